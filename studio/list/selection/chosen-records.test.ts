import { describe, expect, it } from 'vitest';
import { chosenRecords, exportFilter, mostExported } from './chosen-records.ts';

const shown = { wholeFilter: 'paid == true', search: 'mai' };

describe('the records chosen in a list', () => {
  it('are named one by one', () => {
    const chosen = { all: false, ids: new Set(['a', 'b']) };
    expect(chosenRecords(chosen, shown)).toEqual({ ids: ['a', 'b'] });
    expect(exportFilter(chosen, shown)).toEqual({ wholeFilter: "id in ['a','b']", search: '' });
  });

  it('are all that the list stands for', () => {
    const chosen = { all: true, ids: new Set(['a']) };
    expect(chosenRecords(chosen, shown)).toEqual({ match: { filter: 'paid == true', search: 'mai' } });
    expect(chosenRecords(chosen, { wholeFilter: '', search: '' })).toEqual({ match: {} });
    expect(exportFilter(chosen, shown)).toEqual(shown);
  });

  it('fit into one condition where they are exported one by one', () => {
    const ids = new Set(Array.from({ length: mostExported }, (_, index) => `0197c6a0-0000-7000-8000-${String(index).padStart(12, '0')}`));
    expect(exportFilter({ all: false, ids }, shown).wholeFilter.length).toBeLessThanOrEqual(4_000);
  });
});
