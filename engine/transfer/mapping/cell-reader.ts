import type { Result } from '../../errors/issue.ts';
import type { ImportFormat } from '../../fields/field-type.ts';
import type { FieldModel } from '../../metadata/model.ts';
import { plainNumber } from '../../typing/plain-number.ts';
import type { Fault } from '../fault-words.ts';
import { datePattern, dateShape, isIsoDate } from '../judging/date-shape.ts';
import type { JudgedColumns } from '../judging/judge-columns.ts';
import { phoneOf } from '../judging/phone-cell.ts';
import { flatText } from './flat-text.ts';
import type { FieldSource } from './import-plan.ts';
import { stripApostrophe } from './strip-apostrophe.ts';
import { withoutFractionZeros } from './whole-number-text.ts';

/** A value ready for the writer, or what is wrong with the text it was read from. */
export interface CellValue {
  /** Wire value; undefined for an empty cell. */
  readonly wire: unknown;
  readonly problem?: Fault;
  /** The value as the database would give it back, for comparisons; made when first asked for. */
  canonical?: string;
}

const cacheSize = 8_192;
const empty: CellValue = { wire: undefined };

/** Reads the cells of one column for one field. Values repeat (countries, dates, codes), so what was read is kept. */
export class CellReader {
  readonly field: FieldModel;
  readonly #read: (text: string) => Result<unknown>;
  readonly #map: ReadonlyMap<string, string> | undefined;
  readonly #nth: number | undefined;
  readonly #otherwise: string | undefined;
  readonly #cache = new Map<string, CellValue>();

  constructor(source: FieldSource & { kind: 'column' }, judged: JudgedColumns, context: ImportFormat) {
    this.field = source.field;
    this.#map = source.settings.map;
    this.#nth = source.settings.nth;
    this.#otherwise = source.settings.otherwise;
    this.#read = reader(source, judged, context);
  }

  read(cell: string): CellValue {
    if (cell === '') return empty;
    const known = this.#cache.get(cell);
    if (known !== undefined) return known;
    const value = this.#parse(flatText(cell));
    if (this.#cache.size >= cacheSize) this.#cache.clear();
    this.#cache.set(flatText(cell), value);
    return value;
  }

  #parse(cell: string): CellValue {
    const mapped = this.#map?.get(cell) ?? this.#map?.get(cell.trim());
    if (mapped !== undefined) return { wire: mapped };
    const text = this.#nth === undefined ? stripApostrophe(cell) : phoneOf(cell, this.#nth);
    if (text.trim() === '') return empty;
    const result = this.#read(text);
    if (!result.ok && this.#otherwise !== undefined) return { wire: this.#otherwise };
    if (!result.ok) return { wire: undefined, problem: result.issues[0] ?? { own: 'unreadable' } };
    return result.value === null ? empty : { wire: result.value };
  }
}

/** The text that a source reads in a row: that of its column, or those of several put together. */
export function textOfSource({ column, settings: { join } }: FieldSource & { kind: 'column' }, cells: readonly string[]): string {
  if (join === undefined) return cells[column] ?? '';
  return join
    .map((position) => (cells[position] ?? '').trim())
    .filter((text) => text !== '')
    .join(' ');
}

function reader(source: FieldSource & { kind: 'column' }, judged: JudgedColumns, context: ImportFormat): (text: string) => Result<unknown> {
  const { field, settings } = source;
  const { type, document } = field;
  if (type.type === 'date' || type.type === 'datetime') return dateReader(source, judged, context);
  const { channel } = settings;
  if (channel !== undefined) return (text) => ({ ok: true, value: [{ channel, value: text.trim() }] });
  const mark = decimalMark(source, judged);
  const format: ImportFormat = mark === undefined ? context : { ...context, decimalMark: mark };
  if (type.type === 'money' && settings.currency !== undefined) return moneyReader(field, format, settings.currency);
  const isText = type.type === 'text' || type.type === 'long_text' || type.type === 'person_name';
  if (isText && settings.number !== undefined) return (text) => type.importText(withoutFractionZeros(text, mark), document, format);
  return (text) => type.importText(text, document, format);
}

function decimalMark(source: FieldSource & { kind: 'column' }, judged: JudgedColumns): '.' | ',' | undefined {
  const { number } = source.settings;
  if (number === 'point') return '.';
  if (number === 'comma') return ',';
  return judged.numbers.get(source.column)?.decimal_mark;
}

/** A bare amount is in the mapping's currency, whatever the field's own; a sign in the cell still counts. */
function moneyReader(field: FieldModel, format: ImportFormat, currency: string): (text: string) => Result<unknown> {
  const { options, ...rest } = field.document;
  const document = { ...rest, options: { ...options, currency } };
  return (text) => {
    const bare = plainNumber(text, format.decimalMark);
    const result = field.type.importText(bare ?? text, document, bare === undefined ? format : { ...format, decimalMark: '.' });
    return result;
  };
}

function dateReader(source: FieldSource & { kind: 'column' }, judged: JudgedColumns, context: ImportFormat): (text: string) => Result<unknown> {
  const { field, settings } = source;
  const { type, document } = field;
  const order = settings.dateOrder ?? judged.dates.get(source.column)?.order ?? 'day_first';
  return (cell) => {
    const text = cell.trim();
    // A field without time takes the day that the text names.
    if (isIsoDate(text)) return type.importText(type.type === 'date' ? text.slice(0, 10) : text, document, context);
    if (settings.format !== undefined) return type.importText(text, document, { ...context, dateFormat: settings.format });
    const found = dateShape(text);
    return type.importText(text, document, found ? { ...context, dateFormat: datePattern(found, order) } : context);
  };
}
