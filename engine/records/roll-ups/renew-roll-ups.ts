import type { Database } from '../../database/database.ts';
import type { Model } from '../../metadata/model.ts';
import { storedRollUps } from '../../metadata/stored-roll-ups.ts';
import { ident, sql } from '../../sql/sql.ts';

/**
 * Marks every stored value that was worked out before that time: what it counts by way of other links, or by the clock, changes without a
 * mark. Marks of roll-ups that are no longer stored go. Answers how many values were marked.
 */
export async function renewRollUps(database: Database, model: Model, before: Date): Promise<number> {
  const stored = storedRollUps(model);
  const names = stored.map(({ field }) => field.document.name);
  await database.query(
    sql`delete from sys.stale_roll_up where object || '.' || field <> all(${names}::text[]) and since < now() - interval '1 hour' and (select version from sys.model) = ${model.version}`,
  );
  let marked = 0;
  for (const { field, table } of stored) {
    const rows = await database.query<{ n: number }>(sql`with marked as (insert into sys.stale_roll_up (object, field, via, record)
      select ${field.object}, ${field.name}, ${field.object}, record from ${ident('crm', table)} where at < ${before.toISOString()}::timestamptz returning 1)
      select count(*) as n from marked`);
    marked += rows[0]?.n ?? 0;
  }
  return marked;
}
