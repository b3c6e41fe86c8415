import { foldText } from './fold-text.ts';

const weekdayNames: readonly (readonly [RegExp, number])[] = [
  [/^(thu 2|t2|thu hai|mon|monday)$/, 1],
  [/^(thu 3|t3|thu ba|tue|tuesday)$/, 2],
  [/^(thu 4|t4|thu tu|wed|wednesday)$/, 3],
  [/^(thu 5|t5|thu nam|thu|thursday)$/, 4],
  [/^(thu 6|t6|thu sau|fri|friday)$/, 5],
  [/^(thu 7|t7|thu bay|sat|saturday)$/, 6],
  [/^(chu nhat|cn|sun|sunday)$/, 7],
];

const dayWords: readonly (readonly [RegExp, number])[] = [
  [/^(today|hom nay|nay)$/, 0],
  [/^(tomorrow|mai|ngay mai)$/, 1],
  [/^(yesterday|hom qua|qua)$/, -1],
  [/^(mot|ngay kia|ngay mot)$/, 2],
];

/**
 * Reads a date as people type it: "22/11", "22-11-26", "2026-11-22", "mai", "thứ 2", "+3". `today` is the person's day
 * (YYYY-MM-DD). A weekday is the next one after today. With `yearOptional` a date without year stays without ("--11-22").
 */
export function parseDate(input: string, today: string, yearOptional = false): string | undefined {
  const text = folded(input);
  const relative = /^([+-]\d{1,3})$/.exec(text)?.[1];
  if (relative !== undefined) return addDays(today, Number(relative));
  for (const [words, days] of dayWords) if (words.test(text)) return addDays(today, days);
  for (const [words, weekday] of weekdayNames) if (words.test(text)) return nextWeekday(today, weekday);
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(text);
  if (iso) return isoDate(Number(iso[1]), Number(iso[2]), Number(iso[3]));
  const typed = /^(\d{1,2})[/.\- ](\d{1,2})(?:[/.\- ](\d{2}|\d{4}))?$/.exec(text);
  if (!typed) return undefined;
  const day = Number(typed[1]);
  const month = Number(typed[2]);
  if (typed[3] !== undefined) return isoDate(fullYear(typed[3], today), month, day);
  if (!yearOptional) return isoDate(Number(today.slice(0, 4)), month, day);
  const leap = isoDate(2024, month, day);
  return leap === undefined ? undefined : `--${leap.slice(5)}`;
}

function folded(text: string): string {
  return foldText(text.trim()).replace(/\s+/g, ' ');
}

/** Two digits mean the century that puts the date at most twenty years ahead. */
function fullYear(digits: string, today: string): number {
  if (digits.length === 4) return Number(digits);
  const now = Number(today.slice(0, 4));
  const year = Math.floor(now / 100) * 100 + Number(digits);
  return year > now + 20 ? year - 100 : year;
}

function isoDate(year: number, month: number, day: number): string | undefined {
  const date = new Date(Date.UTC(year, month - 1, day));
  if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return undefined;
  return date.toISOString().slice(0, 10);
}

function addDays(date: string, days: number): string {
  const moved = new Date(`${date}T00:00:00Z`);
  moved.setUTCDate(moved.getUTCDate() + days);
  return moved.toISOString().slice(0, 10);
}

function nextWeekday(today: string, weekday: number): string {
  const current = new Date(`${today}T00:00:00Z`).getUTCDay() || 7;
  return addDays(today, ((weekday - current + 6) % 7) + 1);
}
