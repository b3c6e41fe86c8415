import type { Database } from '../../database/database.ts';
import { sql } from '../../sql/sql.ts';

/** Removes shares that have ended, of records and by rule, and answers how many; they open nothing since the moment they ended. */
export async function sweepShares(database: Pick<Database, 'query'>, now: Date): Promise<number> {
  let swept = 0;
  for (const table of [sql`sys.share`, sql`sys.share_rule`]) {
    // Rights are looked up anew when a rule goes, so none is touched in vain.
    const ended = sql`expires_at <= ${now.toISOString()}::timestamptz`;
    const found = await database.query(sql`select 1 from ${table} where ${ended} limit 1`);
    if (found.length === 0) continue;
    swept += (await database.query(sql`delete from ${table} where ${ended} returning 1`)).length;
  }
  return swept;
}
