import type { Locale } from './locale.ts';

const powers: readonly (readonly [RegExp, number])[] = [
  [/(k|nghìn|ngàn)$/, 3],
  [/(tr|triệu|trieu)$/, 6],
  [/(tỷ|tỉ|ty)$/, 9],
];

/**
 * Reads a number as people type it: "1.500.000", "500k", "1,5tr", "1tr5", "2 tỷ", "(20)". Separators follow the locale where
 * they are ambiguous. Answers exact decimal text such as "1500000", or undefined when it is no number.
 */
export function parseNumber(input: string, locale: Locale): string | undefined {
  let text = input
    .normalize('NFC')
    .toLowerCase()
    .replace(/[\s_'₫$£€%]/gu, '')
    .replace(/(vnd|vnđ|đ)$/u, '');
  const negative = /^\(.*\)$/.test(text) || text.startsWith('-') || text.startsWith('−');
  text = text.replace(/^[-−+]/, '').replace(/^\((.*)\)$/, '$1');
  // "1tr5" says one million and five of the next unit down: 1.5 million.
  const spoken = /^(\d+)(k|tr|tỷ|tỉ)(\d)$/u.exec(text);
  if (spoken) text = `${spoken[1]}${locale === 'vi' ? ',' : '.'}${spoken[3]}${spoken[2]}`;
  let power = 0;
  for (const [suffix, exponent] of powers) {
    if (suffix.test(text)) {
      text = text.replace(suffix, '');
      power = exponent;
      break;
    }
  }
  const plain = withPoint(text, locale);
  if (plain === undefined || !/^\d+(\.\d+)?$/.test(plain)) return undefined;
  const value = shifted(plain, power);
  return negative && value !== '0' ? `-${value}` : value;
}

/** Decides which of point and comma separates thousands. */
function withPoint(text: string, locale: Locale): string | undefined {
  const lastPoint = text.lastIndexOf('.');
  const lastComma = text.lastIndexOf(',');
  if (lastPoint >= 0 && lastComma >= 0) {
    const [group, decimal] = lastPoint > lastComma ? [',', '.'] : ['.', ','];
    return text.replaceAll(group, '').replace(decimal, '.');
  }
  const mark = lastPoint >= 0 ? '.' : lastComma >= 0 ? ',' : undefined;
  if (mark === undefined) return text;
  const parts = text.split(mark);
  const grouped = parts.slice(1).every((part) => /^\d{3}$/.test(part)) && parts[0] !== '' && parts[0] !== '0';
  if (parts.length > 2) return grouped ? parts.join('') : undefined;
  if (grouped && mark === (locale === 'vi' ? '.' : ',')) return parts.join('');
  return parts.join('.');
}

/** Moves the decimal point to the right and drops zeros that say nothing. */
function shifted(plain: string, power: number): string {
  const [whole = '', fraction = ''] = plain.split('.');
  const digits = whole + fraction.padEnd(power, '0').slice(0, power);
  const rest = fraction.slice(power).replace(/0+$/, '');
  const start = digits.replace(/^0+(?=\d)/, '');
  return rest === '' ? start : `${start}.${rest}`;
}
