import type { Tx } from '../../database/database.ts';
import { sql } from '../../sql/sql.ts';
import { reportsTo } from '../people/managers.ts';
import type { Heirs } from './move-shares.ts';
import type { MovedRights } from './moved-rights.ts';

/**
 * Has those who report to the person report to the successor, and the teams that the person leads be led by the successor. A successor who
 * reports to the person takes the person's place in the line, so that nobody ends up above themselves.
 */
export async function moveReports(tx: Tx, { person, successor }: Heirs): Promise<Pick<MovedRights, 'managers' | 'leads'>> {
  const managers: { person: string; before: string | null; after: string | null }[] = [];
  if (await reportsTo(tx, successor, person)) {
    const rows = await tx.query<{ before: string | null; after: string | null }>(sql`select s.manager::text as before, p.manager::text as after
      from sys."user" as s, sys."user" as p where s.id = ${successor}::uuid and p.id = ${person}::uuid`);
    if (rows[0]) managers.push({ person: successor, ...rows[0] });
  }
  const reports = await tx.query<{ id: string }>(
    sql`select u.id::text as id from sys."user" as u where u.manager = ${person}::uuid and u.id <> ${successor}::uuid and u.deleted_at is null order by u.id`,
  );
  for (const { id } of reports) managers.push({ person: id, before: person, after: successor });
  await setManagers(tx, managers);
  const leads = await tx.query<MovedRights['leads'][number]>(sql`select m.team::text as team,
      case when o.team is null then 'nothing' when o.lead then 'lead' else 'member' end as "successorWas"
    from sys.team_member as m left join sys.team_member as o on o.team = m.team and o.user_id = ${successor}::uuid
    where m.user_id = ${person}::uuid and m.lead order by m.team`);
  await lead(tx, { person, successor }, leads);
  return { managers, leads };
}

/** Takes the move back, as far as nobody has changed it since. */
export async function returnReports(tx: Tx, { person, successor }: Heirs, { managers, leads }: MovedRights): Promise<void> {
  // The successor's own place last: until those who come back have gone back, they stand beneath it.
  const back = managers.map(({ person: id, before, after }) => ({ person: id, before: after, after: before }));
  await setManagers(tx, back.toReversed());
  for (const { team, successorWas } of leads) {
    await tx.query(sql`update sys.team_member set lead = true where team = ${team}::uuid and user_id = ${person}::uuid`);
    if (successorWas === 'member') await tx.query(sql`update sys.team_member set lead = false where team = ${team}::uuid and user_id = ${successor}::uuid`);
    if (successorWas === 'nothing') await tx.query(sql`delete from sys.team_member where team = ${team}::uuid and user_id = ${successor}::uuid and lead`);
  }
}

/** Moves once more what was taken back. */
export async function moveReportsAgain(tx: Tx, heirs: Heirs, { managers, leads }: MovedRights): Promise<void> {
  await setManagers(tx, managers);
  await lead(tx, heirs, leads);
}

async function lead(tx: Tx, { person, successor }: Heirs, leads: MovedRights['leads']): Promise<void> {
  if (leads.length === 0) return;
  const teams = leads.map(({ team }) => team);
  await tx.query(sql`update sys.team_member set lead = false where user_id = ${person}::uuid and team = any(${teams}::uuid[])`);
  await tx.query(sql`insert into sys.team_member (team, user_id, lead) select t.id, ${successor}::uuid, true from sys.team as t where t.id = any(${teams}::uuid[])
    on conflict (team, user_id) do update set lead = true`);
}

/** Sets each manager where it is still the one before, and where nobody would end up above themselves. */
async function setManagers(tx: Tx, moves: MovedRights['managers']): Promise<void> {
  for (const { person, before, after } of moves) {
    if (after !== null && (await reportsTo(tx, after, person))) continue;
    await tx.query(
      sql`update sys."user" set manager = ${after}::uuid, version = version + 1 where id = ${person}::uuid and manager is not distinct from ${before}::uuid`,
    );
  }
}
