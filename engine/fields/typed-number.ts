import { fold } from '../sql/fold.ts';
import { plainNumber } from './decimal/plain-number.ts';
import { parseDecimal, shiftDecimal } from './decimal-text.ts';
import type { Locale } from './field-type.ts';

/** Powers of ten of the words people type, folded. */
const units: ReadonlyMap<string, number> = new Map([
  ['k', 3],
  ['nghin', 3],
  ['ngan', 3],
  ['tr', 6],
  ['trieu', 6],
  ['cu', 6],
  ['m', 6],
  ['mil', 6],
  ['million', 6],
  ['ty', 9],
  ['ti', 9],
  ['b', 9],
  ['bn', 9],
  ['billion', 9],
]);

function readNumber(text: string, mark: '.' | ','): string | undefined {
  // '1.5' typed with a comma locale cannot be grouping, so it is a decimal; the same the other way round.
  const plain = plainNumber(text, mark) ?? plainNumber(text, mark === ',' ? '.' : ',');
  const number = plain === undefined ? undefined : parseDecimal(plain);
  return number?.ok && number.value !== null ? number.value : undefined;
}

/**
 * A number as people type it to canonical decimal text, or undefined: '500k', '1,5tr', '1tr5' (1,500,000), '2 tỷ', '1.200.000'.
 * The locale says which mark is the decimal one where both readings are possible. Units and signs of currency: ₫, đ, $, £, € are ignored.
 */
export function parseTypedNumber(text: string, locale: Locale): string | undefined {
  const mark = locale === 'vi' ? ',' : '.';
  const body = fold(text)
    .replace(/[₫$£€]|(?:vnd|d)\s*$/g, '')
    .trim();
  if (body === '' || body.length > 60) return undefined;
  const parts = /^([^a-z]*?)\s*([a-z]+)\s*(\d*)$/.exec(body);
  if (!parts) return readNumber(body, mark);
  const [, head = '', unit = '', tail = ''] = parts;
  const power = units.get(unit);
  const number = power === undefined ? undefined : readNumber(head, mark);
  if (power === undefined || number === undefined) return undefined;
  if (tail === '') return shiftDecimal(number, power);
  // '1tr5' and '2tỷ35': the digits behind the unit are its decimals.
  return number.includes('.') || tail.length > power ? undefined : shiftDecimal(`${number}.${tail}`, power);
}
