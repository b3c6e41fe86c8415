import type { FieldDocument } from '../../../schemas/generated/metadata.ts';
import type { Issue } from '../../errors/issue.ts';
import { isCalendarDate } from '../date/calendar-date.ts';
import { formatDate } from '../date/format-date.ts';
import { storedInstant } from '../datetime/datetime-text.ts';
import { formatDecimal } from '../decimal/format-number.ts';
import { trimDecimal } from '../decimal-text.ts';
import type { FieldType, Locale, StoredValue } from '../field-type.ts';
import { computedValue } from '../formula/computed-value.ts';
import { formatMoney } from '../money/format-money.ts';
import { orderOperators } from '../single-column.ts';
import { badOption, optionIssues } from '../type-options.ts';
import { valueIssue } from '../value-issues.ts';
import { decimalOutputSchema, objectSchema, textSchema } from '../wire-schemas.ts';

const instant = /^\d{4}-\d\d-\d\d[T ]/;

/** The document does not say the aggregated field's type; a text shows whether it is a date, a moment or a number. */
function wireOfText(text: string): string {
  if (isCalendarDate(text)) return text;
  return instant.test(text) ? storedInstant(text) : trimDecimal(text);
}

function formatText(wire: string, locale: Locale): string {
  if (isCalendarDate(wire)) return formatDate(wire, locale);
  return instant.test(wire) ? `${formatDate(wire, locale)} ${wire.slice(11, 16)} UTC` : formatDecimal(wire, locale);
}

function toWire(stored: readonly StoredValue[], field: FieldDocument): unknown {
  const [value = null, currency = null] = stored;
  if (value === null) return null;
  if (field.options?.function === 'count') return Number(value);
  if (currency !== null) return { amount: trimDecimal(String(value)), currency };
  return typeof value === 'string' ? wireOfText(value) : String(value);
}

/** A stored total is one number for everyone, so whoever asks for one says that it counts what the viewer may not see. */
function exposureIssues({ options }: FieldDocument): readonly Issue[] {
  if (options?.stored === true && options.exposes === undefined)
    return [
      badOption(
        'exposes',
        'a stored total is the same number for everyone, so it counts records that the viewer may not see; say "exposes": "all_records" to allow that, or leave out stored',
      ),
    ];
  return options?.stored !== true && options?.exposes !== undefined ? [badOption('exposes', 'only a stored total exposes anything')] : [];
}

/** Functions that give the value of one of the records, not a total: the value is as it stands in its field. */
export const pickingFunctions: ReadonlySet<string> = new Set(['first', 'last', 'mode']);

function byIssues({ options }: FieldDocument): readonly Issue[] {
  const ordered = options?.function === 'first' || options?.function === 'last';
  if (ordered === (options?.by !== undefined)) return [];
  return [ordered ? valueIssue('missing_option', { type: 'roll_up' }, '/options/by') : badOption('by', 'only first and last go by a field')];
}

/**
 * An aggregate over the records of options.object whose link options.link points here, or with first, last and mode a value that one of them has. Stored values: the aggregate, and the currency
 * where money is aggregated. On the wire: count a number, money {amount, currency}, dates as dates, other numbers decimal text.
 * The expression shape is number; for min and max of a date or datetime, and for values that are picked, the Model, which knows the field, must say so.
 */
export const rollUpField: FieldType = {
  type: 'roll_up',
  ...computedValue,
  validateOptions(field) {
    const required = ['object', 'link', 'function'] as const;
    const counts = field.options?.function === 'count';
    const known = [...required, 'filter', 'stored', 'exposes', 'by'] as const;
    return [
      ...optionIssues(field, counts ? known : [...known, 'field'], counts ? required : [...required, 'field']),
      ...byIssues(field),
      ...exposureIssues(field),
    ];
  },
  columns: () => [],
  expression: () => ({ type: 'number', suffix: '' }),
  toWire,
  outputSchema(field) {
    if (field.options?.function === 'count') return { type: ['integer', 'null'] };
    const money = objectSchema({ amount: { ...decimalOutputSchema(), type: 'string' }, currency: { type: 'string' } }, ['amount', 'currency']);
    return { anyOf: [textSchema(), money] };
  },
  operators: orderOperators,
  format(wire, _field, locale) {
    if (typeof wire === 'number') return formatDecimal(String(wire), locale);
    if (typeof wire === 'string') return formatText(wire, locale);
    const { amount, currency } = (wire ?? {}) as { amount?: unknown; currency?: unknown };
    return typeof amount === 'string' && typeof currency === 'string' ? formatMoney(amount, currency, locale) : '';
  },
};
