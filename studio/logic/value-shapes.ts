import { Decimal } from '../../engine/expressions/decimal.ts';
import type { ExpressionType, ExpressionValue } from '../../engine/expressions/types.ts';
import { asId, asList, asMembers, asText } from '../fields/wire-value.ts';
import type { ClientField } from '../metadata/client-metadata.ts';

/** How values of a field take part in expressions in the browser: the same as on the server (contracts, table of wire values). */
interface ValueShape {
  readonly type: ExpressionType;
  read(value: unknown): ExpressionValue;
}

const text: ValueShape = { type: 'text', read: (value) => asText(value) || null };
const number: ValueShape = { type: 'number', read: decimalOf };
const date: ValueShape = { type: 'date', read: (value) => matching(value, /^\d{4}-\d{2}-\d{2}$/) ?? yearless(value) };
const datetime: ValueShape = { type: 'datetime', read: (value) => matching(value, /^\d{4}-\d{2}-\d{2}T/) ?? null };
const truth: ValueShape = { type: 'boolean', read: (value) => (typeof value === 'boolean' ? value : null) };
const reference: ValueShape = { type: 'reference', read: (value) => asId(value) ?? null };
const texts: ValueShape = { type: 'texts', read: (value) => asList(value).map(asText) };

function member(shape: ValueShape, ...names: readonly string[]): ValueShape {
  return { type: shape.type, read: (value) => names.reduce<ExpressionValue>((found, name) => found ?? shape.read(asMembers(value)?.[name]), null) };
}

const byType: Readonly<Partial<Record<string, ValueShape>>> = {
  text,
  long_text: text,
  email: text,
  url: text,
  auto_number: text,
  choice: text,
  phone: member(text, 'number', 'raw'),
  person_name: member(text, 'full'),
  address: member(text, 'text'),
  integer: number,
  decimal: number,
  percent: number,
  number,
  money: member(number, 'amount'),
  boolean: truth,
  date,
  datetime,
  multi_choice: texts,
  tags: texts,
  link: reference,
  user: reference,
  any_link: reference,
};

const textMembers: Readonly<Partial<Record<string, readonly string[]>>> = {
  phone: ['number', 'raw'],
  person_name: ['full', 'given', 'form'],
  address: ['street', 'ward', 'district', 'province', 'country', 'postal_code'],
  any_link: ['object'],
};

/** The shape of a field or of one of its members; undefined where an expression cannot use it here. */
export function valueShape(field: ClientField, part: string | undefined): ValueShape | undefined {
  const type = field.type === 'formula' ? (field.options.result ?? 'text') : field.type;
  if (part === undefined) return byType[type];
  if (type === 'money' && (part === 'amount' || part === 'currency')) return member(part === 'amount' ? number : text, part);
  return textMembers[type]?.includes(part) ? member(text, part) : undefined;
}

function decimalOf(value: unknown): ExpressionValue {
  const digits = asText(value);
  return /^-?\d+(\.\d+)?$/.test(digits) ? new Decimal(digits) : null;
}

function matching(value: unknown, form: RegExp): string | undefined {
  const found = asText(value);
  return form.test(found) ? found : undefined;
}

/** A date without year is kept under the year 1604. */
function yearless(value: unknown): string | null {
  const day = /^--(\d{2}-\d{2})$/.exec(asText(value))?.[1];
  return day === undefined ? null : `1604-${day}`;
}
