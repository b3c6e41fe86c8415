import { withinSentence } from '../fault-words.ts';
import type { PlannedRow } from '../running/row-planner.ts';
import type { EntryBatch, EntryRecords } from './entry-batch.ts';
import type { RowGroup } from './merge-rows.ts';

/** Brings rows together that meet in one record, and tells rows that cannot have one. */
export function groupRows(batch: EntryBatch, records: EntryRecords): readonly RowGroup[] {
  const groups: RowGroup[] = [];
  const byKey = new Map<string, RowGroup>();
  const { kind } = batch.entry.key;
  const keyed = kind === 'external' || kind === 'fields' || kind === 'find';
  let last: RowGroup | undefined;
  for (const [row, planned] of batch.rows.entries()) {
    const key = planned.keys[batch.index];
    if (planned.problem !== undefined) records[row] = 'dropped';
    else if (key === null || key === undefined) continue;
    else if (typeof key === 'object') {
      batch.faults.add(planned, key.fault, key.column);
      records[row] = 'dropped';
    } else if (isOrphan(batch, row, planned)) records[row] = 'dropped';
    else {
      // Rows of one record mostly stand together.
      const known = last?.key === key ? last : keyed ? byKey.get(key) : undefined;
      last = known ?? { key, rows: [] };
      last.rows.push(row);
      if (known) continue;
      groups.push(last);
      if (keyed) byKey.set(key, last);
    }
  }
  return groups;
}

/** True, and told, where a record that this one points to was dropped, or has no parent. */
function isOrphan(batch: EntryBatch, row: number, planned: PlannedRow): boolean {
  const { entry, before, names, faults } = batch;
  const object = names[batch.index] ?? withinSentence(entry.object.document.label);
  for (const need of entry.needs) {
    const record = before[need]?.[row];
    // Where a link found no record, that has been told.
    const other = names[need];
    if (record === 'dropped' && other === undefined) return true;
    const params = { object, other: other ?? '' };
    if (record === 'dropped') faults.add(planned, { own: 'other_dropped', params });
    else if (record === null && entry.key.kind === 'ordinal' && entry.key.parent === need) faults.add(planned, { own: 'other_missing', params });
    else continue;
    return true;
  }
  return false;
}
