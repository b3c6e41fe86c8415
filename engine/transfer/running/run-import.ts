import type { Actor } from '../../access/actor.ts';
import type { Database, Tx } from '../../database/database.ts';
import { isInterruption, isRetryable } from '../../database/transient.ts';
import { AppError } from '../../errors/app-error.ts';
import { failpoint } from '../../errors/failpoint.ts';
import type { Issue } from '../../errors/issue.ts';
import { sql } from '../../sql/sql.ts';
import { assertMayImport } from '../assert-may-import.ts';
import { importIssue } from '../import-issue.ts';
import type { OpenFile } from '../reading/read-file.ts';
import { fileSource, sheetSource } from '../reading/row-source.ts';
import { writeBatch } from '../writing/write-batch.ts';
import { analyzeTables } from './analyze-tables.ts';
import { ImportRun, type ImportServices } from './import-run.ts';
import {
  advanceImport,
  endImport,
  keepJudgement,
  loadImport,
  moveCheckpoint,
  noProgress,
  reportReading,
  type StoredImport,
  type StoredProgress,
} from './import-table.ts';
import { prepareImport } from './prepare-import.ts';
import { noteLastRows, readAhead, readBatches } from './read-batches.ts';
import { type PlannedRow, RowPlanner } from './row-planner.ts';
import { stagedFile, stagedSheet } from './staged-file.ts';

/** Statements of a batch of 5,000 rows; far above what they take. */
const statementTimeoutMs = 120_000;
const attempts = 3;
const reportEveryMs = 500;

/** The import was cancelled, or another process works on it: whatever is uncommitted is given up, and nothing more is to be done here. */
class Superseded extends Error {}

/** Ends a dry run's transaction. */
class KeepNothing extends Error {}

/** Runs an import from where it stands. What people did wrong ends as status 'failed' with issues; what broke on our side is thrown. */
export async function runImport(services: ImportServices, id: string, actorOf: (stored: StoredImport) => Promise<Actor>, signal?: AbortSignal): Promise<void> {
  const stored = await loadImport(services.database, id);
  if (!stored || !['waiting', 'reading', 'writing'].includes(stored.status)) return;
  try {
    await runStored(services, stored, await actorOf(stored), signal);
  } catch (error) {
    if (error instanceof Superseded) return;
    if (error instanceof AppError && error.status < 500) {
      const issues = error.issues.length > 0 ? error.issues : [{ pointer: '', message: error.message, code: error.code }];
      return failImport(services, id, issues);
    }
    if (isInterruption(error)) throw error;
    console.error(`import ${id} failed:`, error);
    await failImport(services, id, [{ pointer: '', message: 'Something went wrong on our side; what was written up to here stays.', code: 'internal' }]);
  }
}

async function failImport({ database }: ImportServices, id: string, issues: readonly Issue[]): Promise<void> {
  const counts = (await loadImport(database, id))?.result?.counts ?? {};
  await endImport(database, id, 'failed', { result: { counts, issues } });
}

async function runStored(services: ImportServices, stored: StoredImport, actor: Actor, signal: AbortSignal | undefined): Promise<void> {
  const { database } = services;
  const run = await openRun(services, stored, actor);
  const planner = new RowPlanner(run.prepared, run.memories);
  await noteLastRows(run.prepared, planner, (entry, key, row) => run.memories[entry]?.noteRow(key, row));
  const batches = readAhead(readBatches(run.prepared, planner, run.progress.checkpoint));
  if (stored.dry_run) await rehearse(run, batches, signal);
  else await writeAll(run, batches, signal);
  const progress: StoredProgress = { ...run.progress, bytes_read: run.progress.bytes_total };
  await endImport(database, stored.id, 'done', { progress, result: { counts: run.counts } });
}

/** Reads the file through and judges it, telling how far it is. */
async function openRun({ database, models, ...services }: ImportServices, stored: StoredImport, actor: Actor): Promise<ImportRun> {
  let run: ImportRun | undefined;
  let reported = Date.now();
  const base = { ...noProgress, ...stored.progress };
  const open = fileOf(database, stored, (bytes_read) => {
    if (run) run.progress = { ...run.progress, bytes_read };
    if (run || Date.now() - reported < reportEveryMs) return;
    reported = Date.now();
    // A report that fails is followed by another; the run itself will meet the same trouble.
    reportReading(database, stored.id, bytes_read).catch(() => undefined);
  });
  if (!(await advanceImport(database, stored.id, 'reading', base))) throw new Superseded();
  const { mapping, reading } = stored.options;
  assertMayImport(models.current(), actor, mapping);
  const source = reading ? sheetSource(open, reading) : await fileSource(open, mapping);
  const prepared = await prepareImport({ source, mapping, model: models.current(), actor });
  await keepJudgement(database, stored.id, prepared.judgement);
  run = new ImportRun({ database, models, ...services }, { ...stored, progress: base }, actor, prepared);
  return run;
}

function fileOf(database: Database, { id, file, options }: StoredImport, onRead: (bytes: number) => void): OpenFile {
  if (!options.reading) return stagedFile(database, id, onRead);
  if (file === null) throw importIssue('file_gone', 'The file is no longer there: take it in once more.');
  return stagedSheet(database, file, options.reading.sheet, onRead);
}

type Batches = AsyncIterable<readonly PlannedRow[]>;

/** Each batch is one transaction: its records, its faults and the new checkpoint are committed together or not at all. */
async function writeAll(run: ImportRun, batches: Batches, signal: AbortSignal | undefined): Promise<void> {
  const { database, events } = run.services;
  let batch = 0;
  for await (const rows of batches) {
    signal?.throwIfAborted();
    if (needsAnalysis(run, batch)) await database.transaction((tx) => analyzeTables(tx, run.prepared.plan), { statementTimeoutMs });
    const { outcome, counts } = await retrying(() => database.transaction((tx) => writeAndMark(run, tx, rows), { statementTimeoutMs }));
    run.learn(outcome.lessons, counts);
    run.progress = outcome.progress;
    run.operation = outcome.operation;
    for (const [index, { object }] of run.prepared.plan.entries.entries()) {
      const ids = (outcome.lessons[index] ?? []).flatMap((lesson) => (lesson.outcome === 'unchanged' ? [] : [lesson.record.id]));
      if (ids.length > 0) events?.publish({ object: object.name, ids, operation: outcome.operation });
    }
    failpoint('import.batch-committed');
    batch += 1;
  }
}

async function writeAndMark(run: ImportRun, tx: Tx, rows: readonly PlannedRow[]) {
  const outcome = await writeBatch(run, tx, rows);
  await outcome.faults.store(tx, run.stored.id);
  const counts = run.countsWith(outcome.lessons);
  const { operation, progress } = outcome;
  failpoint('import.batch-written');
  const moved = await moveCheckpoint(tx, run.stored.id, run.progress.checkpoint, { operation, progress, result: { counts } });
  if (!moved) throw new Superseded();
  return { outcome, counts };
}

/** Does everything in one transaction, since later batches need what earlier ones wrote, and then takes it all back. Faults and progress stay. */
async function rehearse(run: ImportRun, batches: Batches, signal: AbortSignal | undefined): Promise<void> {
  const { database } = run.services;
  const { id } = run.stored;
  // A rehearsal that was interrupted begins anew.
  await database.query(sql`delete from sys.import_fault where import = ${id}::uuid`);
  const work = async (tx: Tx): Promise<never> => {
    let batch = 0;
    for await (const rows of batches) {
      signal?.throwIfAborted();
      if (needsAnalysis(run, batch)) await analyzeTables(tx, run.prepared.plan);
      const outcome = await writeBatch(run, tx, rows);
      run.learn(outcome.lessons, run.countsWith(outcome.lessons));
      run.progress = { ...outcome.progress, checkpoint: 0 };
      run.operation = outcome.operation;
      await outcome.faults.store(database, id);
      if (!(await advanceImport(database, id, 'writing', run.progress))) throw new Superseded();
      batch += 1;
    }
    throw new KeepNothing();
  };
  try {
    await database.transaction(work, { statementTimeoutMs });
  } catch (error) {
    if (!(error instanceof KeepNothing)) throw error;
  }
}

/** Numbers of batches after which the tables may have changed so much that what the planner knows of them misleads it. */
const turningPoints = new Set([1, 8, 64]);

function needsAnalysis(run: ImportRun, batches: number): boolean {
  return turningPoints.has(batches) && Object.values(run.counts).some((counts) => counts.created > 0);
}

async function retrying<T>(work: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await work();
    } catch (error) {
      if (attempt === attempts || !isRetryable(error)) throw error;
    }
  }
}
