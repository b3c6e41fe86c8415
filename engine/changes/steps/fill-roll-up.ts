import type { Database } from '../../database/database.ts';
import type { ModelStore } from '../../database/model-store.ts';
import { failpoint } from '../../errors/failpoint.ts';
import { storedRollUps } from '../../metadata/stored-roll-ups.ts';
import { writeTransaction } from '../../records/writing/write-transaction.ts';
import { ident, sql } from '../../sql/sql.ts';
import { raiseVersion } from '../apply-change-set.ts';
import { lockedTransaction } from '../locked-transaction.ts';
import type { SaveStep } from './fill-column.ts';
import type { Step, StepWork } from './step.ts';
import { storeNextRecords } from './store-all-records.ts';

type Fill = Extract<StepWork, { kind: 'roll_up' }>;

/** Works out a stored roll-up for every record batch by batch, from where the step stopped; then it is read from its table. */
export async function fillRollUp(database: Database, models: ModelStore, step: Step & { readonly work: Fill }, save: SaveStep): Promise<void> {
  const { object, field } = step.work;
  const counted = await database.query<{ rows: number }>(sql`select count(*) as rows from ${ident('crm', object)}`, { statementTimeoutMs: 0 });
  const total = counted[0]?.rows ?? 0;
  let { done } = step;
  let after = step.work.after;
  for (;;) {
    const last = await writeTransaction(
      { database, models },
      async (tx, model) => {
        const rollUp = storedRollUps(model).find((candidate) => candidate.field.document.name === `${object}.${field}`);
        const ids = rollUp ? await storeNextRecords(tx, model, rollUp, after) : [];
        const reached = ids.at(-1);
        if (reached === undefined) return undefined;
        const filled = done + ids.length;
        await save(tx, { done: filled, total: Math.max(total, filled), work: { ...step.work, after: reached } });
        failpoint('step.batch-filled');
        return { reached, filled };
      },
      { statementTimeoutMs: 120_000 },
    );
    if (last === undefined) break;
    failpoint('step.batch-committed');
    after = last.reached;
    done = last.filled;
  }
  await save(database, { done, total: done });
  await readFromTable(database, `${object}.${field}`);
  await models.refresh();
}

async function readFromTable(database: Database, name: string): Promise<void> {
  await lockedTransaction(database, async (tx) => {
    const ready = await tx.query(sql`update sys.document set state = 'active' where kind = 'field' and name = ${name} and state = 'building' returning name`);
    if (ready.length === 0) return;
    const rows = await tx.query<{ version: number }>(sql`select version from sys.model`);
    await raiseVersion(tx, Number(rows[0]?.version) + 1, []);
  });
}
