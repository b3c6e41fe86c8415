import { dateOfParts } from './calendar.ts';

const iso = /^(\d{4})-(\d{2})-(\d{2})$/;
const dayFirst = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/;
const instant = /^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?(Z|[+-]\d{2}:\d{2})$/i;
const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** A text literal read as a type: its canonical value, or how it should be written. */
export type ParsedLiteral = { readonly value: string } | { readonly example?: string; readonly form: string };

export function parseDateLiteral(text: string): ParsedLiteral {
  const [, year, month, day] = iso.exec(text) ?? [];
  const date = dateOfParts(Number(year), Number(month), Number(day));
  if (date !== null) return { value: date };
  const [, d, m, y] = dayFirst.exec(text) ?? [];
  const guess = dateOfParts(Number(y), Number(m), Number(d));
  return { form: 'a date is written year-month-day', example: guess ?? '2026-11-22' };
}

export function parseDatetimeLiteral(text: string): ParsedLiteral {
  const time = instant.test(text) ? Date.parse(text.replace(' ', 'T').toUpperCase()) : Number.NaN;
  const canonical = Number.isNaN(time) ? '' : new Date(time).toISOString();
  if (canonical.length === 24 && !canonical.startsWith('0000')) return { value: canonical };
  return { form: 'a time is written with its offset or Z; a day alone is compared with DATEVALUE(field)', example: '2026-11-22T08:30:00+07:00' };
}

export function parseReferenceLiteral(text: string): ParsedLiteral {
  return uuid.test(text) ? { value: text.toLowerCase() } : { form: 'a link is compared with another link, ME() or an id' };
}
