import { type Sql, sql } from '../../sql/sql.ts';
import { Decimal } from '../decimal.ts';
import type { ExpressionType } from '../types.ts';
import { dateOfParts, dateParts, daysInMonth, weekday } from '../values/calendar.ts';
import { addDays, addDaysSql, addTime, addTimeSql, daysBetween, daysBetweenSql } from '../values/date-arithmetic.ts';
import { clampInteger } from '../values/rounding.ts';
import { wallClock } from '../values/zone.ts';
import { plain } from './function-spec.ts';

/** The local time at which date parts of an instant are read; dates are local already. */
function localSql(value: Sql, type: ExpressionType | undefined, zone: string): Sql {
  return type === 'datetime' ? sql`(${value} at time zone ${zone}::text)` : value;
}

function local(value: string, type: ExpressionType | undefined, zone: string): string {
  return type === 'datetime' ? wallClock(value, zone) : value;
}

const part = (name: string, field: Sql, js: (text: string) => number) =>
  plain({
    name,
    takes: [['date', 'date|datetime']],
    returns: 'number',
    sql: ([date], scope, { types }) => sql`extract(${field} from ${localSql(date, types[0], scope.zone)})`,
    js: ([date], scope, { types }) => new Decimal(js(local(date, types[0], scope.zone))),
  });

const hour = plain({
  name: 'HOUR',
  takes: [['time', 'datetime']],
  returns: 'number',
  sql: ([time], scope) => sql`extract(hour from ${localSql(time, 'datetime', scope.zone)})`,
  js: ([time], scope) => new Decimal(wallClock(time, scope.zone).slice(11, 13)),
});

const today = plain({
  name: 'TODAY',
  takes: [],
  returns: 'date',
  volatile: true,
  sql: (_, scope) => sql`(${scope.now} at time zone ${scope.zone}::text)::date`,
  js: (_, scope) => wallClock(scope.now, scope.zone).slice(0, 10),
});

const now = plain({
  name: 'NOW',
  takes: [],
  returns: 'datetime',
  volatile: true,
  sql: (_, scope) => sql`(${scope.now})::timestamptz(3)`,
  js: (_, scope) => scope.now,
});

const dateValue = plain({
  name: 'DATEVALUE',
  takes: [['time', 'datetime|date']],
  returns: 'date',
  sql: ([time], scope, { types }) => sql`(${localSql(time, types[0], scope.zone)})::date`,
  js: ([time], scope, { types }) => local(time, types[0], scope.zone).slice(0, 10),
});

const date = plain({
  name: 'DATE',
  takes: [
    ['year', 'number'],
    ['month', 'number'],
    ['day', 'number'],
  ],
  returns: 'date',
  repeats: true,
  sql: ([year, month, day]) => {
    const monthStart = sql`make_date(${year}::int, ${month}::int, 1)`;
    const whole = sql`${year} = trunc(${year}) and ${month} = trunc(${month}) and ${day} = trunc(${day})`;
    const inRange = sql`${year} between 1 and 9999 and ${month} between 1 and 12 and ${day} between 1 and 31`;
    return sql`case when ${whole} and ${inRange} then
      case when ${day} <= extract(day from ${monthStart} + interval '1 month' - interval '1 day') then ${monthStart} + (${day}::int - 1) end end`;
  },
  // @NOTE wholeness is asked of the decimals: 1.00000000000000000001 is 1 as a double.
  js: ([year, month, day]) => ([year, month, day].every((part) => part.isInteger()) ? dateOfParts(year.toNumber(), month.toNumber(), day.toNumber()) : null),
});

const days = plain({
  name: 'DAYS',
  takes: [
    ['end', 'date'],
    ['start', 'date'],
  ],
  returns: 'number',
  sql: ([end, start]) => daysBetweenSql(end, start),
  js: ([end, start]) => daysBetween(end, start),
});

const addDaysFunction = plain({
  name: 'ADD_DAYS',
  takes: [
    ['date', 'date|datetime'],
    ['days', 'number'],
  ],
  returns: 'same',
  sql: ([value, count], _, { types }) => (types[0] === 'datetime' ? addTimeSql(value, count) : addDaysSql(value, count)),
  js: ([value, count], _, { types }) => (types[0] === 'datetime' ? addTime(value, count) : addDays(value, count)),
});

const monthSpan = 120_000;

const addMonths = plain({
  name: 'ADD_MONTHS',
  takes: [
    ['date', 'date'],
    ['months', 'number'],
  ],
  returns: 'date',
  repeats: true,
  sql: ([value, months]) => {
    const clamped = sql`least(greatest(trunc(${months}), ${sql.lit(-monthSpan)}), ${sql.lit(monthSpan)})::int`;
    return sql`case when ${months} is not null and extract(year from ${value}) * 12 + extract(month from ${value}) - 1 + ${clamped} between 12 and 119999
      then (${value} + make_interval(months => ${clamped}))::date end`;
  },
  js: ([value, months]) => {
    const { year, month, day } = dateParts(value);
    const index = year * 12 + month - 1 + clampInteger(months, -monthSpan, monthSpan);
    const [newYear, newMonth] = [Math.floor(index / 12), (((index % 12) + 12) % 12) + 1];
    return dateOfParts(newYear, newMonth, Math.min(day, daysInMonth(newYear, newMonth)));
  },
});

/** A number that grows by 31 a month, so that whole months lie between dates as Excel's DATEDIF counts them. */
function monthScale(value: string): number {
  const { year, month, day } = dateParts(value);
  return (year * 12 + month) * 31 + day;
}

function monthScaleSql(value: Sql): Sql {
  return sql`((extract(year from ${value}) * 12 + extract(month from ${value})) * 31 + extract(day from ${value}))`;
}

const between = (name: string, unit: number) =>
  plain({
    name,
    takes: [
      ['start', 'date'],
      ['end', 'date'],
    ],
    returns: 'number',
    repeats: true,
    sql: ([start, end]) => sql`trunc((${monthScaleSql(end)} - ${monthScaleSql(start)}) / ${sql.lit(unit)})`,
    js: ([start, end]) => new Decimal(Math.trunc((monthScale(end) - monthScale(start)) / unit)),
  });

/** Functions of dates and times. Parts of a time are read in the zone of the reader. */
export const dateFunctions = [
  part('YEAR', sql`year`, (text) => Number(text.slice(0, 4))),
  part('MONTH', sql`month`, (text) => Number(text.slice(5, 7))),
  part('DAY', sql`day`, (text) => Number(text.slice(8, 10))),
  part('WEEKDAY', sql`isodow`, (text) => weekday(text.slice(0, 10))),
  hour,
  today,
  now,
  dateValue,
  date,
  days,
  addDaysFunction,
  addMonths,
  between('MONTHS_BETWEEN', 31),
  between('YEARS_BETWEEN', 372),
];
