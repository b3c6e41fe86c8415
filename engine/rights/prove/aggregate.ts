import { Decimal } from '../../expressions/decimal.ts';
import type { ExpressionValue } from '../../expressions/types.ts';

const averagePlaces = 12;
const significantDigits = 16;
const groupDigits = 4;

/** count, sum, avg, min, max, mode and median as PostgreSQL gives them: values that are not there are passed over. */
export function aggregate(fn: string, values: readonly ExpressionValue[]): ExpressionValue {
  const there = values.filter((value) => value !== null);
  if (fn === 'count') return new Decimal(there.length);
  if (there.length === 0) return null;
  const sorted = [...there].sort(compareValues);
  if (fn === 'min') return sorted[0] ?? null;
  if (fn === 'max') return sorted.at(-1) ?? null;
  if (fn === 'mode') return mostFrequent(sorted);
  // @NOTE the rest is asked of numbers only.
  const numbers = sorted as Decimal[];
  if (fn === 'median') {
    const [lower, upper] = [numbers[Math.floor((numbers.length - 1) / 2)] as Decimal, numbers[Math.ceil((numbers.length - 1) / 2)] as Decimal];
    return lower.plus(upper).dividedBy(2).toDecimalPlaces(averagePlaces);
  }
  const sum = numbers.reduce((left, right) => left.plus(right), new Decimal(0));
  return fn === 'sum' ? sum : average(sum, numbers);
}

/** PostgreSQL divides to sixteen significant digits, told in groups of four, and to no fewer places than what is divided has. */
function average(sum: Decimal, numbers: readonly Decimal[]): Decimal {
  const count = new Decimal(numbers.length);
  const [groups, ofCount] = [leadingGroup(sum), leadingGroup(count)];
  const weight = groups.weight - ofCount.weight - (groups.digits <= ofCount.digits ? 1 : 0);
  const places = Math.max(significantDigits - weight * groupDigits, ...numbers.map((number) => number.decimalPlaces()));
  return sum.dividedBy(count).toDecimalPlaces(Math.min(places, averagePlaces));
}

/** The first group of four digits, counted from the point, and where it stands. */
function leadingGroup(number: Decimal): { readonly weight: number; readonly digits: number } {
  if (number.isZero()) return { weight: 0, digits: 0 };
  const weight = Math.floor(number.e / groupDigits);
  return {
    weight,
    digits: number
      .abs()
      .dividedBy(new Decimal(10).pow(weight * groupDigits))
      .floor()
      .toNumber(),
  };
}

/** Of two that are as frequent the first. */
function mostFrequent(sorted: readonly ExpressionValue[]): ExpressionValue {
  const groups = [...Map.groupBy(sorted, (value) => (value instanceof Decimal ? value.toFixed() : value)).values()];
  const most = Math.max(...groups.map((group) => group.length));
  return groups.find((group) => group.length === most)?.[0] ?? null;
}

export function compareValues(left: ExpressionValue, right: ExpressionValue): number {
  if (left instanceof Decimal && right instanceof Decimal) return left.comparedTo(right);
  const [one, other] = [String(left), String(right)];
  return one < other ? -1 : one > other ? 1 : 0;
}
