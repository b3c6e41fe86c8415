import type { ImportFormat } from '../../fields/field-type.ts';
import { e164 } from '../../fields/phone/phone-number.ts';
import type { FieldModel } from '../../metadata/model.ts';
import { fold } from '../../sql/fold.ts';
import { type Fault, withinSentence } from '../fault-words.ts';
import type { JudgedColumns } from '../judging/judge-columns.ts';
import { phoneOf } from '../judging/phone-cell.ts';
import { CellReader, textOfSource } from './cell-reader.ts';
import { flatText } from './flat-text.ts';
import type { ImportPlan, PlanEntry, PlanKey } from './import-plan.ts';
import { stripApostrophe } from './strip-apostrophe.ts';
import { withoutFractionZeros } from './whole-number-text.ts';

/** The key of one entry in one row; null where the row has no such record. */
export type RowKey = string | null | KeyProblem;

export interface KeyProblem {
  readonly fault: Fault;
  readonly column: number;
}

/** Reads one entry's key from a row. `row` is the row's number, `before` the keys of the entries before this one. */
type ReadKey = (cells: readonly string[], row: number, before: readonly RowKey[]) => RowKey;

/** Reads the keys of all entries of a row: by them rows that meet in one record find each other, within a batch and beyond. */
export class KeyReader {
  readonly #readers: readonly ReadKey[];

  constructor(plan: ImportPlan, judged: JudgedColumns, context: ImportFormat) {
    this.#readers = plan.entries.map((entry) => whenPresent(entry, readKey(plan, entry, judged, context)));
  }

  read(cells: readonly string[], row: number): readonly RowKey[] {
    const keys: RowKey[] = [];
    for (const read of this.#readers) keys.push(read(cells, row, keys));
    return keys;
  }
}

/** The key of a row that meets no other. */
function alone(row: number): string {
  return JSON.stringify(['row', row]);
}

function whenPresent(entry: PlanEntry, read: ReadKey): ReadKey {
  const { when } = entry;
  if (when === undefined) return read;
  return (cells, row, before) => ((cells[when] ?? '').trim() === '' ? null : read(cells, row, before));
}

function readKey(plan: ImportPlan, entry: PlanEntry, judged: JudgedColumns, context: ImportFormat): ReadKey {
  const { key } = entry;
  if (key.kind === 'external') return externalKey(plan, entry, judged, context);
  if (key.kind === 'fields') return fieldsKey(entry, key, judged, context);
  if (key.kind === 'find') return (cells) => findKey(cells[key.column] ?? '', key.field);
  // Each row is a record of its own.
  return (_cells, row) => String(row);
}

const cacheSize = 8_192;

function externalKey(plan: ImportPlan, entry: PlanEntry, judged: JudgedColumns, context: ImportFormat): ReadKey {
  const { key } = entry;
  if (key.kind !== 'external') throw new RangeError(`entry ${entry.name} has no outside key`);
  const { column, number, field } = key;
  const mark = number === 'comma' ? ',' : number === 'auto' ? judged.numbers.get(column)?.decimal_mark : '.';
  const strips = number !== undefined || judged.ids.get(column)?.strips_zeros === true;
  const cache = new Map<string, RowKey>();
  const read = (cell: string): RowKey => {
    const text = stripApostrophe(cell);
    const outside = strips ? withoutFractionZeros(text, mark) : text;
    if (outside.trim() === '') return { fault: { own: 'key_empty', params: { object: withinSentence(entry.object.document.label) } }, column };
    const parsed = field.type.parse([{ source: plan.source, key: outside }], field.document, context);
    if (!parsed.ok) return { fault: parsed.issues[0] ?? { own: 'key_unreadable' }, column };
    // @NOTE the wire form of outside keys is a list of {source, key}; one went in, so one comes out.
    return (field.type.toWire(parsed.value, field.document) as readonly { readonly key: string }[])[0]?.key ?? null;
  };
  return (cells) => {
    const cell = cells[column] ?? '';
    const known = cache.get(cell);
    if (known !== undefined) return known;
    const found = read(cell);
    if (cache.size >= cacheSize) cache.clear();
    cache.set(flatText(cell), found);
    return found;
  };
}

/** What a text that names a record is compared by. */
function findKey(cell: string, field: FieldModel): string | null {
  const text = stripApostrophe(cell).normalize('NFC').trim().replace(/\s+/g, ' ');
  if (text === '') return null;
  return field.type.type === 'phone' ? (e164(phoneOf(text, 1)) ?? text) : fold(text);
}

function fieldsKey(entry: PlanEntry, key: PlanKey & { readonly kind: 'fields' }, judged: JudgedColumns, context: ImportFormat): ReadKey {
  const parts = key.sources.map((position): ReadKey => {
    const source = entry.sources[position];
    if (source?.kind === 'record') return (_cells, _row, before) => before[source.entry] ?? null;
    if (source?.kind === 'value') return () => JSON.stringify(source.value);
    if (source === undefined) throw new RangeError(`entry ${entry.name} has no such source`);
    const reader = new CellReader(source, judged, context);
    return (cells, row) => {
      const value = reader.read(textOfSource(source, cells));
      if (value.problem !== undefined) return { fault: value.problem, column: source.column };
      if (value.wire === undefined && key.optional) return alone(row);
      if (value.wire === undefined) return { fault: { own: 'key_field_empty', params: { field: source.field.document.label } }, column: source.column };
      const parsed = source.field.type.parse(value.wire, source.field.document, context);
      // What cannot be compared, such as a text that is no phone number, brings no rows together.
      if (parsed.ok && key.optional && (parsed.value[0] ?? null) === null) return alone(row);
      // Rows meet where the stored value is the same, however it is written.
      return parsed.ok ? JSON.stringify(parsed.value[0] ?? parsed.value) : { fault: parsed.issues[0] ?? { own: 'key_unreadable' }, column: source.column };
    };
  });
  return (cells, row, before) => {
    const found = parts.map((read) => read(cells, row, before));
    const problem = found.find((part) => typeof part === 'object' && part !== null);
    return problem ?? JSON.stringify(found);
  };
}
