import { Decimal, formatDecimal } from '../expressions/decimal.ts';

/** Currencies without a smaller coin; all others are taken to have hundredths. */
const whole: ReadonlySet<string> = new Set(['VND', 'JPY', 'KRW', 'CLP', 'ISK', 'UGX', 'XAF', 'XOF', 'XPF', 'PYG', 'RWF', 'VUV', 'KMF', 'GNF', 'DJF', 'BIF']);

/** The smallest coin of a currency. */
export function coinOf(currency: string): Decimal {
  return new Decimal(whole.has(currency) ? '1' : '0.01');
}

/** The nearest amount in whole coins, half away from zero. */
export function toCoins(value: Decimal, coin: Decimal): Decimal {
  return value.toDecimalPlaces(coin.decimalPlaces());
}

/** The greatest multiple of the step that is not above the value. */
export function multipleBelow(value: Decimal, step: Decimal): Decimal {
  return value.dividedToIntegerBy(step).times(step);
}

/** The amount divided by parts in whole coins, in proportion to their weights; the parts add up to it exactly. */
export function shared(amount: Decimal, weights: readonly Decimal[], coin: Decimal): readonly Decimal[] {
  const all = sum(weights);
  if (all.isZero()) return weights.map(() => new Decimal(0));
  const parts = weights.map((weight) => amount.times(weight).dividedToIntegerBy(all.times(coin)).times(coin));
  const heaviest = weights.reduce((best, weight, index) => (weight.greaterThan(weights[best] ?? weight) ? index : best), 0);
  const rest = amount.minus(sum(parts));
  return parts.map((part, index) => (index === heaviest ? part.plus(rest) : part));
}

export function sum(values: readonly Decimal[]): Decimal {
  return values.reduce((total, value) => total.plus(value), new Decimal(0));
}

export const text = formatDecimal;
