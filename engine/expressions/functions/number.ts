import { sql } from '../../sql/sql.ts';
import { Decimal } from '../decimal.ts';
import { clampInteger, Inexact, roundInexact, roundInexactSql } from '../values/rounding.ts';
import { plain } from './function-spec.ts';

const abs = plain({ name: 'ABS', takes: [['number', 'number']], returns: 'number', sql: ([value]) => sql`abs(${value})`, js: ([value]) => value.abs() });

const round = plain({
  name: 'ROUND',
  takes: [
    ['number', 'number'],
    ['digits?', 'number'],
  ],
  returns: 'number',
  wide: true,
  sql: ([value, digits]) => {
    if (!digits) return sql`round(${value})`;
    // @NOTE the sum is null when digits is null, where least and greatest alone would skip it.
    return sql`round(${value}, (least(greatest(trunc(${digits}), -40), 40) + 0 * ${digits})::int)`;
  },
  repeats: true,
  js: ([value, digits]) => {
    const places = digits ? clampInteger(digits, -40, 40) : 0;
    if (places >= 0) return value.toDecimalPlaces(places);
    const unit = new Decimal(10).pow(-places);
    return value.div(unit).toDecimalPlaces(0).times(unit);
  },
});

const floor = plain({
  name: 'FLOOR',
  takes: [['number', 'number']],
  returns: 'number',
  wide: true,
  sql: ([value]) => sql`floor(${value})`,
  js: ([value]) => value.floor(),
});

const ceil = plain({
  name: 'CEIL',
  takes: [['number', 'number']],
  returns: 'number',
  wide: true,
  sql: ([value]) => sql`ceil(${value})`,
  js: ([value]) => value.ceil(),
});

const mod = plain({
  name: 'MOD',
  takes: [
    ['number', 'number'],
    ['divisor', 'number'],
  ],
  returns: 'number',
  repeats: true,
  sql: ([value, divisor]) => sql`mod(mod(${value}, nullif(${divisor}, 0)) + ${divisor}, nullif(${divisor}, 0))`,
  js: ([value, divisor]) => (divisor.isZero() ? null : value.mod(divisor).plus(divisor).mod(divisor)),
});

const sqrt = plain({
  name: 'SQRT',
  takes: [['number', 'number']],
  returns: 'number',
  repeats: true,
  sql: ([value]) => roundInexactSql(sql`sqrt(case when ${value} >= 0 then ${value} + 0e-40 end)`),
  js: ([value]) => (value.isNegative() && !value.isZero() ? null : roundInexact(new Inexact(value).sqrt())),
});

/** e^70 is above the range of numbers and e^-80 rounds to 0, so powers beyond them need no computing. */
const largest = 70;
const smallest = -80;

const power = plain({
  name: 'POWER',
  takes: [
    ['base', 'number'],
    ['exponent', 'number'],
  ],
  returns: 'number',
  wide: true,
  repeats: true,
  sql: ([base, exponent]) => {
    const logarithm = sql`(${exponent} * ln(abs(${base})))`;
    return sql`case
      when ${base} = 0 then case when ${exponent} = 0 then 1 when ${exponent} > 0 then 0 end
      when ${base} < 0 and ${exponent} <> trunc(${exponent}) then null
      when ${logarithm} > ${sql.lit(largest)} then null
      when ${logarithm} < ${sql.lit(smallest)} then 0
      else ${roundInexactSql(sql`power(${base} + 0e-40, ${exponent})`)} end`;
  },
  js: ([base, exponent]) => {
    if (base.isZero()) return exponent.isZero() ? new Decimal(1) : exponent.isNegative() ? null : new Decimal(0);
    if (base.isNegative() && !exponent.isInteger()) return null;
    const logarithm = new Inexact(base).abs().ln().times(exponent);
    if (logarithm.gt(largest)) return null;
    return logarithm.lt(smallest) ? new Decimal(0) : roundInexact(new Inexact(base).pow(exponent));
  },
});

/** Arithmetic beyond the operators; ROUND, SQRT and POWER round half away from zero. */
export const numberFunctions = [abs, round, floor, ceil, mod, sqrt, power];
