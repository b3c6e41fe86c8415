import { createHash } from 'node:crypto';
import type { Database, Tx } from '../../engine/database/database.ts';
import { sql } from '../../engine/sql/sql.ts';
import type { DemoRequest } from './generate-demo.ts';

/** What makes the demo what it is: with the same request the generator gives the same batches. */
export type DemoPlan = Omit<DemoRequest, 'settings'>;

/** A demo that was begun and not finished: its process was killed. */
export interface UnfinishedDemo {
  readonly operation: string;
  readonly plan: DemoPlan;
  /** How many batches are committed. */
  readonly batches: number;
  /** Of the settings it was begun with. */
  readonly settingsHash: string;
}

/** Names settings; the generator would give other records from other ones. */
export function settingsHash(settings: DemoRequest['settings']): string {
  return createHash('sha256').update(JSON.stringify(settings)).digest('base64url');
}

const key = 'unfinished_demo';

/** The demo that waits for being finished, unless somebody took back what there was of it. */
export async function findUnfinishedDemo(database: Database): Promise<UnfinishedDemo | undefined> {
  const rows = await database.query<{ value: UnfinishedDemo & { plan: { now: string } } }>(sql`select s.value from sys.setting as s
    join sys.operation as o on o.id = (s.value->>'operation')::uuid where s.key = ${key} and o.undone_by is null`);
  const value = rows[0]?.value;
  return value && { ...value, plan: { ...value.plan, now: new Date(value.plan.now) } };
}

/** Kept in the transaction that writes the batch, so that it tells exactly what is there. */
export async function saveProgress(tx: Tx, progress: UnfinishedDemo): Promise<void> {
  await tx.query(
    sql`insert into sys.setting (key, value) values (${key}, ${JSON.stringify(progress)}::jsonb) on conflict (key) do update set value = excluded.value`,
  );
}

export async function forgetProgress(database: Database): Promise<void> {
  await database.query(sql`delete from sys.setting where key = ${key}`);
}
