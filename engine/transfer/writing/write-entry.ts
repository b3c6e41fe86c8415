import type { Issue } from '../../errors/issue.ts';
import type { WireRecord } from '../../query/record-reader.ts';
import type { RowResult, RowWrite } from '../../records/record-writer.ts';
import { withinSentence } from '../fault-words.ts';
import type { CellValue } from '../mapping/cell-reader.ts';
import type { PlanEntry } from '../mapping/import-plan.ts';
import type { PlannedRow } from '../running/row-planner.ts';
import { type EntryBatch, type EntryRecords, type Lesson, linkedIds } from './entry-batch.ts';
import type { KnownRecord } from './entry-memory.ts';
import { changedValue, type ValueReader } from './entry-values.ts';
import { allDecided, findExisting } from './find-existing.ts';
import { findRecords } from './find-records.ts';
import { groupRows } from './group-rows.ts';
import { type MergeContext, type MergedRows, mergeRows, type RowGroup } from './merge-rows.ts';
import { type Pending, writePending } from './write-pending.ts';

/** Writes the records of one entry for all rows of a batch, with one look-up and one write. */
export async function writeEntry(batch: EntryBatch): Promise<{ readonly records: EntryRecords; readonly lessons: readonly Lesson[] }> {
  if (batch.entry.key.kind === 'find') return { records: await findRecords(batch), lessons: [] };
  const records: EntryRecords = batch.rows.map(() => null);
  const groups = groupRows(batch, records);
  const existing = await findExisting(batch, groups);
  const out: Outcome = { records, lessons: [] };
  for (const [pending, result] of await writePending(batch, planGroups(batch, groups, existing, out))) settle(batch, pending, result, out);
  return out;
}

/** What is to be written, made as it is asked for: the database writes meanwhile what was asked for before. */
function* planGroups(
  batch: EntryBatch,
  groups: readonly RowGroup[],
  existing: ReadonlyMap<RowGroup, WireRecord | 'several'>,
  out: Outcome,
): Generator<Pending> {
  const dropped = new Set<number>();
  const planning: Planning = { ...out, context: mergeContext(batch, dropped), dropped };
  for (const group of groups) {
    const found = existing.get(group);
    if (found === 'several') {
      refuseSeveral(batch, group, out.records);
      continue;
    }
    const pending = planGroup(batch, group, found, planning);
    if (pending) yield pending;
  }
}

interface Outcome {
  readonly records: EntryRecords;
  readonly lessons: Lesson[];
}

interface Planning extends Outcome {
  readonly context: MergeContext;
  /** Rows of the group at hand that were found at fault. */
  readonly dropped: Set<number>;
}

function refuseSeveral(batch: EntryBatch, group: RowGroup, records: EntryRecords): void {
  for (const row of group.rows) {
    batch.faults.add(batch.rows[row] as PlannedRow, { own: 'key_several' }, keyColumn(batch.entry));
    records[row] = 'dropped';
  }
}

function keyColumn({ key, sources }: PlanEntry): number | undefined {
  if (key.kind === 'external') return key.column;
  const source = key.kind === 'fields' ? sources[key.sources[0] as number] : undefined;
  return source?.kind === 'column' ? source.column : undefined;
}

/** Decides whether the group creates, changes or only finds its record. */
function planGroup(batch: EntryBatch, group: RowGroup, found: WireRecord | undefined, out: Planning): Pending | undefined {
  const known = found === undefined ? batch.memory.known(group.key) : { id: found.id, fresh: batch.memory.known(group.key)?.fresh === true };
  if (known !== undefined && allDecided(batch, group)) {
    for (const row of group.rows) out.records[row] = known;
    return undefined;
  }
  const { context, dropped } = out;
  dropped.clear();
  const merged = mergeRows(context, group);
  for (const row of dropped) out.records[row] = 'dropped';
  const sound = dropped.size === 0 ? group : { key: group.key, rows: group.rows.filter((row) => !dropped.has(row)) };
  if (merged === undefined) return undefined;
  if (found === undefined) return { group: sound, merged, write: createOf(batch, sound, merged) };
  const values = changedValues(batch, found, merged);
  if (values !== undefined) return { group: sound, merged, write: { op: 'update', id: found.id, values } };
  learn(batch, sound, merged, { id: found.id, fresh: known?.fresh === true }, 'unchanged', out);
  return undefined;
}

function mergeContext(batch: EntryBatch, dropped: Set<number>): MergeContext {
  const { rows, readers, memory, faults, entry } = batch;
  return { rows, readers, write: entry.write, memory, faults, drop: (row) => void dropped.add(row), linkedIds: (row) => linkedIds(batch, row) };
}

/**
 * A new record. Where the file has an empty cell the field is empty, whatever its default; save required fields, and fields that later
 * rows may still fill.
 */
function createOf(batch: EntryBatch, group: RowGroup, merged: MergedRows): RowWrite {
  const { entry, readers, lookUp } = batch;
  const values: Record<string, unknown> = {};
  let id: string | undefined;
  for (let index = 0; index < readers.length; index += 1) {
    const value: CellValue | undefined = merged.values[index];
    const { name, document } = (readers[index] as ValueReader).source.field;
    if (name === 'id' && typeof value?.wire === 'string') id = value.wire;
    else if (value?.wire !== undefined) values[name] = value.wire;
    else if (entry.write !== 'fill' && document.default !== undefined && document.required !== true) values[name] = null;
  }
  const { key } = entry;
  if (key.kind === 'external') values[key.field.name] = [{ source: lookUp.source, key: group.key }];
  if (key.kind === 'ordinal') {
    const row = group.rows[0] as number;
    values[key.link.name] = linkedIds(batch, row)(key.parent);
    values[key.field.name] = batch.rows[row]?.positions[batch.index];
  }
  return id === undefined ? { op: 'create', values } : { op: 'create', id, values };
}

/** Values in which the file and the record differ; undefined when there are none. An empty cell leaves a record's value alone. */
function changedValues(batch: EntryBatch, found: WireRecord, merged: MergedRows): Record<string, unknown> | undefined {
  let values: Record<string, unknown> | undefined;
  for (let index = 0; index < batch.readers.length; index += 1) {
    const value = merged.values[index];
    const reader = batch.readers[index] as ValueReader;
    const { name } = reader.source.field;
    if (value?.wire === undefined || name === 'id') continue;
    const changed = changedValue(found, reader, value, batch.format);
    if (changed === undefined) continue;
    values ??= {};
    values[name] = changed;
  }
  return values;
}

function settle(batch: EntryBatch, { group, merged, write }: Pending, result: RowResult, out: Outcome): void {
  if (result.ok) {
    const fresh = write.op === 'create' || batch.memory.known(group.key)?.fresh === true;
    learn(batch, group, merged, { id: result.id, fresh }, write.op === 'create' ? 'created' : result.changed ? 'updated' : 'unchanged', out);
    return;
  }
  for (const issue of result.issues) tellIssue(batch, merged.speaker, issue);
  const params = { object: withinSentence(batch.entry.object.document.label), row: batch.rows[merged.speaker]?.number ?? 0 };
  for (const row of group.rows) {
    out.records[row] = 'dropped';
    if (row !== merged.speaker) batch.faults.add(batch.rows[row] as PlannedRow, { own: 'see_row', params });
  }
}

function learn(batch: EntryBatch, group: RowGroup, merged: MergedRows, record: KnownRecord, outcome: Lesson['outcome'], out: Outcome): void {
  for (const row of group.rows) out.records[row] = record;
  out.lessons.push({ key: group.key, record, decided: decidedBy(batch.entry, merged), outcome });
}

const nothing: readonly number[] = [];

/** Positions of the fields that later rows may not touch any more. */
function decidedBy({ key, write }: PlanEntry, { values }: MergedRows): readonly number[] {
  const keyed = key.kind === 'external' || key.kind === 'fields';
  // Nobody asks for those of rows without key, nor where the last row wins.
  if (!keyed || write === 'last') return nothing;
  return values.flatMap((value, field) => (write === 'first' || value?.wire !== undefined ? [field] : []));
}

function tellIssue(batch: EntryBatch, row: number, issue: Issue): void {
  const field = issue.pointer.split('/')[1];
  const source = batch.entry.sources.find((candidate) => candidate.field.name === field);
  const column = source?.kind === 'column' ? source.column : undefined;
  const key = column === undefined && batch.entry.key.kind === 'external' && field === batch.entry.key.field.name ? batch.entry.key.column : undefined;
  const place = column ?? key;
  const of = place === undefined ? batch.entry.object.fields.get(field ?? '')?.document.label : undefined;
  batch.faults.add(batch.rows[row] as PlannedRow, of ? { ...issue, of } : issue, place);
}
