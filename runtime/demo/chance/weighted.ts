import type { Random } from './random.ts';

/** Items that are picked in proportion to their weights. */
export class Weighted<T> {
  readonly items: readonly T[];
  readonly #upTo: readonly number[];
  readonly #total: number;

  constructor(items: readonly T[], weightOf: (item: T) => number) {
    let total = 0;
    this.items = items;
    this.#upTo = items.map((item) => {
      total += weightOf(item);
      return total;
    });
    this.#total = total;
  }

  pick(random: Random): T {
    const wanted = random.next() * this.#total;
    let low = 0;
    let high = this.items.length - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#upTo[middle] as number) > wanted) high = middle;
      else low = middle + 1;
    }
    const item = this.items[low];
    if (item === undefined) throw new RangeError('There is nothing to pick from.');
    return item;
  }
}

/** Picks keys of a table of weights. */
export function weightedKeys(weights: Readonly<Record<string, number>>): Weighted<string> {
  return new Weighted(Object.keys(weights), (key) => weights[key] ?? 0);
}
