import { Decimal as Base } from 'decimal.js';
import { type Sql, sql } from '../../sql/sql.ts';
import { Decimal } from '../decimal.ts';

/** For roots and powers: enough digits that rounding to 30 places is right for every number in range. */
export const Inexact: typeof Base = Base.clone({ precision: 110, rounding: Base.ROUND_HALF_UP, toExpNeg: -9e15, toExpPos: 9e15 });

const shift = new Decimal('1e41');

/** Quotient rounded to 40, then 12 places, half away from zero; null for a zero divisor. */
export function divide(left: Decimal, right: Decimal): Decimal | null {
  if (right.isZero()) return null;
  return left.times(shift).divToInt(right).div(shift).toDecimalPlaces(40).toDecimalPlaces(12);
}

/** @NOTE PostgreSQL rounds a quotient to the larger scale of its operands: adding a zero of scale 40 sets it. */
export function divideSql(left: Sql, right: Sql): Sql {
  return sql`round((${left} + 0e-40) / nullif(${right}, 0), 12)`;
}

/** Rounds the result of a function that is not exact; the step over 30 places makes ties meet in both back-ends. */
export function roundInexact(value: Base): Decimal {
  return new Decimal(value.toDecimalPlaces(30).toDecimalPlaces(12));
}

export function roundInexactSql(value: Sql): Sql {
  return sql`round(round(${value}, 30), 12)`;
}

/** Whole part, clamped; for counts and positions. */
export function clampInteger(value: Decimal, low: number, high: number): number {
  return Math.min(Math.max(value.trunc().toNumber(), low), high);
}

/** @NOTE null becomes `low` here, since least and greatest skip it: `low` must be a value that gives null. */
export function clampIntegerSql(value: Sql, low: number, high: number): Sql {
  return sql`least(greatest(trunc(${value}), ${sql.lit(low)}), ${sql.lit(high)})::int`;
}
