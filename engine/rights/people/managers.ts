import type { Tx } from '../../database/database.ts';
import { AppError } from '../../errors/app-error.ts';
import { sql } from '../../sql/sql.ts';
import { refuseNames, unknownPeople } from '../named-rows.ts';

// Longer than any line of command; a circle made past the writers is walked to an end.
const lastStep = 200;

/** Throws unless the person may report to `manager`: somebody active (bad_request) who does not report to the person (circular). Call it under the lock of rights. */
export async function assertManager(tx: Tx, person: string | null, manager: string | null | undefined): Promise<void> {
  if (manager === null || manager === undefined) return;
  const unknown = await unknownPeople(tx, [['/manager', manager]], true);
  if (unknown.length > 0) throw refuseNames(unknown);
  if (person === null || !(await reportsTo(tx, manager, person))) return;
  const message = 'Nobody reports to somebody who reports to them.';
  throw new AppError('circular', message, { issues: [{ pointer: '/manager', message }] });
}

/** Whether the person is `manager`, or reports to them directly or through others. */
export async function reportsTo(tx: Tx, person: string, manager: string): Promise<boolean> {
  const rows = await tx.query(sql`with recursive above(id, depth) as (
      select ${person}::uuid, 1 union select u.manager, a.depth + 1 from above as a join sys."user" as u on u.id = a.id where u.manager is not null and a.depth < ${sql.lit(lastStep)})
    select 1 from above where id = ${manager}::uuid limit 1`);
  return rows.length > 0;
}
