import { describe, expect, it } from 'vitest';
import { changedPages } from './changed-pages.ts';

const page = (ids: string, count: number | null, capped?: boolean) => ({
  items: [...ids].map((id) => ({ id, version: 1 })),
  next_cursor: null,
  count,
  ...(capped === undefined ? {} : { count_capped: capped }),
});

describe('pages of which some records were changed', () => {
  it('hold the new ones in their places, and those no more that the list would not show', () => {
    const loaded = { pages: [page('abc', 6), page('def', null)], pageParams: ['', 'x'] };
    const changed = changedPages(loaded, new Set(['b', 'c', 'd', 'z']), new Map([['d', { id: 'd', version: 2 }]]));
    expect(changed.pages.map(({ items, count }) => [items, count])).toEqual([
      [[{ id: 'a', version: 1 }], 4],
      [
        [
          { id: 'd', version: 2 },
          { id: 'e', version: 1 },
          { id: 'f', version: 1 },
        ],
        null,
      ],
    ]);
    expect(changed.pageParams).toEqual(['', 'x']);
  });

  it('keep a count that says no more than "at least"', () => {
    expect(changedPages({ pages: [page('ab', 2_000, true)], pageParams: [''] }, new Set(['a']), new Map()).pages[0]?.count).toBe(2_000);
  });
});
