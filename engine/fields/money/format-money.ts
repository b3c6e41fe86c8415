import { numberFormatter } from '../decimal/format-number.ts';
import type { Locale } from '../field-type.ts';

/** An amount for people: the currency's usual digits, or more where the amount has more. */
export function formatMoney(amount: string, currency: string, locale: Locale): string {
  const point = amount.indexOf('.');
  const digits = point < 0 ? 0 : amount.length - point - 1;
  const usual = numberFormatter(locale, { style: 'currency', currency }, currency);
  const least = usual.resolvedOptions().minimumFractionDigits ?? 0;
  if (digits <= least) return usual.format(amount as Intl.StringNumericLiteral);
  const wide = { style: 'currency', currency, maximumFractionDigits: digits } as const;
  return numberFormatter(locale, wide, `${currency}${digits}`).format(amount as Intl.StringNumericLiteral);
}
