import type { MetadataDocument } from '../../engine/metadata/model.ts';
import type { FieldDocument, RoleDocument } from '../../schemas/generated/metadata.ts';

const both = (text: string) => ({ en: text, vi: text });

function field(place: string, type: FieldDocument['type'], rest: Partial<FieldDocument> = {}): FieldDocument {
  const [object = '', name = ''] = place.split('.');
  return { kind: 'field', name: place, object, field: name, type, label: both(name), ...rest };
}

function object(name: string, title: string, rest: object = {}): MetadataDocument {
  return { kind: 'object', name, label: both(name), plural: both(`${name}s`), title, ...rest } as MetadataDocument;
}

const link = (target: string, onDelete: 'refuse' | 'cascade' | 'clear' = 'refuse') => ({ options: { object: target, on_delete: onDelete } });
const methods = {
  options: {
    choices: [
      { key: 'cash', label: both('Cash') },
      { key: 'transfer', label: both('Transfer') },
    ],
  },
};

const all: RoleDocument['grants'][number]['actions'] = ['create', 'read', 'update', 'delete'];

/** A shop with a counter: products, list prices, promotions, sales with lines, payments. */
export const counterDocuments: readonly MetadataDocument[] = [
  object('till_buyer', 'name'),
  field('till_buyer.name', 'person_name', { required: true, searchable: true }),
  field('till_buyer.phone', 'phone', { searchable: true }),
  field('till_buyer.source', 'text'),
  object('ware', 'name'),
  field('ware.name', 'text', { required: true, searchable: true }),
  field('ware.code', 'text', { searchable: true, unique: true }),
  field('ware.price', 'money'),
  field('ware.active', 'boolean', { default: 'true' }),
  object('ware_price', 'name'),
  field('ware_price.name', 'text', { required: true }),
  field('ware_price.product', 'link', link('ware', 'cascade')),
  field('ware_price.price', 'money'),
  field('ware_price.least', 'integer'),
  field('ware_price.running', 'boolean', { default: 'true' }),
  object('ware_promotion', 'name'),
  field('ware_promotion.name', 'text', { required: true }),
  field('ware_promotion.percent', 'percent', { options: { scale: 4 } }),
  field('ware_promotion.amount', 'money'),
  field('ware_promotion.minimum', 'money'),
  field('ware_promotion.products', 'links', link('ware', 'clear')),
  field('ware_promotion.running', 'boolean', { default: 'true' }),
  object('till_sale', 'number'),
  field('till_sale.number', 'auto_number', { options: { pattern: 'S-{000}', reset: 'never' } }),
  field('till_sale.buyer', 'link', link('till_buyer')),
  field('till_sale.channel', 'text'),
  field('till_sale.lines', 'lines', { options: { object: 'till_line', link: 'sale' } }),
  field('till_sale.total', 'roll_up', { options: { object: 'till_line', link: 'sale', function: 'sum', field: 'line_total' } }),
  object('till_line', 'reason', { parent: 'sale', order: 'position' }),
  field('till_line.sale', 'link', { required: true, ...link('till_sale', 'cascade') }),
  field('till_line.position', 'integer'),
  field('till_line.product', 'link', { required: true, ...link('ware') }),
  field('till_line.quantity', 'integer', { required: true }),
  field('till_line.price', 'money', { required: true, options: { scale: 3 } }),
  field('till_line.discount', 'percent', { options: { scale: 4 } }),
  field('till_line.reason', 'text'),
  field('till_line.line_total', 'formula', {
    options: { expression: 'ROUND(quantity * price * (1 - BLANKVALUE(discount, 0)), 3)', result: 'money', currency_field: 'price' },
  }),
  object('till_payment', 'kind'),
  field('till_payment.sale', 'link', link('till_sale', 'cascade')),
  field('till_payment.amount', 'money'),
  field('till_payment.method', 'choice', methods),
  field('till_payment.kind', 'text'),
  {
    kind: 'counter',
    name: 'till',
    label: { en: 'Till', vi: 'Quầy' },
    object: 'till_sale',
    values: { channel: 'counter' },
    lines: 'lines',
    line: { product: 'product', quantity: 'quantity', price: 'price', discount: 'discount', note: 'reason' },
    product: { object: 'ware', codes: ['code'], price: 'price', filter: 'active' },
    customer: { link: 'buyer', object: 'till_buyer', phone: 'phone', name: 'name', values: { source: 'counter' } },
    prices: { object: 'ware_price', product: 'product', price: 'price', from_quantity: 'least', filter: 'running' },
    promotions: { object: 'ware_promotion', percent: 'percent', amount: 'amount', minimum: 'minimum', products: 'products', filter: 'running' },
    payment: { object: 'till_payment', link: 'sale', amount: 'amount', method: 'method', values: { kind: 'sale' } },
    prints: [],
  },
  { kind: 'role', name: 'admin', label: both('Admin'), admin: true, grants: [] },
  {
    kind: 'role',
    name: 'staff',
    label: both('Staff'),
    grants: [
      { object: 'till_buyer', actions: all, rows: 'all' },
      { object: 'ware', actions: ['read'], rows: 'all' },
      { object: 'ware_price', actions: ['read'], rows: 'all' },
      { object: 'ware_promotion', actions: ['read'], rows: 'all' },
      { object: 'till_sale', actions: all, rows: 'own' },
      { object: 'till_line', actions: all, rows: ['inherit:sale'] },
      { object: 'till_payment', actions: all, rows: 'own' },
    ],
  },
  { kind: 'role', name: 'guest', label: both('Guest'), grants: [{ object: 'ware', actions: ['read'], rows: 'all' }] },
];
