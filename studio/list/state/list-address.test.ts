import { describe, expect, it } from 'vitest';
import type { ViewDocument } from '../../../schemas/generated/metadata.ts';
import { sampleObject } from '../../metadata/sample-metadata.ts';
import { differs, effectiveView, joinFilters, parseGroup, readAddress } from './list-address.ts';

const order = sampleObject('order', 'code', []);
const view: ViewDocument = {
  kind: 'view',
  name: 'orders',
  object: 'order',
  label: { en: 'Orders', vi: 'Đơn' },
  columns: ['code', 'total'],
  group: 'stage',
  sums: ['total'],
  sort: ['-code'],
};
const shown = (address: string, base?: ViewDocument) => effectiveView(order, base, readAddress(new URLSearchParams(address)), ['code']);

describe('the view of an address', () => {
  it('is the view itself where the address says nothing', () => {
    expect(shown('view=orders&search=a', view)).toEqual(view);
    expect(shown('')).toMatchObject({ name: '', object: 'order', columns: ['code'] });
  });

  it('has the columns, order, groups and sums of the address', () => {
    expect(shown('columns=total,code&sort=total,-code&group=ordered_at:week&sums=paid', view)).toMatchObject({
      columns: ['total', 'code'],
      sort: ['total', '-code'],
      group: 'ordered_at',
      bucket: 'week',
      sums: ['paid'],
    });
  });

  it('loses groups and sums that the address takes away, and never all columns', () => {
    const bare = shown('group=-&sums=-&columns=', view);
    expect(bare.group).toBeUndefined();
    expect(bare.sums).toEqual([]);
    expect(bare.columns).toEqual(['code', 'total']);
  });

  it('reads a group with and without its length', () => {
    expect([parseGroup('stage'), parseGroup('at:year'), parseGroup('at:century'), parseGroup('-')]).toEqual([
      { group: 'stage' },
      { group: 'at', bucket: 'year' },
      { group: 'at' },
      {},
    ]);
  });

  it('is told to differ by all but what is searched for', () => {
    const differing = (address: string) => differs(readAddress(new URLSearchParams(address)));
    expect(['search=x', 'view=orders'].map(differing)).toEqual([false, false]);
    expect(['filter=a', 'sort=b', 'columns=c', 'group=-', 'sums='].map(differing)).toEqual([true, true, true, true, true]);
  });
});

describe('joining filters', () => {
  it('puts several in brackets and leaves one as it is', () => {
    expect(joinFilters('a || b', '', undefined)).toBe('a || b');
    expect(joinFilters('a || b', ' ', 'c')).toBe('(a || b) && (c)');
  });
});
