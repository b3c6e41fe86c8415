import { describe, expect, it } from 'vitest';
import { chosenRecords } from './chosen-records.ts';

const shown = { wholeFilter: "status == 'open'", search: 'mai' };

describe('what is chosen', () => {
  it('is named one by one, whatever the list shows', () => {
    expect(chosenRecords({ all: false, ids: new Set(['a', 'b']) }, shown)).toEqual({ ids: ['a', 'b'] });
  });

  it('is what the list stands for, where all was chosen', () => {
    expect(chosenRecords({ all: true, ids: new Set(['a']) }, shown)).toEqual({ match: { filter: "status == 'open'", search: 'mai' } });
    expect(chosenRecords({ all: true, ids: new Set() }, { wholeFilter: '', search: '' })).toEqual({ match: {} });
  });
});
