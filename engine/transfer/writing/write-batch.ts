import type { Tx } from '../../database/database.ts';
import { withinSentence } from '../fault-words.ts';
import type { ImportRun } from '../running/import-run.ts';
import type { StoredProgress } from '../running/import-table.ts';
import type { PlannedRow } from '../running/row-planner.ts';
import type { EntryBatch, EntryRecords, Lesson } from './entry-batch.ts';
import { FaultList } from './fault-list.ts';
import { writeEntry } from './write-entry.ts';

/** What a batch did, before it is committed. */
export interface BatchOutcome {
  readonly lessons: readonly (readonly Lesson[])[];
  readonly faults: FaultList;
  readonly operation: string;
  readonly progress: StoredProgress;
}

/** Writes all entries of a batch of rows, in the order of the mapping. Neither the run nor the tables of imports are changed. */
export async function writeBatch(run: ImportRun, tx: Tx, rows: readonly PlannedRow[]): Promise<BatchOutcome> {
  const { services, actor } = run;
  run.follow(await services.models.lockForWrite(tx));
  const { prepared } = run;
  const { plan } = prepared;
  const operation = run.operation ?? (await services.writer.startOperation(tx, actor, 'import', run.stored.file_name ?? undefined));
  const faults = new FaultList(plan.columns, actor.locale);
  for (const row of rows) if (row.problem !== undefined) faults.add(row, row.problem);
  const lookUp = { tx, model: plan.model, actor, now: services.clock(), source: plan.source };
  // Entries that only find records are not spoken of.
  const names = plan.entries.map((entry) => (entry.key.kind === 'find' ? undefined : withinSentence(entry.object.document.label)));
  const before: EntryRecords[] = [];
  const lessons: (readonly Lesson[])[] = [];
  const made = new Set<string>();
  for (const [index, entry] of plan.entries.entries()) {
    const readers = run.readers[index] ?? [];
    const memory = run.memories[index];
    if (memory === undefined) throw new RangeError(`no memory of entry ${entry.name}`);
    const write: EntryBatch['write'] = (writes, mode) => services.writer.writeBatch(tx, actor, entry.object.name, writes, { operation, kind: 'import', mode });
    const written = await writeEntry({ index, entry, readers, memory, rows, before, names, faults, lookUp, format: prepared.context, made, write });
    before.push(written.records);
    lessons.push(written.lessons);
    for (const { outcome, record } of written.lessons) if (outcome === 'created') made.add(record.id);
  }
  const { progress } = run;
  const last = rows.at(-1)?.number ?? progress.checkpoint;
  return {
    lessons,
    faults,
    operation,
    progress: {
      ...progress,
      rows_read: progress.rows_read + rows.length,
      rows_written: progress.rows_written + rows.length - faults.rows,
      rows_faulty: progress.rows_faulty + faults.rows,
      checkpoint: last,
    },
  };
}
