import { dayExists, isCalendarDate } from '../date/calendar-date.ts';
import { utcMs } from './utc-time.ts';
import { zonedToUtc } from './zone-time.ts';

const iso = /^(\d{4})-(\d{2})-(\d{2})(?:[Tt ](\d{2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?\s?([Zz]|[+-]\d{2}(?::?\d{2})?)?)?$/;
const canonicalUtc = /^\d{4}-\d\d-\d\dT(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d\.\d{3}Z$/;
const earliest = utcMs(1, 1, 1, 0);
const latest = utcMs(10_000, 1, 1, 0) - 1;

function offsetMs(text: string): number | undefined {
  if (text === 'Z' || text === 'z') return 0;
  const hours = Number(text.slice(1, 3));
  const minutes = text.length > 3 ? Number(text.slice(-2)) : 0;
  if (hours > 15 || minutes > 59) return undefined;
  return (text.startsWith('-') ? -1 : 1) * (hours * 60 + minutes) * 60_000;
}

/** ISO 8601 UTC with milliseconds of an instant, or undefined outside the years 1 to 9999. */
export function instantText(instant: number): string | undefined {
  return instant < earliest || instant > latest ? undefined : new Date(instant).toISOString();
}

/**
 * A date and time of ISO 8601 to UTC text ('2026-11-22T02:14:00.000Z'), or undefined. Without an offset it is read in the zone; a bare
 * date is its midnight. Digits below the millisecond are cut off. Throws RangeError for an unknown zone.
 */
export function datetimeText(text: string, zone: string): string | undefined {
  // What the API itself answers and what most clients send.
  if (text.length === 24 && canonicalUtc.test(text)) return isCalendarDate(text.slice(0, 10)) ? text : undefined;
  const parts = iso.exec(text);
  if (!parts) return undefined;
  const [, year, month, day, hour = '0', minute = '0', second = '0', fraction = '', offset] = parts;
  if (!dayExists(Number(year), Number(month), Number(day))) return undefined;
  if (Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59) return undefined;
  const timeMs = ((Number(hour) * 60 + Number(minute)) * 60 + Number(second)) * 1000 + Number(fraction.slice(0, 3).padEnd(3, '0'));
  const wall = utcMs(Number(year), Number(month), Number(day), timeMs);
  if (offset === undefined) return instantText(zonedToUtc(wall, zone));
  const shift = offsetMs(offset);
  return shift === undefined ? undefined : instantText(wall - shift);
}

/** A timestamptz of the database in any of its spellings to UTC text. */
export function storedInstant(text: string): string {
  return canonicalUtc.test(text) ? text : new Date(text).toISOString();
}
