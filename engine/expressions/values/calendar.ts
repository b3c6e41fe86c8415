const dayMs = 86_400_000;
const firstDay = Date.parse('0001-01-01') / dayMs;
/** Days from 0001-01-01 to 9999-12-31, the only dates there are. */
export const lastDayNumber = 3_652_058;

/** Days since 0001-01-01. */
export function dayNumber(date: string): number {
  return Date.parse(date) / dayMs - firstDay;
}

/** The date of a day number; null outside the years 1 to 9999. */
export function dateOfDayNumber(days: number): string | null {
  return days < 0 || days > lastDayNumber ? null : new Date((days + firstDay) * dayMs).toISOString().slice(0, 10);
}

export interface DateParts {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

export function dateParts(date: string): DateParts {
  return { year: Number(date.slice(0, 4)), month: Number(date.slice(5, 7)), day: Number(date.slice(8, 10)) };
}

/** A real date of the years 1 to 9999 as text, else null. */
export function dateOfParts(year: number, month: number, day: number): string | null {
  if (![year, month, day].every(Number.isInteger) || year < 1 || year > 9999 || month < 1 || month > 12) return null;
  if (day < 1 || day > daysInMonth(year, month)) return null;
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

export function daysInMonth(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

/** 1 for Monday to 7 for Sunday; 0001-01-01 was a Monday. */
export function weekday(date: string): number {
  return (dayNumber(date) % 7) + 1;
}
