import type { ClientField, ClientMetadata, ClientObject, FieldTypeName } from './client-metadata.ts';

/** A small shop for tests: customers, and orders with lines. */
export function sampleField(name: string, type: FieldTypeName, more: Partial<ClientField> = {}): ClientField {
  const label = { en: name, vi: name };
  return { name, type, label, sortable: true, filterable: true, groupable: true, read_only: false, system: false, options: {}, operators: [], ...more };
}

export function sampleObject(name: string, title: string, fields: readonly ClientField[], more: Partial<ClientObject> = {}): ClientObject {
  const label = { en: name, vi: name };
  return {
    name,
    label,
    plural: label,
    title,
    fields,
    can: { create: true, update: true, delete: true, export: true, list: true, share: true, bulk: true, import: true, merge: true },
    ...more,
  };
}

export const sampleMetadata: ClientMetadata = {
  version: 1,
  settings: { currency: 'VND', zone: 'Asia/Ho_Chi_Minh', locale: 'vi' },
  apps: [],
  views: [],
  layouts: [],
  counters: [],
  prints: [],
  conversions: [],
  objects: [
    sampleObject('customer', 'name', [
      sampleField('name', 'person_name'),
      sampleField('phone', 'phone'),
      sampleField('owner', 'user', { target: 'user', system: true }),
    ]),
    sampleObject('order', 'code', [
      sampleField('code', 'auto_number', { read_only: true }),
      sampleField('customer', 'link', { target: 'customer' }),
      sampleField('total', 'roll_up', { read_only: true }),
      sampleField('note', 'long_text'),
      sampleField('lines', 'lines', { target: 'order_line', options: { object: 'order_line', link: 'order' }, sortable: false }),
      sampleField('created_at', 'datetime', { system: true, read_only: true }),
    ]),
    sampleObject(
      'order_line',
      'product',
      [
        sampleField('order', 'link', { target: 'order' }),
        sampleField('product', 'text'),
        sampleField('quantity', 'integer'),
        sampleField('price', 'money'),
        sampleField('amount', 'formula', { read_only: true }),
        sampleField('position', 'integer'),
      ],
      { parent: 'order', order: 'position' },
    ),
  ],
};
