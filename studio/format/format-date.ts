import { type Locale, languageTags } from './locale.ts';

const formatters = new Map<string, Intl.DateTimeFormat>();

function formatter(locale: Locale, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${locale} ${JSON.stringify(options)}`;
  const known = formatters.get(key) ?? new Intl.DateTimeFormat(languageTags[locale], options);
  formatters.set(key, known);
  return known;
}

const numeric = { day: '2-digit', month: '2-digit' } as const;

/** "22/11/2026", or "22/11" for a date without year. Text that is no date comes back as it is. */
export function formatDate(value: string, locale: Locale): string {
  const yearless = /^--(\d{2}-\d{2})$/.exec(value)?.[1];
  const moment = new Date(`${yearless === undefined ? value : `2024-${yearless}`}T00:00:00Z`);
  if (Number.isNaN(moment.getTime())) return value;
  const options = yearless === undefined ? { ...numeric, year: 'numeric' as const } : numeric;
  return formatter(locale, { ...options, timeZone: 'UTC' }).format(moment);
}

/** "22/11/2026 09:14" on the clock of a zone. */
export function formatDateTime(value: string, locale: Locale, zone: string): string {
  const moment = new Date(value);
  if (Number.isNaN(moment.getTime())) return value;
  const date = formatter(locale, { ...numeric, year: 'numeric', timeZone: zone }).format(moment);
  const time = formatter(locale, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone: zone }).format(moment);
  return `${date} ${time}`;
}

const spans: readonly (readonly [Intl.RelativeTimeFormatUnit, number])[] = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
];

/** "3 hours ago" within the last week; after that the date. */
export function formatAgo(value: string, locale: Locale, zone: string, now: number = Date.now()): string {
  const passed = now - new Date(value).getTime();
  if (Number.isNaN(passed)) return value;
  if (passed > 7 * 86_400_000) return formatDateTime(value, locale, zone);
  const format = new Intl.RelativeTimeFormat(languageTags[locale], { numeric: 'auto' });
  for (const [unit, milliseconds] of spans) {
    if (passed >= milliseconds) return format.format(-Math.floor(passed / milliseconds), unit);
  }
  return format.format(0, 'minute');
}
