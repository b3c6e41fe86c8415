import { isInterruption, isRetryable } from '../../../database/transient.ts';
import { AppError } from '../../../errors/app-error.ts';
import { failpoint } from '../../../errors/failpoint.ts';
import type { Issue } from '../../../errors/issue.ts';
import type { CommittedChange, WriteDependencies } from '../../write-context.ts';
import { writeTransaction } from '../../writing/write-transaction.ts';
import { observeWrites } from '../observe-writes.ts';
import { endUndo } from './undo-job-table.ts';
import { type StepOptions, undoStep, ValueTaken } from './undo-step.ts';

/** Statements of a chunk take seconds; gathering what an operation of millions of rows did takes minutes. */
const statementTimeoutMs = 600_000;
const attempts = 3;
/** Where a value is taken, the chunk is cut into so many parts, until the records that it is about are found. */
const cutting = 8;

/** Undoes from where the job stands. What people have to do with ends as status 'failed' with issues; what broke on our side for a while is thrown. */
export async function runUndo(dependencies: WriteDependencies, operation: string, chunkRecords: number, signal?: AbortSignal): Promise<void> {
  try {
    await undoChunks(dependencies, operation, chunkRecords, signal);
  } catch (error) {
    if (isInterruption(error) || (error instanceof AppError && error.code === 'busy')) throw error;
    if (!(error instanceof AppError && error.status < 500)) console.error(`undo ${operation} failed:`, error);
    await endUndo(dependencies.database, operation, 'failed', issuesOf(error));
  }
}

async function undoChunks(dependencies: WriteDependencies, operation: string, chunkRecords: number, signal: AbortSignal | undefined): Promise<void> {
  let options: StepOptions = { size: chunkRecords, leave: false };
  for (;;) {
    signal?.throwIfAborted();
    try {
      if ((await step(dependencies, operation, options)) === 'over') return;
      options = { size: Math.min(chunkRecords, options.size * cutting), leave: false };
      failpoint('undo.step-committed');
    } catch (error) {
      if (!(error instanceof ValueTaken)) throw error;
      options = options.size > 1 ? { size: Math.ceil(options.size / cutting), leave: false } : { size: 1, leave: true };
    }
  }
}

/** One transaction, tried again where others were in its way. */
async function step(dependencies: WriteDependencies, operation: string, options: StepOptions): Promise<'more' | 'over'> {
  for (let attempt = 1; ; attempt += 1) {
    let touched: CommittedChange[] = [];
    try {
      const outcome = await writeTransaction(
        dependencies,
        (tx, model) => {
          touched = [];
          return undoStep({ ...dependencies, ports: observeWrites(dependencies.ports, touched) }, tx, model, operation, options);
        },
        { statementTimeoutMs },
      );
      if (touched.length > 0) dependencies.ports.afterCommit?.(touched);
      return outcome;
    } catch (error) {
      if (attempt === attempts || !isRetryable(error)) throw error;
    }
  }
}

function issuesOf(error: unknown): readonly Issue[] {
  if (!(error instanceof AppError && error.status < 500))
    return [{ pointer: '', message: 'Something went wrong on our side; what has been undone up to here stays.', code: 'internal' }];
  return error.issues.length > 0 ? error.issues : [{ pointer: '', message: error.message, code: error.code }];
}
