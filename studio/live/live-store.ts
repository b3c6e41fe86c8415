/** A hint of the server: records of an object changed by an operation. */
export interface RecordHint {
  readonly object: string;
  /** Empty when there were many. */
  readonly ids: readonly string[];
  /** Null when there were several, or when the server does not tell. */
  readonly operation: string | null;
}

/** Stands for records that the server did not name: any may have changed. */
export const unnamed = '*';

/** The name under which hints of comments and files beside records of an object are kept. */
export function besides(object: string): string {
  return `beside ${object}`;
}

interface Change {
  readonly at: number;
  readonly ids: readonly string[];
  readonly operation: string;
}

/** Of so many hints of one object the records are remembered; older ones count as unnamed. */
const remembered = 300;

/**
 * Changes made by others, as hints tell of them. Whoever shows records notes `now` before they are asked for, and asks afterwards what came since.
 * Operations of this window do not count, whichever of answer and hint comes first.
 */
export class LiveStore {
  readonly #own = new Set<string>();
  readonly #changes = new Map<string, readonly Change[]>();
  readonly #listeners = new Set<() => void>();
  #now = 0;
  #revision = 0;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** How many hints have come. */
  get now(): number {
    return this.#now;
  }

  /** Another one whenever there is something to be asked anew. */
  readonly revision = (): number => this.#revision;

  /** Ids of records of an object that others changed after that many hints. */
  changedSince(object: string, since: number): ReadonlySet<string> {
    return new Set((this.#changes.get(object) ?? []).filter(({ at }) => at > since).flatMap(({ ids }) => ids));
  }

  /** When a record of an object, or any, was last changed by others, as the number of that hint; 0 where it was not. */
  lastChange(object: string, id?: string): number {
    const concerns = ({ ids }: Change) => id === undefined || ids.includes(id) || ids.includes(unnamed);
    return this.#changes.get(object)?.findLast(concerns)?.at ?? 0;
  }

  add({ object, ids, operation }: RecordHint): void {
    if (operation !== null && this.#own.has(operation)) return;
    this.#now += 1;
    const change = { at: this.#now, ids: ids.length > 0 ? ids : [unnamed], operation: operation ?? '' };
    const all = [...(this.#changes.get(object) ?? []), change];
    const [oldest, second] = all;
    const forgets = all.length > remembered && oldest && second;
    this.#changes.set(object, forgets ? [{ at: second.at, ids: [unnamed], operation: '' }, ...all.slice(2)] : all);
    this.#publish();
  }

  /** Marks an operation as made here. */
  own(operation: string | undefined): void {
    if (operation === undefined || operation === '') return;
    this.#own.add(operation);
    for (const [object, changes] of this.#changes) {
      const others = changes.filter((change) => change.operation !== operation);
      if (others.length === changes.length) continue;
      this.#changes.set(object, others);
      this.#publish();
    }
  }

  #publish(): void {
    this.#revision += 1;
    for (const listener of this.#listeners) listener();
  }
}

export const liveStore = new LiveStore();
