import { describe, expect, it } from 'vitest';
import type { ClientMetadata, ClientObject } from '../../metadata/client-metadata.ts';
import { sampleField, sampleMetadata, sampleObject } from '../../metadata/sample-metadata.ts';
import { currentApp, homeAddress, navigationGroups } from './navigation.ts';

const all = { create: true, update: true, delete: true, export: true, list: true, share: true, bulk: true, import: true, merge: true };
const both = (text: string) => ({ en: text, vi: text });

function object(name: string, can: Partial<ClientObject['can']> = {}, masked = false): ClientObject {
  return sampleObject(name, 'name', [sampleField('name', 'text'), sampleField('phone', 'phone', masked ? { masked } : {})], { can: { ...all, ...can } });
}

function app(name: string, order: number, ...objects: string[]): ClientMetadata['apps'][number] {
  return { kind: 'app', name, label: both(name), order, groups: [{ label: both('Group'), items: objects.map((item) => ({ object: item })) }] };
}

function metadata(objects: readonly ClientObject[], more: Partial<ClientMetadata> = {}): ClientMetadata {
  return { ...sampleMetadata, views: [], objects, apps: [app('late', 20, 'order'), app('early', 10, 'customer', 'order')], ...more };
}

const entries = (of: ClientMetadata, chosen?: string) =>
  navigationGroups(of, currentApp(of, chosen)).map(({ items }) => items.map(({ kind, to }) => `${kind} ${to}`));

describe('the sidebar', () => {
  it('shows the app chosen, else that of the home, else the first', () => {
    const shop = metadata([object('customer'), object('order')]);
    expect(entries(shop)).toEqual([['list /records/customer', 'list /records/order']]);
    expect(entries(shop, 'late')).toEqual([['list /records/order']]);
    expect(entries({ ...shop, home: { app: 'late' } })).toEqual([['list /records/order']]);
    expect(entries({ ...shop, home: { app: 'late' } }, 'gone')).toEqual([['list /records/order']]);
  });

  it('offers new records and finding by phone in place of what may not be listed', () => {
    expect(entries(metadata([object('customer', { list: false }), object('order', { list: false })]))).toEqual([
      ['find /find', 'create /records/customer/new', 'create /records/order/new'],
    ]);
    expect(entries(metadata([object('customer', { list: false, create: false }), object('order')]))).toEqual([['find /find', 'list /records/order']]);
    expect(entries(metadata([object('customer', { list: false }, true), object('order')]))).toEqual([['create /records/customer/new', 'list /records/order']]);
  });

  it('shows every object where there is no app', () => {
    expect(entries(metadata([object('customer')], { apps: [] }))).toEqual([['list /records/customer']]);
  });
});

it('shows counters among lists', () => {
  const sale = {
    kind: 'counter' as const,
    name: 'shop',
    label: both('Sale'),
    icon: 'cash',
    object: 'order',
    lines: 'lines',
    line: {},
    product: { object: 'x' },
  };
  // @NOTE what the navigation needs of a counter is its name, label and icon.
  const counters = [sale as unknown as ClientMetadata['counters'][number]];
  const apps = [{ ...app('desk', 1), groups: [{ label: both('Group'), items: [{ counter: 'shop' }, { object: 'order' }, { counter: 'gone' }] }] }];
  expect(entries(metadata([object('order')], { apps, counters }))).toEqual([['counter /counter/shop', 'list /records/order']]);
});

describe('home', () => {
  const of = (shop: ClientMetadata, chosen?: string) => homeAddress(shop, currentApp(shop, chosen));

  it('is the list that the role names, or finding where it may not be listed', () => {
    const home = { app: 'early', object: 'order', view: 'order_open' };
    expect(of(metadata([object('customer'), object('order')], { home }))).toBe('/records/order?view=order_open');
    expect(of(metadata([object('order', { list: false })], { home: { app: 'early', object: 'order' } }))).toBe('/find');
  });

  it('is the first entry of another app that was chosen, and of the first where no role says more', () => {
    const shop = metadata([object('customer'), object('order')], { home: { app: 'early', object: 'customer', view: 'customer_all' } });
    expect(of(shop, 'late')).toBe('/records/order');
    expect(of(metadata([object('customer'), object('order')]))).toBe('/records/customer');
    expect(of(metadata([], { apps: [] }))).toBeUndefined();
  });
});
