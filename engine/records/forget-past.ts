import type { Database } from '../database/database.ts';
import type { Model } from '../metadata/model.ts';
import { ident, sql } from '../sql/sql.ts';

const batch = 5_000;

/**
 * Removes the row versions that were superseded before `before`, a few thousand at a time, and answers how many. The journal of changes
 * (who, when, which fields) stays; former values, undo and looking back end there.
 */
export async function forgetPast(database: Pick<Database, 'query'>, model: Model, before: Date): Promise<number> {
  let forgotten = 0;
  for (const object of model.objects.values()) {
    if (object.table[0] !== 'crm') continue;
    const table = ident('past', object.name);
    for (;;) {
      const removed = await database.query(
        sql`delete from ${table} where ctid = any(array(select ctid from ${table} where valid_to < ${before.toISOString()}::timestamptz limit ${sql.lit(batch)})) returning 1`,
      );
      forgotten += removed.length;
      if (removed.length < batch) break;
    }
  }
  return forgotten;
}
