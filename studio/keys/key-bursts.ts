/** As many keys within that time come from a scanner, not from fingers. */
const burstKeys = 3;
const burstMs = 50;
/** How long one may take between the keys of "g h". */
const sequenceMs = 1_000;

interface Pressed {
  readonly key: string;
  readonly at: number;
}

/**
 * Tells keys that a person presses from those that a barcode scanner types. A key counts once nothing has followed it for `burstMs`; three
 * within that time are a scan, and all of it counts for nothing. Times in milliseconds, given by the caller.
 */
export class KeyBursts {
  #waiting: Pressed[] = [];
  #scanning = false;
  #last = Number.NEGATIVE_INFINITY;

  static readonly settleMs = burstMs;

  press(key: string, at: number): void {
    if (at - this.#last > burstMs) this.#scanning = false;
    this.#last = at;
    this.#waiting.push({ key, at });
    const latest = this.#waiting.slice(-burstKeys);
    if (latest.length === burstKeys && at - (latest[0]?.at ?? at) <= burstMs) this.#scanning = true;
    if (this.#scanning) this.#waiting = [];
  }

  /** Keys that have been pressed by a person, when nothing followed; call `settleMs` after a press. */
  settle(at: number): readonly string[] {
    if (at - this.#last < burstMs || this.#scanning) return [];
    return this.#waiting.splice(0).map(({ key }) => key);
  }
}

/** Puts keys together to what is bound, such as "g h". */
export class KeySequence {
  #first: Pressed | undefined;

  /** What to do for the key: the name of a binding, or undefined. */
  take(key: string, at: number, bound: (name: string) => boolean, begins: (name: string) => boolean): string | undefined {
    const first = this.#first;
    this.#first = undefined;
    if (first && at - first.at <= sequenceMs && bound(`${first.key} ${key}`)) return `${first.key} ${key}`;
    if (begins(key)) this.#first = { key, at };
    return bound(key) ? key : undefined;
  }
}
