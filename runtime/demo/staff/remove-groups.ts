import type { Tx } from '../../../engine/database/database.ts';
import { sql } from '../../../engine/sql/sql.ts';
import type { StaffRecord } from './staff-record.ts';

/** Removes the teams and territories of the demo with what was shared with the teams. What people put beneath them stays, at the top. */
export async function removeGroups(tx: Tx, { teams, territories }: StaffRecord): Promise<void> {
  await tx.query(sql`update sys.team set parent = null where parent = any(${[...teams]}::uuid[]) and id <> all(${[...teams]}::uuid[])`);
  await tx.query(sql`update sys.territory set parent = null where parent = any(${[...territories]}::uuid[]) and id <> all(${[...territories]}::uuid[])`);
  const subjects = teams.map((id) => `team:${id}`);
  await tx.query(sql`delete from sys.share where subject = any(${subjects}::text[])`);
  await tx.query(sql`delete from sys.share_rule where subject = any(${subjects}::text[])`);
  await tx.query(sql`delete from sys.team where id = any(${[...teams]}::uuid[])`);
  await tx.query(sql`delete from sys.territory where id = any(${[...territories]}::uuid[])`);
}
