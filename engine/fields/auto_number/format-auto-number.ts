import { localDay } from '../datetime/zone-time.ts';

export type AutoNumberReset = 'never' | 'year' | 'month' | 'day';

const tokens = /\{(yyyy|yy|mm|dd|0+)\}/g;
const periodLength: Readonly<Record<AutoNumberReset, number>> = { never: 0, year: 4, month: 7, day: 10 };

/**
 * A number such as ORD-2026-00042 by its pattern: {yyyy} {yy} {mm} {dd} from the day (YYYY-MM-DD, already in the workspace's zone), the
 * zeros from the counter. A counter longer than its zeros is written in full.
 */
export function formatAutoNumber(pattern: string, day: string, counter: number): string {
  const [year = '', month = '', date = ''] = day.split('-');
  return pattern.replace(tokens, (_, token: string) => {
    if (token === 'yyyy') return year;
    if (token === 'yy') return year.slice(-2);
    if (token === 'mm') return month;
    if (token === 'dd') return date;
    return String(counter).padStart(token.length, '0');
  });
}

/** The period within which a counter runs: '' for never, else '2026', '2026-11' or '2026-11-22' in the zone. One counter a period. */
export function autoNumberPeriod(reset: AutoNumberReset, date: Date, zone: string): string {
  return localDay(date.getTime(), zone).slice(0, periodLength[reset]);
}
