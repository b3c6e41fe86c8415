import type { Tx } from '../../database/database.ts';
import { ident, sql } from '../../sql/sql.ts';
import type { ValueCheck } from './value-checks.ts';

const sampleRows = 20;
const countedRows = 1_000_000;

export interface CheckedValues {
  readonly check: ValueCheck;
  readonly count: number;
  readonly samples: readonly { readonly id: string; readonly value: string }[];
}

/** Counts the values a check finds, with the first few of them. */
export async function countValues(tx: Tx, check: ValueCheck): Promise<CheckedValues> {
  const table = ident('crm', check.object);
  const counted = await tx.query<{ count: number }>(sql`select count(*) as count from ${table} as t where ${check.condition}`);
  const count = counted[0]?.count ?? 0;
  if (count === 0) return { check, count, samples: [] };
  const samples = await tx.query<{ id: string; value: string }>(
    sql`select t.id, coalesce(${check.value}, '') as value from ${table} as t where ${check.condition} order by t.id limit ${sql.lit(sampleRows)}`,
  );
  return { check, count, samples };
}

/** Rows of an object: exact up to a million, beyond that what the planner believes. */
export async function countRows(tx: Tx, object: string): Promise<number> {
  const rows = await tx.query<{ rows: number }>(
    sql`select count(*) as rows from (select from ${ident('crm', object)} limit ${sql.lit(countedRows + 1)}) as counted`,
  );
  const count = rows[0]?.rows ?? 0;
  if (count <= countedRows) return count;
  const estimates = await tx.query<{ rows: number }>(sql`select reltuples::bigint as rows from pg_class where oid = to_regclass(${`crm."${object}"`})`);
  return Math.max(count, estimates[0]?.rows ?? 0);
}
