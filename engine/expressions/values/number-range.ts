import { type Sql, sql } from '../../sql/sql.ts';
import { Decimal, zero } from '../decimal.ts';

/**
 * The range of numbers: at most 40 places after the point (rounded half away from zero) and below 1e30; what is larger is null.
 * + - * stay exact inside an expression; their result is fitted when it leaves the expression or enters a function.
 */
export const rangePlaces = 40;
export const rangeLimit: Decimal = new Decimal('1e30');
/** Digits of any number in range; wider intermediate results are fitted before they outgrow the precision of Decimal. */
export const rangeDigits = 70;
export const widestDigits = 900;

export function fitNumber(value: Decimal | null): Decimal | null {
  if (value === null) return null;
  const rounded = value.decimalPlaces() > rangePlaces ? value.toDecimalPlaces(rangePlaces) : value;
  if (rounded.isZero()) return zero;
  return rounded.abs().gte(rangeLimit) ? null : rounded;
}

/** @NOTE names its operand once, so that nesting does not multiply the text; least and greatest skip null, which ends as -1e30 and so as null. */
export function fitNumberSql(value: Sql): Sql {
  return sql`nullif(nullif(least(greatest(round(${value}, 40), -1e30), 1e30), 1e30), -1e30)`;
}
