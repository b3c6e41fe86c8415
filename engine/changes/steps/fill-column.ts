import type { Database } from '../../database/database.ts';
import { failpoint } from '../../errors/failpoint.ts';
import { ident, type Sql, sql } from '../../sql/sql.ts';
import { assignments } from '../retype/retype-ddl.ts';
import type { RetypePlan } from '../retype/retype-plan.ts';
import type { Step, StepWork } from './step.ts';

type Fill = Extract<StepWork, { kind: 'fill' }>;
const batchRows = 5_000;

/** Keeps a step's progress; called within the transaction of the batch, so that both are there or neither. */
export type SaveStep = (tx: Pick<Database, 'query'>, change: Partial<Step>) => Promise<void>;

/** Fills the next columns of a table batch by batch, from where the step stopped. Rows are locked in id order, like writers do. */
export async function fillColumn(database: Database, plan: RetypePlan, step: Step & { readonly work: Fill }, save: SaveStep): Promise<void> {
  const past = step.work.schema === 'past';
  const table = ident(step.work.schema, plan.object);
  const key = past ? sql`id, version` : sql`id`;
  const counted = await database.query<{ rows: number }>(sql`select count(*) as rows from ${table}`, { statementTimeoutMs: 0 });
  const total = counted[0]?.rows ?? 0;
  let { done } = step;
  let after = step.work.after;
  for (;;) {
    const last = await database.transaction(
      async (tx) => {
        const rows = await tx.query<{ id: string; version: number; rows: number }>(fillBatch(plan, table, key, beyond(after, past), past));
        const row = rows[0];
        if (!row) return undefined;
        done += row.rows;
        const reached = past ? [row.id, String(row.version)] : [row.id];
        await save(tx, { done, total: Math.max(total, done), work: { ...step.work, after: reached } });
        failpoint('step.batch-filled');
        return reached;
      },
      { statementTimeoutMs: 60_000 },
    );
    if (!last) return save(database, { done, total: done });
    failpoint('step.batch-committed');
    after = last;
  }
}

function beyond(after: readonly string[] | undefined, past: boolean): Sql {
  if (!after) return sql`true`;
  return past ? sql`(id, version) > (${after[0]}::uuid, ${after[1]}::bigint)` : sql`id > ${after[0]}::uuid`;
}

function fillBatch(plan: RetypePlan, table: Sql, key: Sql, from: Sql, past: boolean): Sql {
  const same = past ? sql`t.id = batch.id and t.version = batch.version` : sql`t.id = batch.id`;
  return sql`
    with batch as (select ${key} from ${table} where ${from} order by ${key} limit ${sql.lit(batchRows)} for update),
      filled as (update ${table} as t set ${assignments(plan, 't')} from batch where ${same})
    select id, ${past ? sql`version` : sql`0`} as version, (select count(*) from batch) as rows from batch order by ${past ? sql`id desc, version desc` : sql`id desc`} limit 1`;
}
