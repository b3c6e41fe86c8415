import { foldText } from '../format/fold-text.ts';

export type PartOfDay = 'morning' | 'noon' | 'afternoon' | 'evening';

/** The part of the day in a zone, by which people are greeted. */
export function partOfDay(now: Date, zone: string): PartOfDay {
  const hour = Number(new Intl.DateTimeFormat('en-GB', { hour: '2-digit', hourCycle: 'h23', timeZone: zone }).format(now));
  if (hour >= 4 && hour < 11) return 'morning';
  if (hour >= 11 && hour < 13) return 'noon';
  return hour >= 13 && hour < 18 ? 'afternoon' : 'evening';
}

// The family names of nearly all Vietnamese people, without diacritics; they come first in a name.
const familyNames = new Set(
  'nguyen tran le pham hoang huynh phan vu vo dang bui do ho ngo duong ly dinh mai truong trinh dao luong cao ta lam ha to doan'.split(' '),
);

/** The name by which people are addressed: the last word of a Vietnamese name, else the first. */
export function givenName(name: string): string {
  const words = name.trim().split(/\s+/);
  const first = foldText(words[0] ?? '');
  return (familyNames.has(first) ? words.at(-1) : words[0]) ?? '';
}
