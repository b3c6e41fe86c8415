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
  object('buyer', 'name'),
  field('buyer.name', 'person_name', { required: true, searchable: true }),
  field('buyer.phone', 'phone', { searchable: true }),
  field('buyer.source', 'text'),
  object('product', 'name'),
  field('product.name', 'text', { required: true, searchable: true }),
  field('product.code', 'text', { searchable: true, unique: true }),
  field('product.price', 'money'),
  field('product.active', 'boolean', { default: 'true' }),
  object('list_price', 'name'),
  field('list_price.name', 'text', { required: true }),
  field('list_price.product', 'link', link('product', 'cascade')),
  field('list_price.price', 'money'),
  field('list_price.least', 'integer'),
  field('list_price.running', 'boolean', { default: 'true' }),
  object('promotion', 'name'),
  field('promotion.name', 'text', { required: true }),
  field('promotion.percent', 'percent', { options: { scale: 4 } }),
  field('promotion.amount', 'money'),
  field('promotion.minimum', 'money'),
  field('promotion.products', 'links', link('product', 'clear')),
  field('promotion.running', 'boolean', { default: 'true' }),
  object('sale', 'number'),
  field('sale.number', 'auto_number', { options: { pattern: 'S-{000}', reset: 'never' } }),
  field('sale.buyer', 'link', link('buyer')),
  field('sale.channel', 'text'),
  field('sale.lines', 'lines', { options: { object: 'sale_line', link: 'sale' } }),
  field('sale.total', 'roll_up', { options: { object: 'sale_line', link: 'sale', function: 'sum', field: 'line_total' } }),
  object('sale_line', 'reason', { parent: 'sale', order: 'position' }),
  field('sale_line.sale', 'link', { required: true, ...link('sale', 'cascade') }),
  field('sale_line.position', 'integer'),
  field('sale_line.product', 'link', { required: true, ...link('product') }),
  field('sale_line.quantity', 'integer', { required: true }),
  field('sale_line.price', 'money', { required: true, options: { scale: 3 } }),
  field('sale_line.discount', 'percent', { options: { scale: 4 } }),
  field('sale_line.reason', 'text'),
  field('sale_line.line_total', 'formula', {
    options: { expression: 'ROUND(quantity * price * (1 - BLANKVALUE(discount, 0)), 3)', result: 'money', currency_field: 'price' },
  }),
  object('payment', 'kind'),
  field('payment.sale', 'link', link('sale', 'cascade')),
  field('payment.amount', 'money'),
  field('payment.method', 'choice', methods),
  field('payment.kind', 'text'),
  {
    kind: 'counter',
    name: 'shop',
    label: both('Quick sale'),
    object: 'sale',
    values: { channel: 'counter' },
    lines: 'lines',
    line: { product: 'product', quantity: 'quantity', price: 'price', discount: 'discount', note: 'reason' },
    product: { object: 'product', codes: ['code'], price: 'price', filter: 'active' },
    customer: { link: 'buyer', object: 'buyer', phone: 'phone', name: 'name', values: { source: 'counter' } },
    prices: { object: 'list_price', product: 'product', price: 'price', from_quantity: 'least', filter: 'running' },
    promotions: { object: 'promotion', percent: 'percent', amount: 'amount', minimum: 'minimum', products: 'products', filter: 'running' },
    payment: { object: 'payment', link: 'sale', amount: 'amount', method: 'method', values: { kind: 'sale' } },
    prints: [],
  },
  { kind: 'role', name: 'admin', label: both('Admin'), admin: true, grants: [] },
  {
    kind: 'role',
    name: 'staff',
    label: both('Staff'),
    grants: [
      { object: 'buyer', actions: all, rows: 'all' },
      { object: 'product', actions: ['read'], rows: 'all' },
      { object: 'list_price', actions: ['read'], rows: 'all' },
      { object: 'promotion', actions: ['read'], rows: 'all' },
      { object: 'sale', actions: all, rows: 'own' },
      { object: 'sale_line', actions: all, rows: ['inherit:sale'] },
      { object: 'payment', actions: all, rows: 'own' },
    ],
  },
  { kind: 'role', name: 'guest', label: both('Guest'), grants: [{ object: 'product', actions: ['read'], rows: 'all' }] },
];
