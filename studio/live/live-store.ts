/** A hint of the server: records of an object changed by an operation. */
export interface RecordHint {
  readonly object: string;
  /** Empty when there were many. */
  readonly ids: readonly string[];
  /** Null when there were several. */
  readonly operation: string | null;
}

/** Stands for records that the server did not name: any may have changed. */
export const unnamed = '*';

const none: ReadonlySet<string> = new Set();

/**
 * Changes made by others since the screen was loaded, per object. Operations of this window do not count, whichever of
 * answer and hint comes first. Snapshots keep their identity until they change.
 */
export class LiveStore {
  readonly #own = new Set<string>();
  readonly #hints = new Map<string, Map<string, readonly string[]>>();
  readonly #snapshots = new Map<string, ReadonlySet<string>>();
  readonly #listeners = new Set<() => void>();

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Ids of records of an object that others changed. */
  changedIds(object: string): ReadonlySet<string> {
    return this.#snapshots.get(object) ?? none;
  }

  add(hint: RecordHint): void {
    const operation = hint.operation ?? '';
    if (this.#own.has(operation)) return;
    const hints = this.#hints.get(hint.object) ?? new Map<string, readonly string[]>();
    hints.set(operation, [...(hints.get(operation) ?? []), ...(hint.ids.length > 0 ? hint.ids : [unnamed])]);
    this.#hints.set(hint.object, hints);
    this.#publish(hint.object);
  }

  /** Marks an operation as made here. */
  own(operation: string | undefined): void {
    if (operation === undefined || operation === '') return;
    this.#own.add(operation);
    for (const [object, hints] of this.#hints) if (hints.delete(operation)) this.#publish(object);
  }

  /** The changes of an object have been shown. */
  clear(object: string): void {
    if (this.#hints.delete(object)) this.#publish(object);
  }

  #publish(object: string): void {
    const ids = new Set([...(this.#hints.get(object)?.values() ?? [])].flat());
    if (ids.size === 0) this.#snapshots.delete(object);
    else this.#snapshots.set(object, ids);
    for (const listener of this.#listeners) listener();
  }
}

export const liveStore = new LiveStore();
