import { Decimal as Base } from 'decimal.js';

/**
 * The decimal of the expression language: its own clone, so that nobody's global settings change a value. Rounds half away
 * from zero, writes plain digits (never an exponent), and keeps + - * exact for numbers of up to a thousand digits.
 * Do not divide with it: values/number.ts knows how the database divides.
 */
export const Decimal: typeof Base = Base.clone({
  precision: 1_000,
  rounding: Base.ROUND_HALF_UP,
  modulo: Base.ROUND_DOWN,
  toExpNeg: -9e15,
  toExpPos: 9e15,
});
export type Decimal = Base;

export const zero: Decimal = new Decimal(0);

/** Plain digits without trailing zeros, never "-0": the form in which a number is compared, written and sent. */
export function formatDecimal(value: Decimal): string {
  return value.isZero() ? '0' : value.toFixed();
}
