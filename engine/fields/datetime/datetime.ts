import type { Result } from '../../errors/issue.ts';
import { dayExists } from '../date/calendar-date.ts';
import { readDatePattern } from '../date/date-pattern.ts';
import { formatDate } from '../date/format-date.ts';
import type { FieldType } from '../field-type.ts';
import { orderOperators, singleColumn } from '../single-column.ts';
import { optionIssues } from '../type-options.ts';
import { refuse } from '../value-issues.ts';
import { textSchema } from '../wire-schemas.ts';
import { datetimeText, instantText, storedInstant } from './datetime-text.ts';
import { utcMs } from './utc-time.ts';
import { isZone, zonedToUtc } from './zone-time.ts';

function parseDatetime(input: unknown, zone: string): Result<string | null> {
  if (typeof input !== 'string') return input === null || input === undefined ? { ok: true, value: null } : refuse('bad_datetime');
  const text = input.trim();
  if (text === '') return { ok: true, value: null };
  if (!isZone(zone)) return refuse('bad_zone');
  const value = datetimeText(text, zone);
  return value === undefined ? refuse('bad_datetime') : { ok: true, value };
}

function importPattern(text: string, pattern: string, zone: string): Result<string> {
  if (!isZone(zone)) return refuse('bad_zone');
  const parts = readDatePattern(text, pattern);
  const { year = 0, month = 0, day = 0 } = parts ?? {};
  if (!parts || !dayExists(year, month, day)) return refuse('bad_datetime');
  const wall = utcMs(year, month, day, ((parts.hour * 60 + parts.minute) * 60 + parts.second) * 1000);
  const value = instantText(zonedToUtc(wall, zone));
  return value === undefined ? refuse('bad_datetime') : { ok: true, value };
}

/** A moment, kept in UTC to the millisecond. Text without an offset is in context.zone. format() shows UTC and says so: it knows no zone. */
export const datetimeField: FieldType = {
  type: 'datetime',
  ...singleColumn('timestamptz(3)', 'datetime'),
  validateOptions: (field) => optionIssues(field, []),
  parse(input, _field, context) {
    const instant = parseDatetime(input, context.zone);
    return instant.ok ? { ok: true, value: [instant.value] } : instant;
  },
  toWire: ([stored]) => (typeof stored === 'string' ? storedInstant(stored) : null),
  inputSchema: () => textSchema({ pattern: '^$|^[0-9]{4}-[0-9]{2}-[0-9]{2}([Tt ].+)?$' }),
  outputSchema: () => textSchema({ format: 'date-time' }),
  operators: orderOperators,
  format: (wire, _field, locale) => (typeof wire === 'string' ? `${formatDate(wire, locale)} ${wire.slice(11, 16)} UTC` : ''),
  importText(text, _field, format) {
    if (text.trim() === '' || format.dateFormat === undefined) return parseDatetime(text, format.zone);
    return importPattern(text, format.dateFormat, format.zone);
  },
};
