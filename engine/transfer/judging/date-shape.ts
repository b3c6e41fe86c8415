import type { DateOrder } from './column-judgement.ts';

const shape = /^\s*(\d{1,4})([/.\- ])(\d{1,2})\2(\d{1,4})(?:(,? +|T)(\d{1,2}):(\d{2})(?::(\d{2}))?(?:\s*(AM|PM|SA|CH))?)?\s*$/i;
const iso = /^\s*\d{4}-\d{2}-\d{2}(?:$|[ T])/;

/** The parts of a date written with digits, in the order of the text. */
export interface DateShape {
  readonly first: number;
  readonly second: number;
  readonly yearFirst: boolean;
  readonly text: RegExpExecArray;
}

/** Whether the text is ISO 8601 (also with a space before the time): it needs no judging. */
export function isIsoDate(text: string): boolean {
  return iso.test(text);
}

export function dateShape(text: string): DateShape | undefined {
  const match = shape.exec(text);
  if (!match) return undefined;
  const first = match[1] ?? '';
  const third = match[4] ?? '';
  const yearFirst = first.length === 4 && third.length <= 2;
  if (!yearFirst && (first.length > 2 || (third.length !== 4 && third.length !== 2))) return undefined;
  return { first: Number(first), second: Number(match[3]), yearFirst, text: match };
}

/** The pattern (as FieldType.importText takes it) by which this very text is read in the given order. */
export function datePattern({ text, yearFirst }: DateShape, order: DateOrder): string {
  const [, , mark = '', , third = '', gap, , , seconds, half] = text;
  const year = third.length > 2 ? 'YYYY' : 'YY';
  const day = yearFirst ? `YYYY${mark}M${mark}D` : order === 'month_first' ? `M${mark}D${mark}${year}` : `D${mark}M${mark}${year}`;
  if (gap === undefined) return day;
  const hour = half === undefined ? 'H' : 'h';
  return `${day}${gap}${hour}:mm${seconds === undefined ? '' : ':ss'}${half === undefined ? '' : ' A'}`;
}
