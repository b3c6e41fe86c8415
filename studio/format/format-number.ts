import { type Locale, languageTags } from './locale.ts';

const formatters = new Map<string, Intl.NumberFormat>();

function formatter(locale: Locale, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = `${locale} ${JSON.stringify(options)}`;
  const known = formatters.get(key) ?? new Intl.NumberFormat(languageTags[locale], options);
  formatters.set(key, known);
  return known;
}

/** Formats exact decimal text: Intl takes numeric strings without rounding them to a double. Text that is no number comes back as it is. */
function formatDecimal(value: string | number, format: Intl.NumberFormat): string {
  const text = String(value);
  if (!/^-?\d+(\.\d+)?$/.test(text)) return typeof value === 'number' ? format.format(value) : text;
  // @NOTE the test above makes this a numeric literal.
  return format.format(text as `${number}`);
}

function decimalsOf(value: string | number): number {
  return /\.(\d+)$/.exec(String(value))?.[1]?.length ?? 0;
}

/** "1.500,25" in Vietnamese, "1,500.25" in English. With `scale` at least that many decimals are shown. */
export function formatNumber(value: string | number, locale: Locale, scale = 0): string {
  const decimals = Math.max(scale, decimalsOf(value));
  return formatDecimal(value, formatter(locale, { minimumFractionDigits: scale, maximumFractionDigits: decimals }));
}

/** A fraction as percent: "0.125" is "12,5 %" in Vietnamese and "12.5%" in English. */
export function formatPercent(value: string | number, locale: Locale): string {
  const decimals = Math.max(0, decimalsOf(value) - 2);
  return formatDecimal(value, formatter(locale, { style: 'percent', maximumFractionDigits: decimals }));
}

/** Money with its own currency; decimals beyond the usual ones are kept, never rounded away. */
export function formatMoney(amount: string | number, currency: string, locale: Locale): string {
  if (!/^[A-Z]{3}$/.test(currency)) return formatNumber(amount, locale);
  const usual = formatter(locale, { style: 'currency', currency, currencyDisplay: 'narrowSymbol' });
  const digits = usual.resolvedOptions().maximumFractionDigits ?? 0;
  if (decimalsOf(amount) <= digits) return formatDecimal(amount, usual);
  return formatDecimal(amount, formatter(locale, { style: 'currency', currency, currencyDisplay: 'narrowSymbol', maximumFractionDigits: decimalsOf(amount) }));
}

const units = { vi: ['byte', 'KB', 'MB', 'GB'], en: ['bytes', 'kB', 'MB', 'GB'] } as const;

export function formatSize(sizeBytes: number, locale: Locale): string {
  const step = sizeBytes < 1000 ? 0 : sizeBytes < 1_000_000 ? 1 : sizeBytes < 1_000_000_000 ? 2 : 3;
  const value = sizeBytes / 1000 ** step;
  return `${formatter(locale, { maximumFractionDigits: step === 0 ? 0 : 1 }).format(value)} ${units[locale][step]}`;
}
