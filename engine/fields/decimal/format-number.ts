import type { Locale } from '../field-type.ts';

const formatters = new Map<string, Intl.NumberFormat>();

/** A cached number formatter; making one costs some 50 microseconds. */
export function numberFormatter(locale: Locale, options: Intl.NumberFormatOptions, key: string): Intl.NumberFormat {
  const cacheKey = `${locale}|${key}`;
  let formatter = formatters.get(cacheKey);
  if (!formatter) {
    formatter = new Intl.NumberFormat(locale === 'vi' ? 'vi' : 'en', options);
    formatters.set(cacheKey, formatter);
  }
  return formatter;
}

/** Decimal text for people, exact: the formatter takes text and does not go through a float. */
export function formatDecimal(text: string, locale: Locale): string {
  return numberFormatter(locale, { maximumFractionDigits: 12 }, 'decimal').format(text as Intl.StringNumericLiteral);
}

/** A fraction as a percentage: '0.125' is 12.5%. */
export function formatPercent(text: string, locale: Locale): string {
  return numberFormatter(locale, { style: 'percent', maximumFractionDigits: 10 }, 'percent').format(text as Intl.StringNumericLiteral);
}
