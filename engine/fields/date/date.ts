import type { FieldDocument } from '../../../schemas/generated/metadata.ts';
import type { Result } from '../../errors/issue.ts';
import type { FieldType } from '../field-type.ts';
import { orderOperators, singleColumn } from '../single-column.ts';
import { optionIssues } from '../type-options.ts';
import { refuse } from '../value-issues.ts';
import { textSchema } from '../wire-schemas.ts';
import { dateText, dayExists, isCalendarDate, noYear } from './calendar-date.ts';
import { readDatePattern } from './date-pattern.ts';
import { formatDate } from './format-date.ts';

const noYearPrefix = `${noYear}-`;
const noDate: Result<string | null> = { ok: true, value: null };

/** Wire text to the stored date: the same, or with year 1604 where the year is left out. */
function storedDate(input: unknown, field: FieldDocument): Result<string | null> {
  if (typeof input !== 'string') return input === null || input === undefined ? noDate : refuse('bad_date');
  const text = input.trim();
  if (text === '') return noDate;
  const yearOptional = field.options?.year_optional === true;
  if (text.startsWith('--')) {
    const date = noYearPrefix + text.slice(2);
    if (!isCalendarDate(date)) return refuse('bad_date');
    return yearOptional ? { ok: true, value: date } : refuse('year_required');
  }
  if (!isCalendarDate(text)) return refuse('bad_date');
  return yearOptional && text.startsWith(noYearPrefix) ? refuse('year_reserved') : { ok: true, value: text };
}

function wireDate(stored: string, field: FieldDocument): string {
  return field.options?.year_optional === true && stored.startsWith(noYearPrefix) ? `--${stored.slice(5)}` : stored;
}

function importDate(text: string, field: FieldDocument, pattern: string | undefined): Result<string | null> {
  let wire = text.trim();
  if (pattern !== undefined && wire !== '' && !wire.startsWith('--')) {
    const parts = readDatePattern(wire, pattern);
    const { year = noYear, month = 0, day = 0 } = parts ?? {};
    if (!parts || !dayExists(year, month, day)) return refuse('bad_date');
    wire = parts.year === undefined ? `--${dateText(year, month, day).slice(5)}` : dateText(year, month, day);
  }
  const date = storedDate(wire, field);
  return date.ok && date.value !== null ? { ok: true, value: wireDate(date.value, field) } : date;
}

/**
 * A day of the calendar, without a zone. With options.year_optional a birthday may leave out its year: "--11-22" on the wire, year 1604
 * in the column. In files the time of a date with time is ignored.
 */
export const dateField: FieldType = {
  type: 'date',
  ...singleColumn('date', 'date'),
  validateOptions: (field) => optionIssues(field, ['year_optional']),
  parse(input, field) {
    const date = storedDate(input, field);
    return date.ok ? { ok: true, value: [date.value] } : date;
  },
  toWire: ([stored], field) => (typeof stored === 'string' ? wireDate(stored, field) : null),
  inputSchema: (field) => textSchema({ pattern: datePattern(field, '^$|') }),
  outputSchema: (field) => textSchema({ pattern: datePattern(field, '') }),
  operators: orderOperators,
  format: (wire, _field, locale) => (typeof wire === 'string' ? formatDate(wire, locale) : ''),
  importText: (text, field, format) => importDate(text, field, format.dateFormat),
};

function datePattern(field: FieldDocument, prefix: string): string {
  const year = field.options?.year_optional === true ? '([0-9]{4}|-)' : '[0-9]{4}';
  return `${prefix}^${year}-[0-9]{2}-[0-9]{2}$`;
}
