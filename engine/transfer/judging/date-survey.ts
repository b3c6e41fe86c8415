import type { DateJudgement, DateOrder } from './column-judgement.ts';
import { dateShape, isIsoDate } from './date-shape.ts';

/** Looks at every date of a column: one day above 12 tells which of the two numbers is the month. */
export class DateSurvey {
  #last = '';
  #dayFirst = 0;
  #monthFirst = 0;
  #yearFirst = 0;
  #either = 0;
  #sample: string | null = null;

  add(text: string): void {
    if (text === this.#last) return;
    this.#last = text;
    if (text === '') return;
    this.#sample ??= text;
    if (isIsoDate(text)) {
      this.#yearFirst += 1;
      return;
    }
    const found = dateShape(text);
    if (!found) return;
    if (found.yearFirst) this.#yearFirst += 1;
    else if (found.first > 12 && found.second <= 12) this.#dayFirst += 1;
    else if (found.second > 12 && found.first <= 12) this.#monthFirst += 1;
    else this.#either += 1;
  }

  /** `fallback` is the order people in this place write, for a file in which no day is above 12. */
  judge(column: string, fallback: DateOrder): DateJudgement {
    const decided = this.#dayFirst + this.#monthFirst;
    const ambiguous = decided === 0 && this.#either > 0;
    const short: DateOrder = decided === 0 ? fallback : this.#dayFirst >= this.#monthFirst ? 'day_first' : 'month_first';
    const order: DateOrder = decided === 0 && this.#either === 0 && this.#yearFirst > 0 ? 'year_first' : short;
    return { column, kind: 'date', order, ambiguous, contradicting: Math.min(this.#dayFirst, this.#monthFirst), sample: this.#sample };
  }
}
