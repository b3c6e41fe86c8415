import type { FieldDocument } from '../../../schemas/generated/metadata.ts';
import type { Result } from '../../errors/issue.ts';
import { rangeIssue, rangeOptionIssues } from '../decimal/number-range.ts';
import { parseDecimal, trimDecimal } from '../decimal-text.ts';
import type { FieldType, StoredValue } from '../field-type.ts';
import { orderOperators } from '../single-column.ts';
import { badOption, optionIssues } from '../type-options.ts';
import { refuse } from '../value-issues.ts';
import { decimalInputSchema, decimalOutputSchema, objectSchema } from '../wire-schemas.ts';
import { formatMoney } from './format-money.ts';
import { moneyText, typedMoney } from './money-text.ts';

const defaultScale = 6;
const currencyCode = /^[A-Z]{3}$/;
const columns = [
  { suffix: '', type: 'numeric' },
  { suffix: '__currency', type: 'text' },
] as const;

function amountAndCurrency(amount: unknown, currency: string, field: FieldDocument, pointer: string): Result<readonly StoredValue[]> {
  const number = parseDecimal(amount, field.options?.scale ?? defaultScale);
  if (!number.ok) return pointer === '' ? number : { ok: false, issues: number.issues.map((issue) => ({ ...issue, pointer })) };
  if (number.value === null) return { ok: true, value: [null, null] };
  if (field.options !== undefined) {
    const issue = rangeIssue(number.value, field, pointer);
    if (issue) return { ok: false, issues: [issue] };
  }
  return { ok: true, value: [number.value, currency] };
}

function clearAmount({ amounts, currency }: ReturnType<typeof typedMoney>): { amount: string; currency: string } | undefined {
  const [amount] = amounts;
  return amount === undefined || amounts.length > 1 ? undefined : { amount, currency };
}

/**
 * An amount with its currency. A bare amount is in the field's currency, else the workspace's. Keeps up to 6 decimals unless options.scale
 * says otherwise: unit prices may be finer than the currency's coins.
 */
export const moneyField: FieldType = {
  type: 'money',
  validateOptions(field) {
    const issues = [...optionIssues(field, ['scale', 'minimum', 'maximum', 'currency']), ...rangeOptionIssues(field)];
    const currency = field.options?.currency;
    if (currency !== undefined && !currencyCode.test(currency)) issues.push(badOption('currency', 'it is no ISO 4217 code'));
    return issues;
  },
  columns: () => columns,
  expression: () => ({
    type: 'number',
    suffix: '',
    members: { amount: { type: 'number', suffix: '' }, currency: { type: 'text', suffix: '__currency' } },
  }),
  parse(input, field, context) {
    const preset = field.options?.currency ?? context.currency;
    if (typeof input !== 'object' || input === null) return amountAndCurrency(input, preset, field, '');
    if (Array.isArray(input)) return refuse('expected_number');
    const { amount, currency = null } = input as Record<string, unknown>;
    if (amount === undefined) return refuse('value_required', undefined, '/amount');
    if (currency === null || currency === '') return amountAndCurrency(amount, preset, field, '/amount');
    const code = typeof currency === 'string' ? currency.trim().toUpperCase() : '';
    return currencyCode.test(code) ? amountAndCurrency(amount, code, field, '/amount') : refuse('bad_currency', undefined, '/currency');
  },
  toWire: ([amount = null, currency = null]) => (amount === null ? null : { amount: trimDecimal(String(amount)), currency }),
  inputSchema: () => ({
    anyOf: [
      decimalInputSchema(),
      objectSchema({ amount: decimalInputSchema(), currency: { type: ['string', 'null'], pattern: '^([A-Za-z]{3})?$' } }, ['amount']),
    ],
  }),
  outputSchema: () => objectSchema({ amount: { ...decimalOutputSchema(), type: 'string' }, currency: { type: 'string' } }, ['amount', 'currency']),
  operators: orderOperators,
  format(wire, _field, locale) {
    const { amount, currency } = (wire ?? {}) as { amount?: unknown; currency?: unknown };
    return typeof amount === 'string' && typeof currency === 'string' ? formatMoney(amount, currency, locale) : '';
  },
  importText(text, field, format) {
    if (text.trim() === '') return { ok: true, value: null };
    const preset = field.options?.currency ?? format.currency;
    const typed = () => typedMoney(text, preset, format.decimalMark);
    const money = moneyText(text, preset, format.decimalMark) ?? clearAmount(typed());
    if (money === undefined) {
      const [first, second] = typed().amounts;
      return first === undefined || second === undefined ? refuse('expected_number') : refuse('ambiguous_number', { first, second });
    }
    const parsed = amountAndCurrency(money.amount, money.currency, field, '');
    return parsed.ok ? { ok: true, value: { amount: parsed.value[0], currency: money.currency } } : parsed;
  },
};
