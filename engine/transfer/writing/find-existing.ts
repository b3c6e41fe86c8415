import type { WireRecord } from '../../query/record-reader.ts';
import type { PlannedRow } from '../running/row-planner.ts';
import { type EntryBatch, linkedIds } from './entry-batch.ts';
import { existingRecords, type KeyColumns } from './existing-records.ts';
import type { RowGroup } from './merge-rows.ts';

/** What there is already: the record's values, or 'several' where the key is not one record's. */
export async function findExisting(batch: EntryBatch, groups: readonly RowGroup[]): Promise<ReadonlyMap<RowGroup, WireRecord | 'several'>> {
  const found = new Map<RowGroup, WireRecord | 'several'>();
  const sought = groups.filter((group) => mayExist(batch, group));
  if (sought.length === 0 || batch.entry.key.kind === 'none') return found;
  const records = await existingRecords(batch.lookUp, batch.entry, keyColumns(batch, sought));
  for (const [position, matches] of records) found.set(sought[position] as RowGroup, matches.length === 1 ? (matches[0] as WireRecord) : 'several');
  return found;
}

function mayExist(batch: EntryBatch, group: RowGroup): boolean {
  const { key } = batch.entry;
  if (key.kind === 'none') return false;
  if (key.kind === 'ordinal') {
    const parent = batch.before[key.parent]?.[group.rows[0] as number];
    // Lines of a record that this import has created are its own, each at another position.
    return typeof parent === 'object' && parent !== null && !parent.fresh;
  }
  return batch.memory.known(group.key) === undefined || !allDecided(batch, group);
}

/** True where no row of the group has anything left to say: earlier rows of the file have decided, or later ones will. */
export function allDecided(batch: EntryBatch, group: RowGroup): boolean {
  if (batch.entry.write === 'last') return !batch.memory.isLastRow(group.key, lastRow(batch, group));
  return batch.readers.every((_, field) => batch.memory.isDecided(group.key, field));
}

function lastRow(batch: EntryBatch, group: RowGroup): number {
  return (batch.rows[group.rows.at(-1) as number] as PlannedRow).number;
}

function keyColumns(batch: EntryBatch, groups: readonly RowGroup[]): KeyColumns {
  const { key, sources } = batch.entry;
  if (key.kind === 'external') return [groups.map((group) => group.key)];
  const first = (group: RowGroup): number => group.rows[0] as number;
  if (key.kind === 'ordinal') {
    const parents = groups.map((group) => linkedIds(batch, first(group))(key.parent) ?? null);
    return [parents, groups.map((group) => batch.rows[first(group)]?.positions[batch.index] ?? null)];
  }
  if (key.kind === 'none' || key.kind === 'find') return [];
  return key.sources.map((position) => {
    const source = sources[position];
    const reader = batch.readers[position];
    return groups.map((group) => {
      const row = first(group);
      const wire = reader?.read(batch.rows[row] as PlannedRow, linkedIds(batch, row)).wire;
      const stored = source?.field.type.parse(wire, source.field.document, batch.format);
      // @NOTE keys are fields of one comparable column: text, number or null.
      return stored?.ok ? ((stored.value[0] ?? null) as string | number | null) : null;
    });
  });
}
