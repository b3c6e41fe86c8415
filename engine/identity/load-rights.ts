import type { Tx } from '../database/database.ts';
import { type ActorRights, noRights, type ShareRule } from './actor-rights.ts';

/** Levels of reports that `managed` reaches through. */
const managedLevels = 3;
// Of trees that people make: a cycle, which the writers refuse, would end here.
const deepestTree = 20;

export interface LoadedRights {
  /** Roles given to the person and to their teams. */
  readonly roles: readonly string[];
  readonly rights: ActorRights;
}

const rightsText = `with recursive mine as (select team from sys.team_member where user_id = $1::uuid),
  above(team, depth) as (select team, 1 from mine union select t.parent, a.depth + 1 from above as a join sys.team as t on t.id = a.team where t.parent is not null and a.depth < ${deepestTree}),
  beneath(team, depth) as (select team, 1 from mine union select t.id, b.depth + 1 from beneath as b join sys.team as t on t.parent = b.team where b.depth < ${deepestTree}),
  reports(person, depth) as (select $1::uuid, 0 union select u.id, r.depth + 1 from reports as r join sys."user" as u on u.manager = r.person where r.depth < ${managedLevels}),
  land(territory, depth) as (select territory, 1 from sys.territory_member where user_id = $1::uuid
    union select t.id, l.depth + 1 from land as l join sys.territory as t on t.parent = l.territory where l.depth < ${deepestTree})
  select
    array(select role from sys.user_role where user_id = $1::uuid union select role from sys.team_role where team in (select team from above) order by 1) as roles,
    array(select distinct team::text from above order by 1) as teams,
    array(select distinct user_id::text from sys.team_member where team in (select team from beneath) order by 1) as colleagues,
    array(select distinct person::text from reports order by 1) as managed,
    array(select distinct territory::text from land order by 1) as territories,
    array(select number from sys.territory where id in (select territory from land) order by 1) as numbers`;

const rulesText = `select id::text as id, object, condition, can, expires_at from sys.share_rule
  where subject = any($1::text[]) and (expires_at is null or expires_at > $2::timestamptz) order by id`;

interface RightsRow {
  readonly roles: readonly string[];
  readonly teams: readonly string[];
  readonly colleagues: readonly string[];
  readonly managed: readonly string[];
  readonly territories: readonly string[];
  readonly numbers: readonly number[];
}

/** What the rows beside role documents give a person, as committed now. */
export async function loadRights(database: Tx, user: string, now: Date): Promise<LoadedRights> {
  const row = (await database.query<RightsRow>({ name: 'identity_rights', text: rightsText, values: [user] }))[0];
  if (!row) return { roles: [], rights: noRights };
  const { roles, teams, colleagues, managed, territories, numbers } = row;
  const subjects = [`user:${user}`, ...teams.map((team) => `team:${team}`), ...roles.map((role) => `role:${role}`)];
  const shareRules = await database.query<ShareRule>({ name: 'identity_share_rules', text: rulesText, values: [subjects, now.toISOString()] });
  return { roles, rights: { subjects, colleagues, managed, territories, places: numbers.flatMap((number) => [number, -number]), shareRules } };
}
