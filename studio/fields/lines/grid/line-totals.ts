import { Decimal, formatDecimal } from '../../../../engine/expressions/decimal.ts';
import { asMembers, asText } from '../../wire-value.ts';
import type { LineFormula } from '../line-formula.ts';
import type { Row } from '../useLines.ts';

const summed: ReadonlySet<string> = new Set(['money', 'number', 'integer']);

/** Whether a formula's results can be added. */
export function isSummed({ field }: LineFormula): boolean {
  return summed.has(field.options.result ?? '');
}

/** The sums of a formula over all lines as the API writes values: of money one for each currency. */
export function lineTotals({ field, of }: LineFormula, rows: readonly Row[]): readonly unknown[] {
  const sums = new Map<string, Decimal>();
  for (const row of rows) {
    const value = of(row);
    const digits = asText(asMembers(value)?.amount ?? value);
    if (!/^-?\d+(\.\d+)?$/.test(digits)) continue;
    const currency = asText(asMembers(value)?.currency);
    sums.set(currency, (sums.get(currency) ?? new Decimal(0)).plus(digits));
  }
  return [...sums].map(([currency, sum]) => (field.options.result === 'money' ? { amount: formatDecimal(sum), currency } : formatDecimal(sum)));
}
