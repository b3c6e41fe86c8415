import { type Sql, sql } from '../../sql/sql.ts';
import { Decimal } from '../decimal.ts';
import { dateOfDayNumber, dayNumber, lastDayNumber } from './calendar.ts';
import { clampInteger, divide, divideSql } from './rounding.ts';

const firstMs = Date.parse('0001-01-01T00:00:00.000Z');
const lastMs = Date.parse('9999-12-31T23:59:59.999Z');
const dayMs = new Decimal(86_400_000);

/** Whole days later (the fraction is cut); null outside the years 1 to 9999. */
export function addDays(date: string, days: Decimal): string | null {
  const span = lastDayNumber + 1;
  return dateOfDayNumber(dayNumber(date) + clampInteger(days, -span, span));
}

/** @NOTE works on day numbers, since PostgreSQL raises an error for a date out of range. */
export function addDaysSql(date: Sql, days: Sql): Sql {
  const number = sql`least(greatest((${date} - date '0001-01-01') + trunc(${days}), -1), 3652059)`;
  return sql`(date '0001-01-01' + nullif(nullif(${number}, -1), 3652059)::int)`;
}

/** Days of 24 hours later, to the millisecond; null outside the years 1 to 9999. */
export function addTime(instant: string, days: Decimal): string | null {
  const ms = days.times(dayMs).plus(Date.parse(instant)).toDecimalPlaces(0);
  return ms.lt(firstMs) || ms.gt(lastMs) ? null : new Date(ms.toNumber()).toISOString();
}

export function addTimeSql(instant: Sql, days: Sql): Sql {
  const seconds = sql`least(greatest(round(extract(epoch from ${instant}) + (${days}) * 86400, 3), -62135596801), 253402300800)`;
  return sql`to_timestamp(nullif(nullif(${seconds}, -62135596801), 253402300800)::float8)::timestamptz(3)`;
}

export function daysBetween(later: string, earlier: string): Decimal {
  return new Decimal(dayNumber(later) - dayNumber(earlier));
}

export function daysBetweenSql(later: Sql, earlier: Sql): Sql {
  return sql`(${later} - ${earlier})::numeric`;
}

/** Days with their fraction between two instants. */
export function timeBetween(later: string, earlier: string): Decimal | null {
  return divide(new Decimal(Date.parse(later) - Date.parse(earlier)), dayMs);
}

export function timeBetweenSql(later: Sql, earlier: Sql): Sql {
  return divideSql(sql`(extract(epoch from ${later}) - extract(epoch from ${earlier}))`, sql`86400`);
}
