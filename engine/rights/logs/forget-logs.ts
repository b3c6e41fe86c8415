import type { Database } from '../../database/database.ts';
import { ident, sql } from '../../sql/sql.ts';

const batch = 5_000;
// By the column that tells their age. Exports and alerts stay: they are few, and what left the house has left it for good.
const forgotten = [
  ['denial', 'at'],
  ['reveal_log', 'at'],
  ['reading', 'hour'],
] as const;

/** Removes refusals, reveals and counts of readings from before `before`, a few thousand at a time, and answers how many. */
export async function forgetLogs(database: Pick<Database, 'query'>, before: Date): Promise<number> {
  let removed = 0;
  for (const [table, column] of forgotten) {
    const name = ident('sys', table);
    for (;;) {
      const rows = await database.query(
        sql`delete from ${name} where ctid = any(array(select ctid from ${name} where ${ident(column)} < ${before.toISOString()}::timestamptz limit ${sql.lit(batch)})) returning 1`,
      );
      removed += rows.length;
      if (rows.length < batch) break;
    }
  }
  return removed;
}

/** Exports that say they run since before `before`: their process died, so they were cut off. */
export async function endLostExports(database: Pick<Database, 'query'>, before: Date): Promise<void> {
  await database.query(sql`update sys.export_log set state = 'cut_off' where state = 'running' and at < ${before.toISOString()}::timestamptz`);
}
