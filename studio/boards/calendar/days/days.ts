/** Days as YYYY-MM-DD, without a zone: what a calendar on a wall shows. */

const dayMs = 86_400_000;

function noon(day: string): number {
  return Date.parse(`${day}T00:00:00Z`);
}

export function addDays(day: string, days: number): string {
  return new Date(noon(day) + days * dayMs).toISOString().slice(0, 10);
}

/** The same day some months on; the last one of the month where it has no such day. */
export function addMonths(day: string, months: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const first = new Date(Date.UTC(year, month - 1 + months, 1));
  const last = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate();
  return new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth(), Math.min(date, last))).toISOString().slice(0, 10);
}

/** How many days lie between. */
export function daysBetween(from: string, to: string): number {
  return Math.round((noon(to) - noon(from)) / dayMs);
}

/** 1 is Monday. */
function weekdayOf(day: string): number {
  return new Date(noon(day)).getUTCDay() || 7;
}

export function mondayOf(day: string): string {
  return addDays(day, 1 - weekdayOf(day));
}

/** The days from one to another, both included. */
function daysFrom(from: string, to: string): readonly string[] {
  return Array.from({ length: Math.max(0, daysBetween(from, to) + 1) }, (_, index) => addDays(from, index));
}

export const spans = ['month', 'week', 'day', 'agenda'] as const;
export type Span = (typeof spans)[number];

/** The days that a span around a day shows: whole weeks for a month, thirty days for an agenda. */
export function spanDays(span: Span, day: string): readonly string[] {
  if (span === 'day') return [day];
  if (span === 'week') return daysFrom(mondayOf(day), addDays(mondayOf(day), 6));
  if (span === 'agenda') return daysFrom(day, addDays(day, 29));
  const first = `${day.slice(0, 7)}-01`;
  const last = addDays(addMonths(first, 1), -1);
  return daysFrom(mondayOf(first), addDays(mondayOf(last), 6));
}

/** The day that the next or former span is around. */
export function turn(span: Span, day: string, step: 1 | -1): string {
  if (span === 'month') return addMonths(day, step);
  return addDays(day, step * { week: 7, day: 1, agenda: 30 }[span]);
}
