import { plainNumber } from '../../typing/plain-number.ts';

/** The text of a number without fraction zeros: 17850.0 is 17850, 00123 stays 00123. Text that is no number stays as it is. */
export function withoutFractionZeros(text: string, mark?: '.' | ','): string {
  const number = plainNumber(text, mark);
  if (number === undefined) return text;
  return number.includes('.') ? number.replace(/\.?0+$/, '') : number;
}
