/** Lists are long, and a session has little room. */
const mostKept = 1_000;
const keyOf = (object: string): string => `trellis.order.${object}`;

/** Keeps the order of a list that is on screen, so that one can go through its records one by one. */
export function keepListOrder(object: string, ids: readonly string[]): void {
  if (ids.length > 0) sessionStorage.setItem(keyOf(object), JSON.stringify(ids.slice(0, mostKept)));
}

/** What stands before and behind a record in the list of its object that was on screen last. */
export interface Neighbours {
  readonly previous: string | undefined;
  readonly next: string | undefined;
  /** Counted from 1. */
  readonly place: number;
  readonly of: number;
}

/** Undefined where the record was not in that list. */
export function neighboursOf(object: string, id: string): Neighbours | undefined {
  const ids = readOrder(object);
  const place = ids.indexOf(id);
  return place < 0 ? undefined : { previous: ids[place - 1], next: ids[place + 1], place: place + 1, of: ids.length };
}

function readOrder(object: string): readonly string[] {
  const text = sessionStorage.getItem(keyOf(object));
  if (text === null) return [];
  try {
    const ids: unknown = JSON.parse(text);
    return Array.isArray(ids) ? ids.filter((id) => typeof id === 'string') : [];
  } catch {
    sessionStorage.removeItem(keyOf(object));
    return [];
  }
}
