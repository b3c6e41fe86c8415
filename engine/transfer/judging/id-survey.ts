import type { IdJudgement } from './column-judgement.ts';

const withZeros = /^\d+\.0+$/;

/** Looks at the ids of a column: where every one ends in `.0`, a program took them for fractions and they are whole numbers. */
export class IdSurvey {
  #all = true;
  #sample: string | null = null;

  add(text: string): void {
    if (text === '') return;
    this.#sample ??= text;
    if (this.#all && !withZeros.test(text)) this.#all = false;
  }

  judge(column: string): IdJudgement {
    return { column, kind: 'id', strips_zeros: this.#all && this.#sample !== null, sample: this.#sample };
  }
}
