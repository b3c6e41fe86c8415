import type { NumberJudgement } from './column-judgement.ts';

const body = /[.,]?\d[\d.,]*/;

/** What one number says of the decimal mark: a mark, or nothing where both readings are possible (or there is no mark at all). */
export function decimalMarkOf(text: string): '.' | ',' | undefined {
  if (!text.includes('.') && !text.includes(',')) return undefined;
  const digits = body.exec(text.replace(/[\s'’_]/g, ''))?.[0];
  if (digits === undefined) return undefined;
  const dot = digits.lastIndexOf('.');
  const comma = digits.lastIndexOf(',');
  if (dot >= 0 && comma >= 0) return dot > comma ? '.' : ',';
  const at = Math.max(dot, comma);
  if (at < 0) return undefined;
  const mark = dot >= 0 ? '.' : ',';
  const other = mark === '.' ? ',' : '.';
  // Several of one mark are groups of thousands.
  if (digits.indexOf(mark) !== at) return other;
  // A mark before three digits may group them, unless more than three digits or a lone zero stand before it.
  const grouping = digits.length - at - 1 === 3 && at >= 1 && at <= 3 && !digits.startsWith('0');
  return grouping ? undefined : mark;
}

/** Looks at every number of a column: `1.500` alone says nothing, `1.500.000` or `12.500,5` beside it do, as does `2.55`. */
export class NumberSurvey {
  #last = '';
  #point = 0;
  #comma = 0;
  #either = 0;
  #sample: string | null = null;

  add(text: string): void {
    if (text === this.#last) return;
    this.#last = text;
    if (text === '') return;
    const mark = decimalMarkOf(text);
    if (mark === '.') this.#point += 1;
    else if (mark === ',') this.#comma += 1;
    else if (text.includes('.') || text.includes(',')) this.#either += 1;
    else return;
    this.#sample ??= text;
  }

  get decided(): '.' | ',' | undefined {
    if (this.#point + this.#comma === 0) return undefined;
    return this.#point >= this.#comma ? '.' : ',';
  }

  /** `fallback` serves where no number of the column decides. */
  judge(column: string, fallback: '.' | ','): NumberJudgement {
    const decimal_mark = this.decided ?? fallback;
    const contradicting = Math.min(this.#point, this.#comma);
    return { column, kind: 'number', decimal_mark, ambiguous: this.decided === undefined && this.#either > 0, contradicting, sample: this.#sample };
  }
}
