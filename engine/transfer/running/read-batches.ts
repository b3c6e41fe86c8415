import { isBlank, type PreparedImport } from './prepare-import.ts';
import type { PlannedRow, RowPlanner } from './row-planner.ts';

const batchRows = 5_000;

/** The rows behind the checkpoint in batches; the rows up to it are replayed. */
export async function* readBatches(prepared: PreparedImport, planner: RowPlanner, checkpoint: number): AsyncGenerator<readonly PlannedRow[]> {
  let batch: PlannedRow[] = [];
  for await (const rows of prepared.source.rows()) {
    for (const row of rows) {
      if (isBlank(row)) continue;
      if (row.number <= checkpoint) {
        planner.replay(row);
        continue;
      }
      batch.push(planner.plan(row));
      if (batch.length < batchRows) continue;
      yield batch;
      batch = [];
    }
  }
  if (batch.length > 0) yield batch;
}

/** Reads one item ahead, so that the next batch is parsed while the database writes this one. */
export async function* readAhead<T>(items: AsyncIterable<T>): AsyncGenerator<T> {
  const iterator = items[Symbol.asyncIterator]();
  let next = iterator.next();
  try {
    for (;;) {
      const { done, value } = await next;
      if (done) return;
      next = iterator.next();
      // Whoever awaits it sees the failure; until then it must not count as unhandled.
      next.catch(() => undefined);
      yield value;
    }
  } finally {
    await iterator.return?.();
  }
}

/** Notes for entries in which the last row wins which row that is. */
export async function noteLastRows(prepared: PreparedImport, planner: RowPlanner, note: (entry: number, key: string, row: number) => void): Promise<void> {
  const entries = prepared.plan.entries.flatMap((entry, index) =>
    entry.write === 'last' && (entry.key.kind === 'external' || entry.key.kind === 'fields') ? [index] : [],
  );
  if (entries.length === 0) return;
  for await (const rows of prepared.source.rows()) {
    for (const row of rows) {
      if (isBlank(row)) continue;
      const keys = planner.keysOf(row);
      for (const entry of entries) {
        const key = keys[entry];
        if (typeof key === 'string') note(entry, key, row.number);
      }
    }
  }
}
