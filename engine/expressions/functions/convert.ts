import { sql } from '../../sql/sql.ts';
import { Decimal, formatDecimal } from '../decimal.ts';
import { wallClock } from '../values/zone.ts';
import { plain } from './function-spec.ts';

const numeral = /^[+-]?[0-9]{1,30}([.][0-9]{1,40})?$/;

const text = plain({
  name: 'TEXT',
  takes: [['value', 'number|date|datetime']],
  returns: 'text',
  sql: ([value], scope, { types }) => {
    if (types[0] === 'number') return sql`trim_scale(${value})::text`;
    if (types[0] === 'date') return sql`to_char(${value}, 'YYYY-MM-DD')`;
    return sql`to_char(${value} at time zone ${scope.zone}::text, 'YYYY-MM-DD HH24:MI')`;
  },
  js: ([value], scope, { types }) => {
    if (typeof value !== 'string') return formatDecimal(value);
    return types[0] === 'date' ? value : wallClock(value, scope.zone).slice(0, 16).replace('T', ' ');
  },
});

const number = plain({
  name: 'NUMBER',
  takes: [['text', 'text']],
  returns: 'number',
  repeats: true,
  sql: ([value]) => sql`case when ${value} ~ '^[+-]?[0-9]{1,30}([.][0-9]{1,40})?$' then (${value})::numeric end`,
  js: ([value]) => (numeral.test(value) ? new Decimal(value) : null),
});

/** Conversions between texts and other values. */
export const convertFunctions = [text, number];
