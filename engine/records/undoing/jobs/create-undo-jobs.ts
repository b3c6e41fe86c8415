import { type Actor, actorId } from '../../../access/actor.ts';
import { isAdmin } from '../../../access/grants.ts';
import type { Tx } from '../../../database/database.ts';
import { AppError } from '../../../errors/app-error.ts';
import { stands } from '../../../errors/guards.ts';
import { sql } from '../../../sql/sql.ts';
import type { Work } from '../../../work/work.ts';
import { authorName, startOperation } from '../../operations.ts';
import type { RecordWriter } from '../../record-writer.ts';
import type { WriteDependencies } from '../../write-context.ts';
import type { UndoAnswer } from '../undo-operation.ts';
import { lockUndoable, mayUndo, type UndoableOperation } from '../undoable-operation.ts';
import { loadOperation } from './operation-state.ts';
import { runUndo } from './run-undo.ts';
import { endUndo, insertJob, resumeJob } from './undo-job-table.ts';
import type { OperationState, UndoJobs, UndoStarted } from './undo-jobs.ts';

/** An operation that touched more records than this is undone in the background. */
const mostRecordsAtOnce = 10_000;
/** About how many records one transaction of such an undo settles. */
const recordsOfChunk = 5_000;

export interface UndoJobsOptions extends WriteDependencies {
  readonly writer: Pick<RecordWriter, 'undo'>;
  /** Runs undos in the background of workers; without it they run in this process. */
  readonly work?: Work | undefined;
  /** Records up to which an operation is undone in one transaction. */
  readonly threshold?: number;
  readonly chunkRecords?: number;
}

const queue = 'undo';
const atOnce = 2;
const countingTimeoutMs = 60_000;

/** Opens the way in which operations are undone. */
export function createUndoJobs(options: UndoJobsOptions): UndoJobs {
  return new StoredUndoJobs(options);
}

class StoredUndoJobs implements UndoJobs {
  readonly #options: UndoJobsOptions;
  readonly #running = new Set<Promise<void>>();

  constructor(options: UndoJobsOptions) {
    this.#options = options;
  }

  async undo(actor: Actor, operation: string): Promise<UndoAnswer | UndoStarted> {
    const { database, work, writer } = this.#options;
    const started = await database.transaction((tx) => this.#queue(tx, actor, operation), { statementTimeoutMs: countingTimeoutMs });
    if (started === undefined) return writer.undo(actor, operation);
    // Before it begins: how far it is, and of how much.
    const { done = 0, total = 0 } = await this.get(actor, started.operation);
    if (!work) this.#runHere(started.operation);
    return { ...started, done, total };
  }

  async get(actor: Actor, operation: string): Promise<OperationState> {
    const { database, models } = this.#options;
    const state = await loadOperation(database, operation, { everything: isAdmin(models.current(), actor) });
    if (state && (mayUndo(models.current(), actor, state.actor.id) || !stands('operation_owner'))) return state;
    throw new AppError('not_found', `There is no operation ${operation} that you can see.`);
  }

  async cancel(actor: Actor, operation: string): Promise<OperationState> {
    const { id } = await this.get(actor, operation);
    // Waits for the chunk that is being written.
    await endUndo(this.#options.database, id, 'cancelled');
    return this.get(actor, id);
  }

  async handle(): Promise<void> {
    const { database, work } = this.#options;
    await work?.handle(queue, (data, signal) => this.#run(String(data.operation), signal), { concurrency: atOnce });
    const left = await database.query<{ id: string }>(
      sql`select o.id::text as id from sys.operation as o join sys.undo_job as j on j.operation = o.id where o.status = 'running' order by o.at`,
    );
    // Where another process is at one of them, they take turns.
    for (const { id } of left) await (work ? database.transaction((tx) => this.#enqueue(tx, id)) : this.#runHere(id));
  }

  async settled(): Promise<void> {
    while (this.#running.size > 0) await Promise.all(this.#running);
  }

  /** Undefined where the operation is small enough to be undone at once. */
  async #queue(tx: Tx, actor: Actor, operation: string): Promise<UndoStarted | undefined> {
    const target = await lockUndoable(tx, this.#options.models.current(), actor, operation);
    const started = target.unfinished === undefined ? await this.#start(tx, actor, target) : await goOn(tx, actor, target.unfinished);
    if (started) await this.#enqueue(tx, started.operation);
    return started;
  }

  async #enqueue(tx: Tx, operation: string): Promise<void> {
    await this.#options.work?.enqueue(tx, queue, { operation }, { key: operation });
  }

  async #start(tx: Tx, actor: Actor, { id, rows }: UndoableOperation): Promise<UndoStarted | undefined> {
    const { threshold = mostRecordsAtOnce, clock } = this.#options;
    if (rows <= threshold) return undefined;
    const counted = await tx.query<{ n: number }>(
      sql`select count(*) as n from (select 1 from sys.history where operation = ${id}::uuid group by object, record) as touched`,
    );
    const total = Number(counted[0]?.n);
    if (total <= threshold) return undefined;
    const undo = await startOperation(tx, actor, 'undo', clock(), { undoes: id });
    await insertJob(tx, undo, actor, total);
    return { operation: undo, status: 'running', done: 0, total };
  }

  /** In this process; its failures are in the log and the undo can be taken up again. */
  #runHere(id: string): void {
    const run = this.#run(id)
      .catch((error: unknown) => console.error(`undo ${id} was interrupted:`, error))
      .finally(() => this.#running.delete(run));
    this.#running.add(run);
  }

  #run(id: string, signal?: AbortSignal): Promise<void> {
    return runUndo(this.#options, id, this.#options.chunkRecords ?? recordsOfChunk, signal);
  }
}

async function goOn(tx: Tx, actor: Actor, undo: string): Promise<UndoStarted> {
  const { done, total } = await resumeJob(tx, undo, actor, { id: actorId(actor), name: authorName(actor) });
  return { operation: undo, status: 'running', done, total };
}
