import { withinSentence } from '../fault-words.ts';
import type { PlannedRow } from '../running/row-planner.ts';
import type { EntryBatch, EntryRecords } from './entry-batch.ts';
import { existingRecords } from './existing-records.ts';
import { groupRows } from './group-rows.ts';

/** Finds the records that links point to by what the file calls them. One that is not there, or cannot be seen, is a fault of the row. */
export async function findRecords(batch: EntryBatch): Promise<EntryRecords> {
  const records: EntryRecords = batch.rows.map(() => null);
  const { key, object } = batch.entry;
  if (key.kind !== 'find') return records;
  const groups = groupRows(batch, records);
  const found = await existingRecords(batch.lookUp, batch.entry, [groups.map((group) => group.key)]);
  const params = { object: withinSentence(object.document.label) };
  for (const [position, { rows }] of groups.entries()) {
    const matches = found.get(position) ?? [];
    const id = matches.length === 1 ? matches[0]?.id : undefined;
    const own = matches.length === 0 ? 'not_found' : 'found_several';
    for (const row of rows) {
      records[row] = id === undefined ? 'dropped' : { id, fresh: false };
      if (id === undefined) batch.faults.add(batch.rows[row] as PlannedRow, { own, params }, key.column);
    }
  }
  return records;
}
