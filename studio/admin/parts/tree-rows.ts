/** Something that stands beneath another of its kind. */
export interface TreeItem {
  readonly id: string;
  readonly parent: string | null;
}

export interface TreeRow<T> {
  readonly item: T;
  /** 0 at the top. */
  readonly depth: number;
}

/** A tree from the top, each item followed by those beneath it, siblings in the order given. One whose parent is not there stands at the top. */
export function treeRows<T extends TreeItem>(items: readonly T[]): readonly TreeRow<T>[] {
  const known = new Set(items.map((item) => item.id));
  const beneath = new Map<string | null, T[]>();
  for (const item of items) {
    const parent = item.parent !== null && known.has(item.parent) ? item.parent : null;
    beneath.set(parent, [...(beneath.get(parent) ?? []), item]);
  }
  const walk = (parent: string | null, depth: number): TreeRow<T>[] =>
    (beneath.get(parent) ?? []).flatMap((item) => [{ item, depth }, ...walk(item.id, depth + 1)]);
  return walk(null, 0);
}

/** Ids of an item and of all beneath it. */
export function idsWithin(id: string, items: readonly TreeItem[]): ReadonlySet<string> {
  const found = new Set([id]);
  // A set is gone through in the order in which it grows.
  for (const above of found) for (const item of items) if (item.parent === above) found.add(item.id);
  return found;
}
