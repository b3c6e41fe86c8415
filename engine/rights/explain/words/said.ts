import type { Said } from '../../../../schemas/generated/api.ts';

export type Locale = 'en' | 'vi';

export function said(en: string, vi: string): Said {
  return { en, vi };
}

/** The same made of each language's own parts. */
export function inBoth(make: (locale: Locale) => string): Said {
  return { en: make('en'), vi: make('vi') };
}

/** `a, b or c`: parts in a row with `last` before the last of them. */
export function inRow(parts: readonly Said[], last: Said): Said {
  return inBoth((locale) => {
    const texts = [...new Set(parts.map((part) => part[locale]))];
    const [end = '', ...before] = texts.reverse();
    return before.length === 0 ? end : `${before.reverse().join(', ')}${last[locale]}${end}`;
  });
}

export const or = said(' or ', ' hoặc ');
export const and = said(' and ', ' và ');
/** Between sentences. */
export const alsoSo = said(', and ', ', và ');

/** Begins with a capital letter. */
export function capital(text: string): string {
  return text.charAt(0).toLocaleUpperCase() + text.slice(1);
}

/** The day of a moment as people write it: 3 March 2026, 3/3/2026. */
export function dayOf(moment: string, zone: string): Said {
  const at = new Date(moment);
  const en = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: zone }).format(at);
  const vi = new Intl.DateTimeFormat('vi-VN', { day: 'numeric', month: 'numeric', year: 'numeric', timeZone: zone }).format(at);
  return said(en, vi);
}
