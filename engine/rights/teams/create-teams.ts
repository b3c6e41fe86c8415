import type { Team, TeamRequest, TeamUpdate } from '../../../schemas/generated/api.ts';
import type { Tx } from '../../database/database.ts';
import { sql } from '../../sql/sql.ts';
import { logRights } from '../log/rights-log.ts';
import { differences, parseName, refuseNames, unknownPeople, unknownRoles } from '../named-rows.ts';
import type { RightsChange, RightsServices } from '../rights-context.ts';
import { rightsTransaction } from '../rights-transaction.ts';
import { removeSharesWith } from '../shares/subjects.ts';
import { assertChildless, assertTreePlace } from '../tree-place.ts';
import { listTeams, loadTeam } from './team-rows.ts';
import type { Teams } from './teams.ts';

/** Opens the way in which teams change. */
export function createTeams(services: RightsServices): Teams {
  const { database } = services;
  return {
    list: (request) => listTeams(database, request),
    get: (id) => loadTeam(database, id),
    create: (actor, team) => rightsTransaction(services, actor, (change) => createTeam(change, team)),
    update: (actor, id, changes) => rightsTransaction(services, actor, (change) => updateTeam(change, id, changes)),
    remove: (actor, id) => rightsTransaction(services, actor, (change) => removeTeam(change, id)),
  };
}

async function createTeam({ tx, model, actor, now }: RightsChange, team: TeamRequest): Promise<Team> {
  const name = parseName(team.name);
  await check(tx, model, team);
  await assertTreePlace(tx, 'team', null, team.parent ?? null);
  const made = await tx.query<{ id: string }>(
    sql`insert into sys.team (name, parent, created_at) values (${name}, ${team.parent ?? null}::uuid, ${now.toISOString()}::timestamptz) returning id::text as id`,
  );
  const id = String(made[0]?.id);
  await setMembers(tx, id, team.members ?? [], now);
  await setRoles(tx, id, team.roles ?? []);
  const { created_at: _, ...after } = await loadTeam(tx, id);
  await logRights(tx, { actor, at: now, what: 'team_created', detail: { id, name, after } });
  return loadTeam(tx, id);
}

async function updateTeam({ tx, model, actor, now }: RightsChange, id: string, changes: TeamUpdate): Promise<Team> {
  const before = await loadTeam(tx, id);
  const name = changes.name === undefined ? before.name : parseName(changes.name);
  await check(tx, model, changes);
  const parent = changes.parent === undefined ? before.parent : changes.parent;
  if (parent !== before.parent) await assertTreePlace(tx, 'team', before.id, parent);
  await tx.query(sql`update sys.team set name = ${name}, parent = ${parent}::uuid, version = version + 1 where id = ${before.id}::uuid`);
  if (changes.members) await setMembers(tx, before.id, changes.members, now);
  if (changes.roles) await setRoles(tx, before.id, changes.roles);
  const after = await loadTeam(tx, before.id);
  const changed = differences(before, after, ['name', 'parent', 'members', 'roles']);
  if (changed) await logRights(tx, { actor, at: now, what: 'team_changed', detail: { id: after.id, name, ...changed } });
  return after;
}

async function removeTeam({ tx, actor, now }: RightsChange, id: string): Promise<void> {
  const { created_at: _, ...before } = await loadTeam(tx, id);
  await assertChildless(tx, 'team', before.id);
  const shares = await removeSharesWith(tx, `team:${before.id}`);
  await tx.query(sql`delete from sys.team where id = ${before.id}::uuid`);
  await logRights(tx, { actor, at: now, what: 'team_deleted', detail: { id: before.id, name: before.name, before, shares } });
}

async function check(tx: Tx, model: RightsChange['model'], { members = [], roles }: TeamUpdate): Promise<void> {
  const ids = members.map(({ user }, index) => [`/members/${index}/user`, user] as const);
  const seen = new Set<string>();
  const twice = ids.flatMap(([pointer, user]) => {
    const again = seen.has(user.toLowerCase());
    seen.add(user.toLowerCase());
    return again ? [{ pointer, message: 'This person is named twice.' }] : [];
  });
  const issues = [...twice, ...unknownRoles(model, roles), ...(await unknownPeople(tx, ids))];
  if (issues.length > 0) throw refuseNames(issues);
}

/** Who stays keeps the day since when. */
async function setMembers(tx: Tx, team: string, members: NonNullable<TeamRequest['members']>, now: Date): Promise<void> {
  const users = members.map(({ user }) => user);
  const leads = members.map(({ lead = false }) => lead);
  await tx.query(sql`delete from sys.team_member where team = ${team}::uuid and user_id <> all(${users}::uuid[])`);
  await tx.query(sql`insert into sys.team_member as m (team, user_id, lead, since)
    select ${team}::uuid, v.id, v.lead, ${now.toISOString()}::timestamptz from unnest(${users}::uuid[], ${leads}::boolean[]) as v(id, lead)
    on conflict (team, user_id) do update set lead = excluded.lead where m.lead <> excluded.lead`);
}

async function setRoles(tx: Tx, team: string, roles: readonly string[]): Promise<void> {
  await tx.query(sql`delete from sys.team_role where team = ${team}::uuid and role <> all(${[...roles]}::text[])`);
  await tx.query(sql`insert into sys.team_role (team, role) select ${team}::uuid, role from unnest(${[...roles]}::text[]) as role on conflict do nothing`);
}
