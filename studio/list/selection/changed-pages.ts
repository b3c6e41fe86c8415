import type { ListAnswer, WireRecord } from '../../api/records/records.ts';

/** The pages of a list that is loaded. */
export interface LoadedPages {
  readonly pages: readonly ListAnswer[];
  readonly pageParams: readonly unknown[];
}

/**
 * The pages with some of their records read anew: those that came back stand where they stood, those that did not are gone from the list, and the
 * count of the first page knows it. Whatever the order would be now, rows stay in their places until the list is loaded again.
 */
export function changedPages<P extends LoadedPages>(loaded: P, asked: ReadonlySet<string>, fresh: ReadonlyMap<string, WireRecord>): P {
  const gone = loaded.pages.flatMap(({ items }) => items).filter(({ id }) => asked.has(id) && !fresh.has(id)).length;
  const pages = loaded.pages.map((page, index) => {
    const items = page.items.flatMap((item) => (asked.has(item.id) ? (fresh.get(item.id) ?? []) : item));
    const counts = index === 0 && page.count !== null && page.count_capped !== true;
    return { ...page, items, ...(counts ? { count: (page.count ?? gone) - gone } : {}) };
  });
  return { ...loaded, pages };
}
