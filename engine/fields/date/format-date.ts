import type { Locale } from '../field-type.ts';

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const;

/** A wire date for people: 22/11/2026 in Vietnamese, 22 Nov 2026 in English; without a year 22/11 and 22 Nov. */
export function formatDate(wire: string, locale: Locale): string {
  const parts = /^(\d{4}|-)-(\d{2})-(\d{2})/.exec(wire);
  if (!parts) return wire;
  const [, year = '', month = '', day = ''] = parts;
  const known = year !== '-';
  if (locale === 'vi') return known ? `${day}/${month}/${year}` : `${day}/${month}`;
  const name = months[Number(month) - 1] ?? month;
  return known ? `${Number(day)} ${name} ${year}` : `${Number(day)} ${name}`;
}
