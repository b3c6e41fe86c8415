interface Span<T> {
  readonly value: T;
  readonly from: number;
  to: number;
}

/** What a value may have been, tick by tick, as seen from outside: while a change is under way both the old and the new one are possible. */
export class Timeline<T> {
  readonly #spans: Span<T>[];
  readonly #all: readonly T[];

  constructor(value: T, tick: number) {
    this.#spans = [{ value, from: tick, to: Number.POSITIVE_INFINITY }];
    this.#all = [value];
  }

  /** A change to this value begins. */
  offer(value: T, tick: number): void {
    if (!this.possible(tick, tick).includes(value)) this.#spans.push({ value, from: tick, to: Number.POSITIVE_INFINITY });
  }

  /** From now on nothing else is possible. */
  settle(value: T, tick: number): void {
    this.offer(value, tick);
    for (const span of this.#spans) if (span.value !== value && span.to > tick) span.to = tick;
  }

  /** Every value that may have been seen at some moment of the time given. */
  possible(from: number, to: number): readonly T[] {
    if (this.#spans.length === 1) return this.#all;
    const values = new Set<T>();
    for (const span of this.#spans) if (span.from <= to && span.to >= from) values.add(span.value);
    return [...values];
  }

  /** The one value that held all the time, if so. */
  certain(from: number, to: number): T | undefined {
    const values = this.possible(from, to);
    return values.length === 1 ? values[0] : undefined;
  }

  /** The value at this moment, when only one is possible. */
  now(tick: number): T | undefined {
    return this.certain(tick, tick);
  }
}
