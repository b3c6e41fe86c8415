import type { Database, Tx } from '../../../engine/database/database.ts';
import { sql } from '../../../engine/sql/sql.ts';

/** The people, teams and territories that the demo made, so that they are known from those that people made. */
export interface StaffRecord {
  /** In the order of the recipe. Those of a demo that was removed, whose names history needs, are kept here too. */
  readonly people: readonly { readonly key: string; readonly id: string }[];
  readonly teams: readonly string[];
  readonly territories: readonly string[];
  /** False once the demo was removed. */
  readonly active: boolean;
}

const key = 'demo_people';

export async function findStaff(database: Pick<Database | Tx, 'query'>): Promise<StaffRecord | undefined> {
  const rows = await database.query<{ value: StaffRecord }>(sql`select value from sys.setting where key = ${key}`);
  return rows[0]?.value;
}

/** Kept in the transaction that makes or removes them. */
export async function saveStaff(tx: Tx, record: StaffRecord): Promise<void> {
  await tx.query(
    sql`insert into sys.setting (key, value) values (${key}, ${JSON.stringify(record)}::jsonb) on conflict (key) do update set value = excluded.value`,
  );
}
