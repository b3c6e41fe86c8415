import { describe, expect, it } from 'vitest';
import { LiveStore } from './live-store.ts';

describe('LiveStore', () => {
  it('tells which records others changed since one looked', () => {
    const store = new LiveStore();
    store.add({ object: 'deal', ids: ['a', 'b'], operation: '1' });
    const looked = store.now;
    store.add({ object: 'deal', ids: ['b', 'c'], operation: '2' });
    expect([...store.changedSince('deal', 0)]).toEqual(['a', 'b', 'c']);
    expect([...store.changedSince('deal', looked)]).toEqual(['b', 'c']);
    expect(store.changedSince('deal', store.now).size).toBe(0);
    expect(store.changedSince('lead', 0).size).toBe(0);
  });

  it('leaves out own operations, whichever of answer and hint comes first', () => {
    const store = new LiveStore();
    store.own('1');
    store.add({ object: 'deal', ids: ['a'], operation: '1' });
    store.add({ object: 'deal', ids: ['b'], operation: '2' });
    store.own('2');
    expect(store.changedSince('deal', 0).size).toBe(0);
  });

  it('knows of changes whose records or operations are not named', () => {
    const store = new LiveStore();
    store.add({ object: 'deal', ids: [], operation: null });
    expect([...store.changedSince('deal', 0)]).toEqual(['*']);
    store.own('');
    expect(store.changedSince('deal', 0).size).toBe(1);
  });

  it('tells when a record was changed last', () => {
    const store = new LiveStore();
    store.add({ object: 'deal', ids: ['a'], operation: '1' });
    store.add({ object: 'deal', ids: ['b'], operation: '2' });
    expect(store.lastChange('deal', 'a')).toBe(1);
    expect(store.lastChange('deal')).toBe(2);
    expect(store.lastChange('deal', 'c')).toBe(0);
    store.add({ object: 'deal', ids: [], operation: null });
    expect(store.lastChange('deal', 'c')).toBe(3);
    store.own('2');
    expect(store.lastChange('deal', 'b')).toBe(3);
  });

  it('forgets which records changed long ago, and not that some did', () => {
    const store = new LiveStore();
    for (let index = 1; index <= 301; index += 1) store.add({ object: 'deal', ids: [`r${index}`], operation: String(index) });
    const all = store.changedSince('deal', 0);
    expect(all.has('*')).toBe(true);
    expect(all.has('r2')).toBe(false);
    expect(all.has('r3')).toBe(true);
    expect(store.changedSince('deal', 2).has('*')).toBe(false);
  });

  it('tells its listeners of others, and of own ones that were taken for theirs', () => {
    const store = new LiveStore();
    let told = 0;
    const stop = store.subscribe(() => {
      told += 1;
    });
    store.add({ object: 'deal', ids: ['a'], operation: '1' });
    store.own('1');
    store.own('2');
    expect(store.revision()).toBe(2);
    stop();
    store.add({ object: 'deal', ids: ['a'], operation: '3' });
    expect(told).toBe(2);
  });
});
