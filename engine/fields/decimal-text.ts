import type { Result } from '../errors/issue.ts';
import { refuse } from './value-issues.ts';

const maxWhole = 30;
const maxFraction = 12;
const noNumber: Result<string | null> = { ok: true, value: null };

const canonical = /^(?:0|-?[1-9]\d{0,29}|-?(?:0|[1-9]\d{0,29})\.\d{0,11}[1-9])$/;
const general = /^([+-]?)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d{1,3}))?$/;

function build(negative: boolean, whole: string, fraction: string): string {
  const left = whole.replace(/^0+(?=\d)/, '') || '0';
  let end = fraction.length;
  while (end > 0 && fraction.charCodeAt(end - 1) === 48) end -= 1;
  const text = end === 0 ? left : `${left}.${fraction.slice(0, end)}`;
  return negative && text !== '0' ? `-${text}` : text;
}

/** Moves the point by `places` digits to the right (to the left when negative). Exact. */
export function shiftDecimal(text: string, places: number): string {
  const negative = text.startsWith('-');
  const body = negative ? text.slice(1) : text;
  const point = body.indexOf('.');
  const digits = point < 0 ? body : body.slice(0, point) + body.slice(point + 1);
  const at = (point < 0 ? body.length : point) + places;
  if (at <= 0) return build(negative, '0', '0'.repeat(-at) + digits);
  return build(negative, digits.slice(0, at).padEnd(at, '0'), digits.slice(at));
}

/** Rounds canonical text to `scale` digits after the point, half away from zero. */
export function roundDecimal(text: string, scale: number): string {
  const point = text.indexOf('.');
  if (point < 0 || text.length - point - 1 <= scale) return text;
  const negative = text.startsWith('-');
  const kept = text.slice(negative ? 1 : 0, point) + text.slice(point + 1, point + 1 + scale);
  const up = text.charCodeAt(point + 1 + scale) >= 53;
  const digits = up ? String(BigInt(kept) + 1n).padStart(kept.length, '0') : kept;
  const cut = digits.length - scale;
  return build(negative, digits.slice(0, cut), digits.slice(cut));
}

/** Negative, zero or positive as `a` is less than, equal to or greater than `b`; both canonical. */
export function compareDecimal(a: string, b: string): number {
  if (a === b) return 0;
  const scale = Math.max(a.length, b.length);
  const left = BigInt(shiftDecimal(a, scale));
  const right = BigInt(shiftDecimal(b, scale));
  return left < right ? -1 : left > right ? 1 : 0;
}

/** Decimal text of the database (a numeric, never NaN) without trailing zeros. */
export function trimDecimal(text: string): string {
  const point = text.indexOf('.');
  if (point < 0) return text;
  const last = text.charCodeAt(text.length - 1);
  if (last !== 48) return text;
  const negative = text.startsWith('-');
  return build(negative, text.slice(negative ? 1 : 0, point), text.slice(point + 1));
}

/** Expands sign, leading zeros and exponent. Undefined when the text is no plain number. */
function expand(text: string): string | undefined {
  const parts = general.exec(text);
  if (!parts) return undefined;
  const [, sign, whole = '', fraction = '', exponent] = parts;
  if (whole === '' && fraction === '') return undefined;
  const plain = build(sign === '-', whole, fraction);
  return exponent === undefined ? plain : shiftDecimal(plain, Number(exponent));
}

/**
 * Canonical decimal text ('2.5', '0', '-1000') of a JSON number or of text with a decimal point and no grouping; null for null and ''.
 * Where `scale` is given the number is rounded to it, half away from zero. At most 30 digits before the point and 12 after it.
 */
export function parseDecimal(input: unknown, scale?: number): Result<string | null> {
  let text: string;
  if (typeof input === 'string') text = input;
  else if (typeof input === 'number') text = String(input);
  else return input === null || input === undefined ? noNumber : refuse('expected_number');
  if (!canonical.test(text)) {
    text = text.trim();
    if (text === '') return noNumber;
    const expanded = text.length > 200 ? undefined : expand(text);
    if (expanded === undefined) return refuse('expected_number');
    text = expanded;
  }
  if (scale !== undefined) text = roundDecimal(text, scale);
  const point = text.indexOf('.');
  if ((point < 0 ? text.length : point) - (text.charCodeAt(0) === 45 ? 1 : 0) > maxWhole) return refuse('number_too_large', { max: maxWhole });
  if (point >= 0 && text.length - point - 1 > maxFraction) return refuse('number_too_precise', { max: maxFraction });
  return { ok: true, value: text };
}
