import { fold } from '../sql/fold.ts';
import { plainNumber } from './plain-number.ts';

type Mark = '.' | ',';

/** Powers of ten of the words people type, folded. */
const units: ReadonlyMap<string, number> = new Map([
  ['k', 3],
  ['nghin', 3],
  ['ngan', 3],
  ['tr', 6],
  ['trieu', 6],
  ['cu', 6],
  ['ty', 9],
  ['ti', 9],
  ['m', 6],
  ['mil', 6],
  ['million', 6],
  ['b', 9],
  ['bn', 9],
  ['billion', 9],
]);

/** English units: nobody says "1m2" for 1.2 millions; it is a square metre. */
const foreignUnits: ReadonlySet<string> = new Set(['m', 'mil', 'million', 'b', 'bn', 'billion']);

const longest = 60;
const million = 6;

interface Part {
  readonly digits: string;
  /** Power of ten of the unit behind the digits; undefined where none stands there. */
  readonly power: number | undefined;
  readonly foreign: boolean;
}

/**
 * The numbers that a text may be when somebody types one, as decimal text without grouping ("1500000", "-2.5"): none where it is no
 * number, one where it is clear, several where it can be read in more than one way. Takes '500k', '1,5tr', '1tr250', '1tr250k',
 * '1 tỷ 200 triệu', '2 triệu rưỡi', with or without diacritics. `mark` is the decimal mark that the writer is used to; it decides
 * '1.500', not '1.250tr'. Signs of đồng, dollar, pound and euro, and a percent sign, are left out of it.
 */
export function typedReadings(text: string, mark: Mark): readonly string[] {
  if (text.length > longest) return [];
  let body = fold(text.normalize('NFC'))
    .replace(/[₫$£€%]/g, '')
    .replace(/\s*(?:vnd|dong|d)\s*$/, '')
    .trim();
  if (!/[a-z]/.test(body)) return unique(numbers(body, mark).slice(0, 1), false);
  const negative = /^(?:\(.*\)$|[-−])/.test(body);
  body = body.replace(/^\((.*)\)$/, '$1').replace(/^[-−+]/, '');
  const half = body.endsWith('ruoi');
  const parts = partsOf((half ? body.slice(0, -'ruoi'.length) : body).trim());
  return parts ? unique(spoken(parts, half, mark), negative) : [];
}

/** "1 tr 250 k" to its digits with the units behind them; undefined for other words and characters. */
function partsOf(body: string): readonly Part[] | undefined {
  const parts: Part[] = [];
  let length = 0;
  for (const [whole, digits = '', word = ''] of body.matchAll(/([\d.,'’_\s]*)([a-z]*)/g)) {
    length += whole.length;
    if (whole === '') continue;
    const power = units.get(word);
    if (word !== '' && power === undefined) return undefined;
    parts.push({ digits: digits.trim(), power, foreign: foreignUnits.has(word) });
  }
  return length === body.length && parts.length > 0 ? parts : undefined;
}

function spoken(parts: readonly Part[], half: boolean, mark: Mark): readonly string[] {
  const [first, ...rest] = parts;
  if (first?.power === undefined || (first.foreign && (half || rest.length > 0))) return [];
  // "Triệu rưỡi" alone is one and a half.
  const heads = first.digits === '' && half && rest.length === 0 ? ['1'] : headReadings(first.digits, first.power, mark);
  if (rest.length === 0 && !half) return heads.map((head) => shifted(head, first.power as number));
  if (heads.length !== 1 || !/^\d+$/.test(heads[0] as string)) return [];
  const start = BigInt(heads[0] as string) * 10n ** BigInt(first.power);
  return tails(rest, first.power, half).map((tail) => String(start + tail));
}

/** The number before the first unit. '1.250tr' is 1,250 millions to one and 1.25 to another, and both write so. */
function headReadings(digits: string, power: number, mark: Mark): readonly string[] {
  const readings = numbers(digits, mark);
  return power >= million ? readings : readings.slice(0, 1);
}

/** What follows the first unit: smaller units with digits before them, then digits alone, which are of the next unit down. */
function tails(parts: readonly Part[], above: number, half: boolean): readonly bigint[] {
  const [part, ...rest] = parts;
  if (!part) return half ? [5n * 10n ** BigInt(above - 1)] : [0n];
  const { digits, power } = part;
  if (!/^\d{1,3}$/.test(digits)) return [];
  const value = BigInt(digits);
  if (power !== undefined) return power >= above ? [] : tails(rest, power, half).map((tail) => value * 10n ** BigInt(power) + tail);
  // '1tr5' and '1tr2 rưỡi' are decimals of the million, '1tr250' is both that and thousands; '1tr25' is 250 thousand to one and 25 to another.
  const decimal = value * 10n ** BigInt(above - digits.length);
  if (half) return digits.length === 1 ? [decimal + 5n * 10n ** BigInt(above - 2)] : [];
  return digits.length === 2 ? [decimal, value * 10n ** BigInt(above - 3)] : [decimal];
}

/** Text without words: as the mark has it first, then as the other mark has it, if that is another number. */
function numbers(text: string, mark: Mark): readonly string[] {
  const found = [mark, mark === ',' ? '.' : ','].flatMap((each) => plainNumber(text, each as Mark) ?? []).filter((number) => !/e/i.test(number));
  return found.filter((number, index) => found.indexOf(number) === index);
}

/** Moves the decimal point to the right. */
function shifted(plain: string, power: number): string {
  const [whole = '', fraction = ''] = plain.split('.');
  const digits = whole + fraction.padEnd(power, '0').slice(0, power);
  const rest = fraction.slice(power);
  return rest === '' ? digits : `${digits}.${rest}`;
}

/** Without zeros that say nothing, and each reading once. */
function unique(readings: readonly string[], negative: boolean): readonly string[] {
  const texts = readings.map((reading) => {
    const bare = reading.replace(/^-/, '').replace(/^0+(?=\d)/, '');
    const text = bare.includes('.') ? bare.replace(/\.?0+$/, '') : bare;
    return text === '0' ? '0' : `${negative || reading.startsWith('-') ? '-' : ''}${text}`;
  });
  return [...new Set(texts)];
}
