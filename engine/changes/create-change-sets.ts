import type { Actor } from '../access/actor.ts';
import { actorId } from '../access/actor.ts';
import type { Database, Tx } from '../database/database.ts';
import type { ModelStore } from '../database/model-store.ts';
import { AppError } from '../errors/app-error.ts';
import { failpoint } from '../errors/failpoint.ts';
import { validateAgainstSchema } from '../metadata/parse-document.ts';
import { sql } from '../sql/sql.ts';
import type { Work } from '../work/work.ts';
import { type ApplySettings, applyProposal } from './apply-change-set.ts';
import { assertMayChange } from './assert-may-change.ts';
import { changeSetRecord, insertChangeSet, type KeptChangeSet, listChangeSets, loadChangeSet, updateChangeSet } from './change-set-table.ts';
import type { ChangeSetRecord, ChangeSets } from './change-sets.ts';
import { lockedTransaction } from './locked-transaction.ts';
import { assertApplicable } from './plan/assert-applicable.ts';
import { makePlan } from './plan/make-plan.ts';
import { propose, refusal } from './propose.ts';
import { assertCanRollBack, cancelPreparation, isOnlyPrepared } from './roll-back.ts';
import { runSteps, type StepContext } from './steps/run-steps.ts';
import type { StoredChange } from './stored-change.ts';

export interface ChangeSetsOptions {
  readonly database: Database;
  readonly models: ModelStore;
  /** Runs queued steps in the background (see handleChangeSetSteps); without it they wait for `drain`. */
  readonly work?: Work;
  readonly clock: () => Date;
  /** Tables with at most so many rows are changed in the applying transaction, larger ones by queued steps. */
  readonly smallRows?: number;
}

/** Queue of the work port that carries queued steps. */
const queue = 'change-set';

/** Opens the one way in which metadata changes. */
export function createChangeSets(options: ChangeSetsOptions): ChangeSets {
  return new StoredChangeSets(options);
}

/** Runs the queued steps of change sets in this process. */
export async function handleChangeSetSteps(work: Work, options: Omit<ChangeSetsOptions, 'work'>): Promise<void> {
  const context = stepContext(options);
  await work.handle(queue, async (data) => runSteps(context, String(data.id)));
}

function stepContext({ database, models, clock, smallRows = 2_000 }: ChangeSetsOptions): StepContext {
  return { database, models, clock, smallRows, cache: new Map() };
}

class StoredChangeSets implements ChangeSets {
  readonly #context: StepContext;
  readonly #work: Work | undefined;

  constructor(options: ChangeSetsOptions) {
    this.#context = stepContext(options);
    this.#work = options.work;
  }

  async create(actor: Actor, { title, changes }: Parameters<ChangeSets['create']>[1]): Promise<ChangeSetRecord> {
    const { database, clock } = this.#open(actor);
    const issues = validateAgainstSchema('change_set', title === undefined ? { changes } : { title, changes });
    if (issues.length > 0) throw refusal(issues);
    const kept: StoredChange[] = changes.map(({ op, kind, name, document }) => (document === undefined ? { op, kind, name } : { op, kind, name, document }));
    return changeSetRecord(await insertChangeSet(database, { title: title ?? '', changes: kept, createdBy: actorId(actor), at: clock() }));
  }

  async get(actor: Actor, id: string): Promise<ChangeSetRecord | undefined> {
    const kept = await loadChangeSet(this.#open(actor).database, id);
    return kept && changeSetRecord(kept);
  }

  async list(actor: Actor, limit: number): Promise<readonly ChangeSetRecord[]> {
    return (await listChangeSets(this.#open(actor).database, limit)).map(changeSetRecord);
  }

  async plan(actor: Actor, id: string): Promise<ChangeSetRecord> {
    this.#open(actor);
    const changeSet = await this.#load(id);
    if (changeSet.status !== 'draft') return changeSetRecord(changeSet);
    await this.#plan(changeSet);
    return changeSetRecord(await this.#load(id));
  }

  async apply(actor: Actor, id: string): Promise<ChangeSetRecord> {
    const { database } = this.#open(actor);
    const changeSet = await this.#load(id);
    if (changeSet.status === 'failed') await this.#retry(changeSet);
    if (changeSet.status !== 'draft') return changeSetRecord(await this.#load(id));
    const { cache } = this.#context;
    // Once without the lock, so that what cannot be applied disturbs nobody, and the compiled objects are at hand.
    await assertApplicable(database, await propose(database, changeSet.changes, cache));
    await lockedTransaction(database, async (tx) => {
      const locked = await loadChangeSet(tx, id, true);
      if (locked?.status === 'draft') await this.#applyIn(tx, locked);
    });
    failpoint('apply.committed');
    return this.#applied(id);
  }

  async rollBack(actor: Actor, id: string): Promise<ChangeSetRecord> {
    const { database, cache, clock } = this.#open(actor);
    const changeSet = await this.#load(id);
    if (isOnlyPrepared(changeSet) && changeSet.status !== 'rolled_back') return this.#cancel(id);
    await assertCanRollBack(database, changeSet);
    const changes = changeSet.inverse?.changes ?? [];
    await assertApplicable(database, await propose(database, changes, cache));
    const draft = await insertChangeSet(database, {
      title: `Roll back: ${changeSet.title}`,
      changes,
      createdBy: actorId(actor),
      at: clock(),
      inverse: { changes: [], after: {}, of: id },
    });
    await this.#plan(draft);
    await lockedTransaction(database, async (tx) => {
      const locked = await loadChangeSet(tx, id, true);
      await assertCanRollBack(tx, locked ?? changeSet);
      await this.#applyIn(tx, (await loadChangeSet(tx, draft.id, true)) ?? draft);
      await updateChangeSet(tx, id, { status: 'rolled_back' });
    });
    return this.#applied(draft.id);
  }

  async drain(): Promise<void> {
    const { database, models } = this.#context;
    const building = await database.query<{ id: string }>(sql`select id from sys.change_set where status = 'building' order by applied_at, id`);
    for (const { id } of building) await runSteps(this.#context, id);
    await models.refresh();
  }

  #open(actor: Actor): StepContext {
    assertMayChange(actor, this.#context.models.current());
    return this.#context;
  }

  async #load(id: string): Promise<KeptChangeSet> {
    const kept = await loadChangeSet(this.#context.database, id);
    if (!kept) throw new AppError('not_found', 'There is no such change set.');
    return kept;
  }

  async #plan({ id, changes }: KeptChangeSet): Promise<void> {
    const { database, cache, smallRows } = this.#context;
    await database.transaction(
      async (tx) => {
        const plan = await makePlan(tx, await propose(tx, changes, cache), smallRows);
        await updateChangeSet(tx, id, { plan, model_version: plan.model_version });
      },
      // One snapshot; counting may read whole tables.
      { isolation: 'repeatable read', statementTimeoutMs: 120_000 },
    );
  }

  async #applyIn(tx: Tx, changeSet: KeptChangeSet): Promise<void> {
    const { cache, clock, smallRows } = this.#context;
    const { after, ...proposal } = await propose(tx, changeSet.changes, cache);
    if (!after) throw refusal(proposal.issues);
    const settings: ApplySettings = { at: clock(), smallRows };
    const steps = await applyProposal(tx, changeSet, { ...proposal, after }, settings);
    if (steps.length > 0) await this.#enqueue(tx, changeSet.id);
  }

  async #enqueue(tx: Tx, id: string): Promise<void> {
    await this.#work?.enqueue(tx, queue, { id }, { key: id });
  }

  /** Runs the steps that failed once more. */
  async #retry({ id, steps }: KeptChangeSet): Promise<void> {
    await this.#context.database.transaction(async (tx) => {
      const again = (steps ?? []).map((step) => (step.state === 'failed' ? { ...step, state: 'waiting' as const } : step));
      await updateChangeSet(tx, id, { status: 'building', steps: again });
      await this.#enqueue(tx, id);
    });
  }

  async #cancel(id: string): Promise<ChangeSetRecord> {
    const { database, cache, clock } = this.#context;
    await lockedTransaction(database, async (tx) => {
      const locked = await loadChangeSet(tx, id, true);
      if (!locked || !isOnlyPrepared(locked)) throw new AppError('change_set_conflict', 'The change set has just taken effect; roll it back once more.');
      await cancelPreparation(tx, locked, await propose(tx, locked.changes, cache, true), clock());
    });
    return this.#applied(id);
  }

  async #applied(id: string): Promise<ChangeSetRecord> {
    await this.#context.models.refresh();
    return changeSetRecord(await this.#load(id));
  }
}
