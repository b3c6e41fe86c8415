import type { MappingDocument } from '../../schemas/generated/metadata.ts';

type Records = MappingDocument['records'];

export function mapping(records: Records, more: Partial<MappingDocument> = {}): MappingDocument {
  return { kind: 'mapping', name: 'test_file', label: { en: 'Test file', vi: 'Tệp thử' }, source: 'pos', records, ...more };
}

/** People by the number they have at the till. */
export function people(write: 'first' | 'last' | 'fill' = 'last'): MappingDocument {
  return mapping([
    { object: 'customer', write, key: { external: 'external_keys', column: 'Id' }, fields: { name: 'Name', occupation: 'Job', birth_date: 'Born' } },
  ]);
}

/** Orders with lines: columns Order, Code, Qty. */
export const sales: MappingDocument = mapping([
  { object: 'product', write: 'first', key: { external: 'external_keys', column: 'Code' }, fields: { code: 'Code' } },
  { object: 'order', write: 'first', key: { external: 'external_keys', column: 'Order' }, fields: { number: 'Order' } },
  {
    object: 'order_line',
    ordinal: 'position',
    parent: 'order',
    fields: { product: { record: 'product' }, quantity: 'Qty', unit_price: { column: 'Price', currency: 'VND' } },
  },
]);
