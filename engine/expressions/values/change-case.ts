/** Letters of Unicode 17 that PostgreSQL 18 (Unicode 16) does not know: their case stays in both back-ends. */
const newerLetters = /[\ua7ce\ua7cf\ua7d2-\ua7d5\u{16ea0}-\u{16ed3}]+/u;

/** Upper or lower case of every letter the database knows, by the full mapping (ß becomes SS). */
export function changeCase(text: string, to: 'toLowerCase' | 'toUpperCase'): string {
  if (!newerLetters.test(text)) return text[to]();
  return text.replaceAll(/[^\ua7ce\ua7cf\ua7d2-\ua7d5\u{16ea0}-\u{16ed3}]+/gu, (known) => known[to]());
}
