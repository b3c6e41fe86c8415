import { describe, expect, it } from 'vitest';
import { nextSort, sortedBy } from './sorting.ts';

describe('sorting', () => {
  it('goes from ascending to descending to none', () => {
    expect(nextSort('', 'name')).toBe('name');
    expect(nextSort('name', 'name')).toBe('-name');
    expect(nextSort('-name,created_at', 'name')).toBe('');
    expect(nextSort('-created_at', 'name')).toBe('name');
  });
  it('reads the first key only', () => {
    expect(sortedBy('-total,name', 'total')).toBe('descending');
    expect(sortedBy('-total,name', 'name')).toBeUndefined();
  });
});
