import type { MetadataDocument } from '../../engine/metadata/model.ts';
import type { FieldDocument } from '../../schemas/generated/metadata.ts';

type FieldRest = Pick<FieldDocument, 'type'> & Partial<FieldDocument>;

function field(object: string, name: string, order: number, rest: FieldRest): FieldDocument {
  return { kind: 'field', name: `${object}.${name}`, object, field: name, label: { en: `${object} ${name}`, vi: `${name} của ${object}` }, order, ...rest };
}

const both = (en: string, vi: string) => ({ en, vi });

/** A shop of two objects: customers, and orders that own their lines. */
export const shopDocuments: readonly MetadataDocument[] = [
  { kind: 'object', name: 'customer', label: both('Customer', 'Khách hàng'), plural: both('Customers', 'Khách hàng'), title: 'name' },
  field('customer', 'name', 1, { type: 'text', required: true, searchable: true, options: { max_length: 80 } }),
  field('customer', 'code', 2, { type: 'text', unique: true }),
  field('customer', 'phone', 3, { type: 'phone', help: both('Any form', 'Viết kiểu nào cũng được') }),
  field('customer', 'secret', 4, { type: 'text' }),
  field('customer', 'level', 5, {
    type: 'choice',
    default: '"new"',
    options: {
      choices: [
        { key: 'new', label: both('New', 'Mới') },
        { key: 'gold', label: both('Gold', 'Vàng') },
      ],
    },
  }),
  field('customer', 'reason', 6, { type: 'text', visible_when: 'level = "Gold"', required_when: 'secret = "x"' }),
  { kind: 'object', name: 'order', label: both('Order', 'Đơn hàng'), plural: both('Orders', 'Đơn hàng'), title: 'number' },
  field('order', 'number', 1, { type: 'text', required: true }),
  field('order', 'customer', 2, { type: 'link', options: { object: 'customer', on_delete: 'refuse' } }),
  field('order', 'items', 3, { type: 'lines', options: { object: 'order_line', link: 'order' } }),
  field('order', 'paid', 4, { type: 'boolean' }),
  {
    kind: 'object',
    name: 'order_line',
    label: both('Line', 'Dòng'),
    plural: both('Lines', 'Dòng'),
    title: 'product',
    parent: 'order',
    order: 'position',
  },
  field('order_line', 'order', 1, { type: 'link', required: true, options: { object: 'order', on_delete: 'cascade' } }),
  field('order_line', 'position', 2, { type: 'integer' }),
  field('order_line', 'product', 3, { type: 'text', required: true }),
  field('order_line', 'quantity', 4, { type: 'integer' }),
  {
    kind: 'layout',
    name: 'customer_main',
    object: 'customer',
    label: both('Customer', 'Khách hàng'),
    header: ['phone', 'secret'],
    sections: [
      { label: both('Main', 'Chính'), columns: 2, fields: ['name', 'code', 'phone', 'secret', 'level'] },
      { label: both('More', 'Thêm'), fields: ['reason'], visible_when: 'level = "gold"' },
    ],
    related: [{ object: 'order', link: 'customer', columns: ['number', 'paid'], sort: ['-customer.secret', 'number'] }],
  },
  { kind: 'view', name: 'customer_all', object: 'customer', label: both('All', 'Tất cả'), columns: ['name', 'secret', 'phone'], sort: ['name'], default: true },
  { kind: 'view', name: 'customer_secret', object: 'customer', label: both('Secret', 'Mật'), columns: ['name'], filter: 'secret = "x"' },
  {
    kind: 'app',
    name: 'shop',
    label: both('Shop', 'Cửa hàng'),
    groups: [{ items: [{ object: 'customer' }, { object: 'customer', view: 'customer_secret' }, { object: 'order' }] }],
  },
  {
    kind: 'mapping',
    name: 'customers',
    label: both('Customers', 'Khách hàng'),
    records: [{ object: 'customer', as: 'customer', key: { fields: ['code'] }, fields: { code: 'Code', name: 'Name', level: 'Level' } }],
  },
  { kind: 'role', name: 'admin', label: both('Admin', 'Quản trị'), admin: true, grants: [] },
  {
    kind: 'role',
    name: 'staff',
    label: both('Staff', 'Nhân viên'),
    grants: [
      { object: 'customer', actions: ['create', 'read', 'update'], rows: 'all', hide: ['secret'] },
      { object: 'order', actions: ['create', 'read', 'update', 'delete', 'export', 'bulk'], rows: 'own' },
      { object: 'order_line', actions: ['create', 'read', 'update', 'delete'], rows: 'all' },
    ],
  },
  { kind: 'role', name: 'guest', label: both('Guest', 'Khách'), grants: [{ object: 'customer', actions: ['read'], rows: 'all', read: ['name'] }] },
];
