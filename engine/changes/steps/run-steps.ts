import type { Database, Tx } from '../../database/database.ts';
import type { ModelStore } from '../../database/model-store.ts';
import { AppError } from '../../errors/app-error.ts';
import { failpoint } from '../../errors/failpoint.ts';
import type { CompileCache } from '../../metadata/compiling/compile-model.ts';
import { sql } from '../../sql/sql.ts';
import { completeProposal } from '../apply-change-set.ts';
import { type KeptChangeSet, loadChangeSet, updateChangeSet } from '../change-set-table.ts';
import { lockedTransaction } from '../locked-transaction.ts';
import { propose, refusal } from '../propose.ts';
import { planRetype } from '../retype/retype-plan.ts';
import { buildRule } from './build-rule.ts';
import { fillColumn, type SaveStep } from './fill-column.ts';
import { fillRollUp } from './fill-roll-up.ts';
import type { Step, StepWork } from './step.ts';

// One process at a time builds, whichever change set it is for: two index builds would wait for each other.
const stepLockKey = 7_246_102;

export interface StepContext {
  readonly database: Database;
  readonly models: ModelStore;
  readonly cache: CompileCache;
  readonly clock: () => Date;
  readonly smallRows: number;
}

/** Runs what is left of a change set's steps. May be cut off anywhere and called again; a failed step ends it with status failed. */
export async function runSteps(context: StepContext, id: string): Promise<void> {
  await context.database.transaction(
    async (tx) => {
      await tx.query(sql`set local idle_in_transaction_session_timeout = 0`);
      await tx.query(sql`select pg_advisory_xact_lock(${sql.lit(stepLockKey)})`);
      await context.models.refresh();
      for (;;) {
        // Read anew each time: a switch adds steps, a roll back ends them.
        const changeSet = await loadChangeSet(context.database, id);
        if (changeSet?.status !== 'building') return;
        const index = (changeSet.steps ?? []).findIndex(({ state }) => state !== 'done');
        if (index < 0) return updateChangeSet(context.database, id, { status: 'applied' });
        await runStep(context, changeSet, index);
      }
    },
    { statementTimeoutMs: 0 },
  );
}

async function runStep(context: StepContext, changeSet: KeptChangeSet, index: number): Promise<void> {
  const step = changeSet.steps?.[index];
  if (!step) return;
  const save: SaveStep = (tx, change) => saveStep(tx as Tx, changeSet.id, index, change);
  try {
    await save(context.database, { state: 'running' });
    failpoint('step.begun');
    await perform(context, changeSet, step, index, save);
    failpoint('step.performed');
    await save(context.database, { state: 'done', ...(step.total === 1 ? { done: 1 } : {}) });
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    await save(context.database, { state: 'failed' });
    const now = await loadChangeSet(context.database, changeSet.id);
    // A roll back meanwhile takes away what the step works on.
    if (now?.status !== 'building') return;
    await updateChangeSet(context.database, changeSet.id, { status: 'failed', error: { step: step.name, message } });
  }
}

async function perform(context: StepContext, changeSet: KeptChangeSet, step: Step, index: number, save: SaveStep): Promise<void> {
  const { work } = step;
  if (work.kind === 'switch') return switchOver(context, changeSet.id, index);
  if (work.kind === 'roll_up') return fillRollUp(context.database, context.models, { ...step, work }, save);
  if (work.kind !== 'fill') return buildRule(context.database, context.models.current(), work);
  await fillColumn(context.database, await retypePlan(context, changeSet, work), { ...step, work }, save);
}

async function retypePlan({ database, cache }: StepContext, { changes }: KeptChangeSet, work: Extract<StepWork, { kind: 'fill' }>) {
  const { resolution, before } = await propose(database, changes, cache, true);
  const retype = resolution.retypes.find(({ after }) => after.object === work.object && after.field === work.field);
  if (!retype) throw new AppError('internal', `The change set does not convert ${work.object}.${work.field}.`);
  return planRetype(retype, before.settings);
}

/** The second transaction of a change of type: everything in the set takes effect. */
async function switchOver({ database, models, cache, clock, smallRows }: StepContext, id: string, index: number): Promise<void> {
  await lockedTransaction(database, async (tx) => {
    const changeSet = await loadChangeSet(tx, id, true);
    const steps = changeSet?.steps ?? [];
    if (changeSet?.status !== 'building' || steps[index]?.state === 'done') return;
    const { after, ...proposal } = await propose(tx, changeSet.changes, cache, true);
    if (!after) throw refusal(proposal.issues);
    const done = steps.map((step, at): Step => (at === index ? { ...step, state: 'done', done: 1 } : step));
    await completeProposal(tx, changeSet, { ...proposal, after }, { at: clock(), smallRows }, done);
    // Stays building until the caller has seen that nothing is left.
    await updateChangeSet(tx, id, { status: 'building' });
    failpoint('step.switching');
  });
  await models.refresh();
}

async function saveStep(tx: Tx, id: string, index: number, change: Partial<Step>): Promise<void> {
  const place = sql.lit(`{${index}}`);
  await tx.query(
    sql`update sys.change_set set steps = jsonb_set(steps, ${place}, steps -> ${sql.lit(index)} || ${JSON.stringify(change)}::jsonb) where id = ${id}::uuid`,
  );
}
