import { describe, expect, it } from 'vitest';
import type { ClientField, ClientObject, FieldTypeName } from '../../metadata/client-metadata.ts';
import { lineCopies } from './line-copies.ts';

const label = { en: 'x', vi: 'x' };
const field = (name: string, type: FieldTypeName): ClientField => ({
  name,
  type,
  label,
  sortable: true,
  filterable: true,
  groupable: true,
  read_only: false,
  system: false,
  options: {},
  operators: [],
});
const line: ClientObject = {
  name: 'order_line',
  label,
  plural: label,
  title: 'product',
  can: { create: true, update: true, delete: true, export: true, list: true, share: true, bulk: true, import: true, merge: true },
  fields: [field('product', 'link'), field('unit_price', 'money'), field('quantity', 'integer'), field('note', 'text'), field('sold_at', 'datetime')],
};

describe('lineCopies', () => {
  it('finds the defaults that are fields of a linked record', () => {
    const ui = {
      unit_price: { 'ui:options': { default: 'product.price' } },
      quantity: { 'ui:options': { default: '1' } },
      note: { 'ui:options': { default: 'product.maker.name' } },
      sold_at: { 'ui:options': { default: 'order.ordered_at' } },
    };
    expect(lineCopies(ui, line)).toEqual([{ field: 'unit_price', link: 'product', from: 'price' }]);
  });
});
