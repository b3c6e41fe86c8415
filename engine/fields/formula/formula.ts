import type { FieldDocument } from '../../../schemas/generated/metadata.ts';
import type { Issue } from '../../errors/issue.ts';
import type { ExpressionType } from '../../expressions/types.ts';
import { choiceLabel, choiceList, choiceOptionIssues } from '../choice/choice-list.ts';
import { formatDate } from '../date/format-date.ts';
import { storedInstant } from '../datetime/datetime-text.ts';
import { formatDecimal, formatPercent } from '../decimal/format-number.ts';
import { roundDecimal, trimDecimal } from '../decimal-text.ts';
import type { FieldType, Locale, Operator, StoredValue } from '../field-type.ts';
import { formatMoney } from '../money/format-money.ts';
import { badOption, optionIssues } from '../type-options.ts';
import { decimalOutputSchema, objectSchema, textSchema } from '../wire-schemas.ts';
import { computedValue } from './computed-value.ts';

type Result = NonNullable<NonNullable<FieldDocument['options']>['result']>;

interface ResultShape {
  readonly expression: ExpressionType;
  schema(): Record<string, unknown>;
  toWire(stored: readonly StoredValue[], scale: number | undefined): unknown;
  format(wire: unknown, locale: Locale): string;
}

function decimalWire([stored = null]: readonly StoredValue[], scale: number | undefined): string | null {
  if (stored === null) return null;
  const text = trimDecimal(String(stored));
  return scale === undefined ? text : roundDecimal(text, scale);
}

const asText = (wire: unknown) => (typeof wire === 'string' ? wire : '');

const shapes: Readonly<Record<Result, ResultShape>> = {
  text: { expression: 'text', schema: () => textSchema(), toWire: ([stored]) => stored ?? null, format: asText },
  number: {
    expression: 'number',
    schema: decimalOutputSchema,
    toWire: decimalWire,
    format: (wire, locale) => (typeof wire === 'string' ? formatDecimal(wire, locale) : ''),
  },
  percent: {
    expression: 'number',
    schema: decimalOutputSchema,
    toWire: decimalWire,
    format: (wire, locale) => (typeof wire === 'string' ? formatPercent(wire, locale) : ''),
  },
  integer: {
    expression: 'number',
    schema: () => ({ type: ['integer', 'null'] }),
    toWire: ([stored]) => (stored === null || stored === undefined ? null : Number(roundDecimal(trimDecimal(String(stored)), 0))),
    format: (wire, locale) => (typeof wire === 'number' ? formatDecimal(String(wire), locale) : ''),
  },
  money: {
    expression: 'number',
    schema: () => objectSchema({ amount: { ...decimalOutputSchema(), type: 'string' }, currency: { type: ['string', 'null'] } }, ['amount', 'currency']),
    toWire(stored, scale) {
      const amount = decimalWire(stored, scale);
      return amount === null ? null : { amount, currency: stored[1] ?? null };
    },
    format(wire, locale) {
      const { amount, currency } = (wire ?? {}) as { amount?: unknown; currency?: unknown };
      if (typeof amount !== 'string') return '';
      return typeof currency === 'string' ? formatMoney(amount, currency, locale) : formatDecimal(amount, locale);
    },
  },
  boolean: {
    expression: 'boolean',
    schema: () => ({ type: ['boolean', 'null'] }),
    toWire: ([stored]) => stored ?? null,
    format: (wire, locale) => (typeof wire === 'boolean' ? (locale === 'vi' ? (wire ? 'Có' : 'Không') : wire ? 'Yes' : 'No') : ''),
  },
  date: {
    expression: 'date',
    schema: () => textSchema({ format: 'date' }),
    toWire: ([stored]) => stored ?? null,
    format: (wire, locale) => (typeof wire === 'string' ? formatDate(wire, locale) : ''),
  },
  datetime: {
    expression: 'datetime',
    schema: () => textSchema({ format: 'date-time' }),
    toWire: ([stored]) => (typeof stored === 'string' ? storedInstant(stored) : null),
    format: (wire, locale) => (typeof wire === 'string' ? `${formatDate(wire, locale)} ${wire.slice(11, 16)} UTC` : ''),
  },
};

function shapeOf(field: FieldDocument): ResultShape {
  return shapes[field.options?.result ?? 'text'];
}

const operators: readonly Operator[] = ['equals', 'not_equals', 'less', 'at_most', 'greater', 'at_least', 'blank', 'not_blank'];

/** Names of results are names and nothing more: a formula has no stages. */
function namedResultIssues(field: FieldDocument): readonly Issue[] {
  const { choices, result } = field.options ?? {};
  if (choices === undefined) return [];
  const issues = choiceOptionIssues(field);
  if (result !== 'text') issues.push(badOption('choices', 'only results of type text are called by keys'));
  if (choices.some(({ next, requires, movers, rot_days }) => next || requires || movers || rot_days))
    issues.push(badOption('choices', 'a formula has no stages'));
  return issues;
}

/**
 * The result of an expression, computed in the query; options.result is its type. Money has two stored values: amount and currency. With
 * options.choices a text is a key, shown by its label.
 */
export const formulaField: FieldType = {
  type: 'formula',
  ...computedValue,
  validateOptions(field) {
    const issues = optionIssues(field, ['expression', 'result', 'scale', 'currency_field', 'exposes', 'choices'], ['expression', 'result']);
    const { result, currency_field: currencyField, exposes } = field.options ?? {};
    if (exposes !== undefined && exposes !== 'result') issues.push(badOption('exposes', 'a formula exposes its result or nothing'));
    if (currencyField !== undefined && result !== 'money') issues.push(badOption('currency_field', 'the result is not money'));
    return [...issues, ...namedResultIssues(field)];
  },
  columns: () => [],
  expression: (field) => ({ type: shapeOf(field).expression, suffix: '' }),
  toWire: (stored, field) => shapeOf(field).toWire(stored, field.options?.scale),
  outputSchema: (field) => shapeOf(field).schema(),
  operators,
  format: (wire, field, locale) =>
    field.options?.choices && typeof wire === 'string' ? choiceLabel(choiceList(field), wire, locale) : shapeOf(field).format(wire, locale),
};
