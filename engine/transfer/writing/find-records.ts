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
  const label = object.document.label.en.toLowerCase();
  for (const [position, { rows }] of groups.entries()) {
    const matches = found.get(position) ?? [];
    const id = matches.length === 1 ? matches[0]?.id : undefined;
    const code = matches.length === 0 ? 'not_found' : 'found_several';
    const message = matches.length === 0 ? `There is no ${label} of this name that you can see.` : `Several records of ${label} are called so.`;
    for (const row of rows) {
      records[row] = id === undefined ? 'dropped' : { id, fresh: false };
      if (id === undefined) batch.faults.add(batch.rows[row] as PlannedRow, message, key.column, code);
    }
  }
  return records;
}
