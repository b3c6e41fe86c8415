import type { Tx } from '../../database/database.ts';
import { sql } from '../../sql/sql.ts';

/** Names a pair of records, whichever comes first. */
export const pairKey = (one: string, other: string): string => (one < other ? `${one} ${other}` : `${other} ${one}`);

/** Of all pairs of these records those that somebody said are not the same, by their keys. */
export async function toldApart(connection: Tx, object: string, ids: readonly string[]): Promise<ReadonlySet<string>> {
  if (ids.length < 2) return new Set();
  const rows = await connection.query<{ record: string; other: string }>(sql`select n.record::text as record, n.other::text as other from sys.not_duplicate as n
    where n.object = ${object} and n.record = any(${[...ids]}::uuid[]) and n.other = any(${[...ids]}::uuid[])`);
  return new Set(rows.map(({ record, other }) => pairKey(record, other)));
}
