import type { Accessheld } from '../../../schemas/generated/api.ts';
import type { Tx } from '../../database/database.ts';
import { sql } from '../../sql/sql.ts';

export interface ListedPerson {
  readonly id: string;
  readonly name: string;
  readonly active: boolean;
  readonly manager: string | null;
}

interface ListedTeam {
  readonly id: string;
  readonly name: string;
  readonly parent: string | null;
}

interface ListedTerritory extends ListedTeam {}

interface Rows {
  readonly people: readonly ListedPerson[] | null;
  readonly user_roles: readonly { readonly person: string; readonly role: string }[] | null;
  readonly teams: readonly ListedTeam[] | null;
  readonly team_roles: readonly { readonly team: string; readonly role: string }[] | null;
  readonly team_members: readonly { readonly team: string; readonly person: string; readonly lead: boolean }[] | null;
  readonly territories: readonly ListedTerritory[] | null;
  readonly share_rules: readonly { readonly id: string; readonly subject: string }[] | null;
  readonly territory_members: readonly { readonly territory: string; readonly person: string; readonly since: string }[] | null;
}

/**
 * Who works where, to put reasons into words: names of people, teams and territories and how they hang together. What a person may do is
 * never decided by it.
 */
export class Directory {
  readonly people: ReadonlyMap<string, ListedPerson>;
  readonly teams: ReadonlyMap<string, ListedTeam>;
  readonly territories: ReadonlyMap<string, ListedTerritory>;
  /** Whom a share by rule is for, by its id. */
  readonly shareRules: ReadonlyMap<string, string>;
  readonly #rows: Rows;
  readonly #memberships: ReadonlyMap<string, readonly { readonly team: string; readonly lead: boolean }[]>;
  readonly #lands: ReadonlyMap<string, readonly { readonly territory: string; readonly since: string }[]>;

  constructor(rows: Rows) {
    this.#rows = rows;
    this.people = byId(rows.people);
    this.teams = byId(rows.teams);
    this.territories = byId(rows.territories);
    this.shareRules = new Map((rows.share_rules ?? []).map(({ id, subject }) => [id, subject]));
    this.#memberships = Map.groupBy(rows.team_members ?? [], ({ person }) => person);
    this.#lands = Map.groupBy(rows.territory_members ?? [], ({ person }) => person);
  }

  /** The teams a person is in. */
  teamsOf(person: string): readonly (ListedTeam & { readonly lead: boolean })[] {
    return (this.#memberships.get(person) ?? []).flatMap(({ team, lead }) => {
      const found = this.teams.get(team);
      return found ? [{ ...found, lead }] : [];
    });
  }

  /** The territories given to a person. */
  territoriesOf(person: string): readonly (ListedTerritory & { readonly since: string })[] {
    return (this.#lands.get(person) ?? []).flatMap(({ territory, since }) => {
      const found = this.territories.get(territory);
      return found ? [{ ...found, since: new Date(since).toISOString() }] : [];
    });
  }

  /** The place itself and those above it, nearest first. */
  upward(places: ReadonlyMap<string, ListedTeam>, start: string): readonly ListedTeam[] {
    const found: ListedTeam[] = [];
    for (let at = places.get(start); at !== undefined && !found.includes(at); at = places.get(at.parent ?? '')) found.push(at);
    return found;
  }

  /** How the person comes by the role: given to them, or to a team that they are in or to one above it. */
  holds(person: string, role: string): readonly Accessheld[] {
    const own = (this.#rows.user_roles ?? []).some((given) => given.person === person && given.role === role);
    const above = new Map(this.teamsOf(person).flatMap(({ id }) => this.upward(this.teams, id).map((team) => [team.id, team] as const)));
    const teams = (this.#rows.team_roles ?? []).flatMap((given) => (given.role === role ? (above.get(given.team) ?? []) : []));
    return [...(own ? [{ via: 'self' as const }] : []), ...teams.map(({ id, name }) => ({ via: 'team' as const, team: { id, name } }))];
  }

  /** Ids of active people to whom a team belongs as a member, through teams beneath it too. */
  membersBeneath(teams: readonly string[]): ReadonlySet<string> {
    const wanted = new Set(teams);
    const members = (this.#rows.team_members ?? []).filter(({ team }) => this.upward(this.teams, team).some(({ id }) => wanted.has(id)));
    return new Set(members.map(({ person }) => person));
  }

  /** Ids of people to whom the role is given, to themselves or through a team. */
  holdersOf(role: string): ReadonlySet<string> {
    const own = (this.#rows.user_roles ?? []).flatMap((given) => (given.role === role ? [given.person] : []));
    const teams = (this.#rows.team_roles ?? []).flatMap((given) => (given.role === role ? [given.team] : []));
    return new Set([...own, ...this.membersBeneath(teams)]);
  }

  /** Names of those between a person and someone who reports to them, from the top; undefined where they do not within three levels. */
  between(manager: string, report: string): readonly string[] | undefined {
    const names: string[] = [];
    let at = this.people.get(report);
    for (let level = 0; level < reportLevels; level += 1) {
      if (at?.manager === manager) return names;
      at = this.people.get(at?.manager ?? '');
      if (at) names.unshift(at.name);
    }
    return undefined;
  }
}

/** As many as load-rights.ts follows. */
const reportLevels = 3;

function byId<T extends { readonly id: string }>(rows: readonly T[] | null): ReadonlyMap<string, T> {
  return new Map((rows ?? []).map((row) => [row.id, row]));
}

const directorySql = sql`select
  (select json_agg(json_build_object('id', id, 'name', name, 'active', active, 'manager', manager) order by name, id) from sys."user" where deleted_at is null) as people,
  (select json_agg(json_build_object('person', user_id, 'role', role)) from sys.user_role) as user_roles,
  (select json_agg(json_build_object('id', id, 'name', name, 'parent', parent) order by name, id) from sys.team) as teams,
  (select json_agg(json_build_object('team', team, 'role', role) order by team) from sys.team_role) as team_roles,
  (select json_agg(json_build_object('team', m.team, 'person', m.user_id, 'lead', m.lead) order by t.name, m.team) from sys.team_member as m join sys.team as t on t.id = m.team) as team_members,
  (select json_agg(json_build_object('id', id, 'name', name, 'parent', parent) order by name, id) from sys.territory) as territories,
  (select json_agg(json_build_object('id', id, 'subject', subject)) from sys.share_rule) as share_rules,
  (select json_agg(json_build_object('territory', m.territory, 'person', m.user_id, 'since', m.since) order by t.name, m.territory)
    from sys.territory_member as m join sys.territory as t on t.id = m.territory) as territory_members`;

/** Loads it as committed now; one statement. */
export async function loadDirectory(tx: Tx): Promise<Directory> {
  const rows = (await tx.query<Rows>(directorySql))[0];
  if (!rows) throw new Error('a select without FROM gave no row');
  return new Directory(rows);
}
