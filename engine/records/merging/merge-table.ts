import type { Tx } from '../../database/database.ts';
import { sql } from '../../sql/sql.ts';
import type { MovedBeside } from './beside-records.ts';

/** That a record was merged into another by an operation. */
export interface StoredMerge {
  readonly operation: string;
  readonly object: string;
  readonly record: string;
  readonly kept: string;
  readonly moved: Partial<MovedBeside>;
}

const columns = sql`m.operation::text as operation, m.object, m.record::text as record, m.kept::text as kept, m.moved`;

export async function insertMerge(tx: Tx, { operation, object, record, kept, moved }: StoredMerge, now: Date): Promise<void> {
  await tx.query(sql`insert into sys.merge (operation, object, record, kept, at, moved)
    values (${operation}::uuid, ${object}, ${record}::uuid, ${kept}::uuid, ${now.toISOString()}::timestamptz, ${JSON.stringify(moved)}::jsonb)`);
}

/**
 * The merge that an operation did, or that it took back or did again: then `undoing` tells which way things go when the operation is undone in
 * its turn. Of several records one row each, the one that came last first.
 */
export async function mergeBehind(tx: Tx, operation: string): Promise<{ readonly merges: readonly StoredMerge[]; readonly undoing: 'back' | 'forth' }> {
  const rows = await tx.query<StoredMerge & { readonly depth: number }>(sql`with recursive chain(id, depth) as (
      select ${operation}::uuid, 0 union all select o.undoes, c.depth + 1 from chain as c join sys.operation as o on o.id = c.id where o.undoes is not null)
    select ${columns}, c.depth from chain as c join sys.merge as m on m.operation = c.id order by m.record desc`);
  return { merges: rows, undoing: (rows[0]?.depth ?? 0) % 2 === 0 ? 'back' : 'forth' };
}

/** Notes that the merge does not hold any more, or holds again. */
export async function markMerge(tx: Tx, { operation, record }: StoredMerge, undone: boolean, moved: Partial<MovedBeside>): Promise<void> {
  await tx.query(
    sql`update sys.merge set undone = ${undone}, moved = ${JSON.stringify(moved)}::jsonb where operation = ${operation}::uuid and record = ${record}::uuid`,
  );
}

/** Into which record one went the last time that it was merged and that has not been undone. */
export async function lastMerge(tx: Tx, object: string, record: string): Promise<string | undefined> {
  const rows = await tx.query<{ kept: string }>(
    sql`select m.kept::text as kept from sys.merge as m where m.object = ${object} and m.record = ${record}::uuid and not m.undone order by m.at desc limit 1`,
  );
  return rows[0]?.kept;
}
