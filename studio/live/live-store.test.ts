import { describe, expect, it } from 'vitest';
import { LiveStore } from './live-store.ts';

describe('LiveStore', () => {
  it('collects the records that others changed', () => {
    const store = new LiveStore();
    store.add({ object: 'deal', ids: ['a', 'b'], operation: '1' });
    store.add({ object: 'deal', ids: ['b', 'c'], operation: '2' });
    expect([...store.changedIds('deal')]).toEqual(['a', 'b', 'c']);
    expect(store.changedIds('lead').size).toBe(0);
  });

  it('leaves out own operations, whichever of answer and hint comes first', () => {
    const store = new LiveStore();
    store.own('1');
    store.add({ object: 'deal', ids: ['a'], operation: '1' });
    store.add({ object: 'deal', ids: ['b'], operation: '2' });
    store.own('2');
    expect(store.changedIds('deal').size).toBe(0);
  });

  it('knows of changes whose records or operations are not named', () => {
    const store = new LiveStore();
    store.add({ object: 'deal', ids: [], operation: null });
    expect([...store.changedIds('deal')]).toEqual(['*']);
    store.own('');
    expect(store.changedIds('deal').size).toBe(1);
  });

  it('keeps a snapshot until it changes and tells its listeners', () => {
    const store = new LiveStore();
    let told = 0;
    const stop = store.subscribe(() => {
      told += 1;
    });
    store.add({ object: 'deal', ids: ['a'], operation: '1' });
    expect(store.changedIds('deal')).toBe(store.changedIds('deal'));
    store.clear('deal');
    stop();
    store.add({ object: 'deal', ids: ['a'], operation: '2' });
    expect(told).toBe(2);
  });
});
