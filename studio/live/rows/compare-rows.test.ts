import { describe, expect, it } from 'vitest';
import { compareRows, withFresh } from './compare-rows.ts';

const row = (id: string, name = id) => ({ id, name });
const rows = [row('a'), row('b'), row('c')];
const look = { whole: true, asked: [], apart: [] };

describe('a second look at a list', () => {
  it('finds nothing where nothing changed', () => {
    expect(compareRows(rows, { ...look, top: rows })).toEqual({ fresh: new Map(), added: 0, moved: false });
  });

  it('finds cells that read differently', () => {
    const { fresh, added, moved } = compareRows(rows, { ...look, top: [row('a'), row('b', 'x'), row('c')] });
    expect([...fresh]).toEqual([['b', row('b', 'x')]]);
    expect([added, moved]).toEqual([0, false]);
  });

  it('counts new rows, wherever they stand, and does not take the others for moved', () => {
    expect(compareRows(rows, { ...look, top: [row('n'), row('a'), row('m'), row('b'), row('c')] })).toMatchObject({ added: 2, moved: false });
    expect(compareRows(rows, { ...look, whole: false, top: [row('n'), row('a'), row('b')] })).toMatchObject({ added: 1, moved: false });
  });

  it('notices rows that are gone or stand elsewhere', () => {
    expect(compareRows(rows, { ...look, top: [row('a'), row('c')] }).moved).toBe(true);
    expect(compareRows(rows, { ...look, top: [row('a'), row('b')] }).moved).toBe(true);
    expect(compareRows(rows, { ...look, top: [row('b'), row('a'), row('c')] }).moved).toBe(true);
    expect(compareRows(rows, { ...look, whole: false, top: [row('a'), row('b')] }).moved).toBe(false);
  });

  it('takes rows asked for by themselves, and those that did not come for gone', () => {
    const found = compareRows(rows, { top: undefined, whole: false, asked: ['b', 'c'], apart: [row('b', 'x')] });
    expect([...found.fresh.keys()]).toEqual(['b']);
    expect(found).toMatchObject({ added: 0, moved: true });
  });
});

describe('the data of a list', () => {
  it('gets fresh rows in place, in pages or not', () => {
    const fresh = new Map([['b', row('b', 'x')]]);
    expect(withFresh({ items: rows, count: 3 }, fresh)).toEqual({ items: [row('a'), row('b', 'x'), row('c')], count: 3 });
    const pages = { pages: [{ items: [row('a')] }, { items: [row('b')] }], pageParams: ['', 'x'] };
    expect(withFresh(pages, fresh)).toEqual({ pages: [{ items: [row('a')] }, { items: [row('b', 'x')] }], pageParams: ['', 'x'] });
  });

  it('stays the same where it holds none of them', () => {
    const data = { pages: [{ items: [row('a')] }], pageParams: [''] };
    expect(withFresh(data, new Map([['z', row('z')]]))).toBe(data);
    expect(withFresh(undefined, new Map())).toBeUndefined();
  });
});
