import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Actor, systemActor } from '../../engine/access/actor.ts';
import { installDocuments } from '../../engine/changes/install-documents.ts';
import type { MetadataDocument } from '../../engine/metadata/model.ts';
import type { FieldDocument } from '../../schemas/generated/metadata.ts';
import { openShop, type ShopDatabase } from '../setup/shop-database.ts';

const admin: Actor = systemActor('test');
const both = (text: string) => ({ en: text, vi: text });
const object = (name: string): MetadataDocument => ({ kind: 'object', name, label: both(name), plural: both(`${name}s`), title: 'name' });
const field = (owner: string, name: string, rest: Pick<FieldDocument, 'type'> & Partial<FieldDocument>): MetadataDocument => ({
  kind: 'field',
  name: `${owner}.${name}`,
  object: owner,
  field: name,
  label: both(name),
  ...rest,
});

let shop: ShopDatabase;
const ids: Record<string, string> = {};

beforeAll(async () => {
  shop = await openShop();
  await installDocuments(shop.changeSets, admin, [
    ...['country', 'region', 'outlet_of_the_region_or_area'].map(object),
    ...['country', 'region', 'outlet_of_the_region_or_area'].map((name) => field(name, 'name', { type: 'text' })),
    field('region', 'country', { type: 'link', options: { object: 'country' } }),
    field('outlet_of_the_region_or_area', 'region', { type: 'link', options: { object: 'region' } }),
    field('outlet_of_the_region_or_area', 'supplier', { type: 'link', options: { object: 'country' } }),
    field('region', 'outlets_supplied_from_abroad', {
      type: 'roll_up',
      options: { object: 'outlet_of_the_region_or_area', link: 'region', function: 'count', filter: 'supplier.name == "Lào"' },
    }),
    field('country', 'outlets_supplied_from_abroad', {
      type: 'roll_up',
      options: { object: 'region', link: 'country', function: 'sum', field: 'outlets_supplied_from_abroad' },
    }),
  ]);
  const make = async (of: string, key: string, values: object) => {
    const { results } = await shop.writer.write(admin, of, [{ op: 'create', values: { name: key, ...values } }]);
    ids[key] = results[0]?.ok ? results[0].id : '';
  };
  await make('country', 'Việt Nam', {});
  await make('country', 'Lào', {});
  await make('region', 'Bắc', { country: ids['Việt Nam'] });
  await make('region', 'Nam', { country: ids['Việt Nam'] });
  for (const [key, region, supplier] of [
    ['a', 'Bắc', 'Lào'],
    ['b', 'Bắc', 'Lào'],
    ['c', 'Nam', 'Lào'],
    ['d', 'Nam', 'Việt Nam'],
  ] as const)
    await make('outlet_of_the_region_or_area', key, { region: ids[region], supplier: ids[supplier] });
});
afterAll(() => shop.close());

describe('a roll-up whose filter follows a link', () => {
  it('counts alike when it is itself read over a link', async () => {
    const { items } = await shop.writer.list(admin, 'outlet_of_the_region_or_area', {
      fields: ['name', 'region.outlets_supplied_from_abroad'],
      sort: ['name'],
    });
    expect(items.map(({ region }) => (region as { outlets_supplied_from_abroad: number }).outlets_supplied_from_abroad)).toEqual([2, 2, 1, 1]);
  });

  it('is summed by a roll-up, grouped and sorted by', async () => {
    const { rows } = await shop.writer.aggregate(admin, 'region', {
      group: [{ field: 'country.outlets_supplied_from_abroad' }],
      measures: [{ fn: 'count', as: 'regions' }],
    });
    expect(rows).toEqual([{ 'country.outlets_supplied_from_abroad': '3', regions: 2 }]);
    const { items } = await shop.writer.list(admin, 'region', { fields: ['name'], sort: ['-outlets_supplied_from_abroad'] });
    expect(items.map(({ name }) => name)).toEqual(['Bắc', 'Nam']);
  });
});
