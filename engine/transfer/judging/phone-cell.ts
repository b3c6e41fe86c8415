import { e164 } from '../../fields/phone/phone-number.ts';

/** What people put between two numbers; a blank or a single dash may be part of one. */
const between = /\s*(?:[;,/|&\n]|\s-\s|\bhoặc\b|\bhoac\b|\bor\b|\bvà\b|\band\b)\s*/iu;
/** A mobile number without its first zero, as spreadsheets keep numbers; also of the eleven digits of old. */
const zeroless = /^(?:[35789]\d{8}|1(?:2\d|6[2-9]|8[68]|99)\d{7})$/;
const oldMobile = /^(?:\+?84|0)?1(?:2\d|6[2-9]|8[68]|99)\d{7}$/;
const scientific = /^\d(?:[.,]\d+)?e\+?\d{1,2}$/i;
const fractionZeros = /^(\d{8,12})[.,]0+$/;

const compact = (text: string): string => text.replace(/[\s.()-]+/g, '');

/** Whether the number has lost the zero it is dialled with. */
export function lostZero(text: string): boolean {
  return zeroless.test(compact(text));
}

/** Whether it is a mobile number of eleven digits, as they were before 2018. */
export function isOldPrefix(text: string): boolean {
  return oldMobile.test(compact(text));
}

/** A phone number as it would be dialled: the lost zero is back, 9.12345678E8 and 912345678.0 are numbers again. */
export function dialled(text: string): string {
  let written = text.trim().replace(/^'/, '');
  if (scientific.test(written)) written = String(Number(written.replace(',', '.')));
  written = fractionZeros.exec(written)?.[1] ?? written;
  return lostZero(written) ? `0${written}` : written;
}

/** The phone numbers in a cell, in order; empty where none can be read. */
export function splitPhones(cell: string): readonly string[] {
  const parts = cell.split(between).map(dialled);
  const found = parts.filter((part) => e164(part) !== null);
  if (found.length > 1) return found;
  const whole = dialled(cell);
  if (e164(whole) !== null) return [whole];
  if (found.length > 0) return found;
  // Two numbers with nothing but blanks between them.
  const words = cell
    .trim()
    .split(/\s{2,}|(?<=\d{8})\s+(?=0|\+)/)
    .map(dialled);
  return words.length > 1 ? words.filter((word) => e164(word) !== null) : [];
}

/** Which of several numbers in a cell, from 1. The first is the whole text where none can be read, so that nothing is lost. */
export function phoneOf(cell: string, nth: number): string {
  const found = splitPhones(cell);
  return found[nth - 1] ?? (nth === 1 ? dialled(cell) : '');
}
