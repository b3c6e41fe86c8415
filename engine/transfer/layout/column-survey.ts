import { isOldPrefix, lostZero, splitPhones } from '../judging/phone-cell.ts';
import { isDateLike, isEmailLike, isNumberLike, isUrlLike } from './cell-kinds.ts';
import type { ColumnProfile } from './sheet-layout.ts';

const mostSamples = 5;
const mostValues = 60;
const longestSample = 80;

/** Looks at the cells of one column. */
export class ColumnSurvey {
  readonly #name: string;
  readonly #samples: string[] = [];
  #values: Map<string, number> | undefined = new Map();
  #filled = 0;
  #numbers = 0;
  #dates = 0;
  #phones = 0;
  #emails = 0;
  #urls = 0;
  readonly #facts = { lost_zeros: 0, old_prefixes: 0, several: 0 };

  constructor(name: string) {
    this.#name = name;
  }

  add(cell: string): void {
    const text = cell.trim();
    if (text === '') return;
    this.#filled += 1;
    this.#note(text);
    if (isDateLike(text)) this.#dates += 1;
    else if (isEmailLike(text)) this.#emails += 1;
    else if (isUrlLike(text)) this.#urls += 1;
    else {
      if (isNumberLike(text)) this.#numbers += 1;
      this.#notePhone(text);
    }
  }

  profile(): ColumnProfile {
    const share = (count: number): number => (this.#filled === 0 ? 0 : Number((count / this.#filled).toFixed(3)));
    const values = this.#values && [...this.#values].sort(([, left], [, right]) => right - left).map(([text, count]) => ({ text, count }));
    return {
      name: this.#name,
      samples: this.#samples,
      filled: this.#filled,
      numbers: share(this.#numbers),
      dates: share(this.#dates),
      phones: share(this.#phones),
      emails: share(this.#emails),
      urls: share(this.#urls),
      ...(values === undefined ? {} : { values }),
      ...(this.#phones > 0 ? { phone_facts: { ...this.#facts } } : {}),
    };
  }

  #note(text: string): void {
    if (this.#samples.length < mostSamples && !this.#samples.includes(text.slice(0, longestSample))) this.#samples.push(text.slice(0, longestSample));
    if (this.#values === undefined) return;
    this.#values.set(text, (this.#values.get(text) ?? 0) + 1);
    if (this.#values.size > mostValues) this.#values = undefined;
  }

  #notePhone(text: string): void {
    // Few texts without a digit and shorter than nine are phone numbers; looking closely costs.
    if (text.length < 8 || !/\d{3}/.test(text)) return;
    const numbers = splitPhones(text);
    if (numbers.length === 0) return;
    this.#phones += 1;
    if (numbers.length > 1) this.#facts.several += 1;
    if (lostZero(text) || text.split(/[;,/]/).some(lostZero)) this.#facts.lost_zeros += 1;
    if (numbers.some(isOldPrefix)) this.#facts.old_prefixes += 1;
  }
}
