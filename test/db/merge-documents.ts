import type { MetadataDocument } from '../../engine/metadata/model.ts';
import type { FieldDocument } from '../../schemas/generated/metadata.ts';

type FieldRest = Pick<FieldDocument, 'type'> & Partial<FieldDocument>;

function field(object: string, name: string, rest: FieldRest): FieldDocument {
  return { kind: 'field', name: `${object}.${name}`, object, field: name, label: { en: `${object} ${name}`, vi: `${name} của ${object}` }, ...rest };
}

const both = (en: string, vi: string) => ({ en, vi });
const choices = ['new', 'gold', 'old'].map((key) => ({ key, label: both(key, key) }));

/** Customers to be merged, and objects that point to them in every way: by link, links, any_link, a line, and customers themselves. */
export const mergeDocuments: readonly MetadataDocument[] = [
  {
    kind: 'object',
    name: 'customer',
    label: both('Customer', 'Khách hàng'),
    plural: both('Customers', 'Khách hàng'),
    title: 'name',
    duplicates: [
      { name: 'same_phone', label: both('The same phone number', 'Trùng số điện thoại'), fields: ['phone'] },
      { name: 'same_account', label: both('The same account', 'Trùng tài khoản'), fields: ['accounts'] },
      { name: 'same_place', label: both('The same name and address', 'Trùng tên và địa chỉ'), fields: ['name', 'address'] },
      { name: 'same_secret', label: both('The same secret', 'Trùng bí mật'), fields: ['secret'] },
    ],
  },
  field('customer', 'name', { type: 'text', required: true, searchable: true }),
  field('customer', 'code', { type: 'text', unique: true }),
  field('customer', 'phone', { type: 'phone' }),
  field('customer', 'address', { type: 'text' }),
  field('customer', 'secret', { type: 'text' }),
  field('customer', 'grade', { type: 'choice', options: { choices } }),
  field('customer', 'tags', { type: 'tags' }),
  field('customer', 'likes', { type: 'multi_choice', options: { choices } }),
  field('customer', 'accounts', { type: 'identities' }),
  field('customer', 'keys', { type: 'external_keys' }),
  field('customer', 'brought_by', { type: 'link', options: { object: 'customer' } }),
  field('customer', 'friends', { type: 'links', options: { object: 'customer' } }),
  field('customer', 'budget', { type: 'money' }),
  field('customer', 'birthday', { type: 'date' }),
  field('customer', 'orders', { type: 'roll_up', options: { object: 'order', link: 'customer', function: 'count' } }),
  field('customer', 'dates', { type: 'lines', options: { object: 'customer_date', link: 'customer' } }),
  {
    kind: 'object',
    name: 'customer_date',
    label: both('Date', 'Ngày'),
    plural: both('Dates', 'Ngày'),
    title: 'what',
    parent: 'customer',
    order: 'position',
  },
  field('customer_date', 'customer', { type: 'link', required: true, options: { object: 'customer', on_delete: 'cascade' } }),
  field('customer_date', 'position', { type: 'integer' }),
  field('customer_date', 'what', { type: 'text', required: true }),
  {
    kind: 'object',
    name: 'order',
    label: both('Order', 'Đơn hàng'),
    plural: both('Orders', 'Đơn hàng'),
    title: 'number',
    validations: [
      {
        name: 'not_for_old',
        condition: 'customer.grade <> "old" || ISBLANK(customer.grade)',
        message: both('Not for old customers.', 'Không bán cho khách cũ.'),
        field: 'customer',
      },
    ],
  },
  field('order', 'number', { type: 'text', required: true }),
  field('order', 'customer', { type: 'link', options: { object: 'customer', on_delete: 'refuse' } }),
  field('order', 'payer', { type: 'link', options: { object: 'customer', on_delete: 'clear' } }),
  field('order', 'closed', { type: 'boolean' }),
  field('order', 'items', { type: 'lines', options: { object: 'order_line', link: 'order' } }),
  {
    kind: 'object',
    name: 'order_line',
    label: both('Line', 'Dòng'),
    plural: both('Lines', 'Dòng'),
    title: 'product',
    parent: 'order',
    order: 'position',
  },
  field('order_line', 'order', { type: 'link', required: true, options: { object: 'order', on_delete: 'cascade' } }),
  field('order_line', 'position', { type: 'integer' }),
  field('order_line', 'product', { type: 'text', required: true }),
  field('order_line', 'recipient', { type: 'link', options: { object: 'customer' } }),
  { kind: 'object', name: 'visit', label: both('Visit', 'Lần ghé'), plural: both('Visits', 'Lần ghé'), title: 'note' },
  field('visit', 'note', { type: 'text', required: true }),
  field('visit', 'who', { type: 'links', options: { object: 'customer' } }),
  field('visit', 'about', { type: 'any_link' }),
  { kind: 'role', name: 'admin', label: both('Admin', 'Quản trị'), admin: true, grants: [] },
  {
    kind: 'role',
    name: 'staff',
    label: both('Staff', 'Nhân viên'),
    grants: [
      {
        object: 'customer',
        actions: ['create', 'read', 'update', 'delete', 'merge'],
        rows: 'all',
        hide: ['secret'],
        write: ['name', 'phone', 'address', 'grade', 'tags', 'brought_by', 'friends', 'budget', 'birthday', 'owner', 'accounts'],
      },
      { object: 'order', actions: ['create', 'read', 'update'], rows: 'own' },
      { object: 'order_line', actions: ['create', 'read', 'update'], rows: 'own' },
      { object: 'visit', actions: ['create', 'read', 'update'], rows: 'all', hide: ['about'] },
    ],
  },
  {
    kind: 'role',
    name: 'guest',
    label: both('Guest', 'Khách'),
    grants: [
      { object: 'customer', actions: ['read', 'update', 'merge'], rows: 'all', condition: 'grade = "gold"' },
      { object: 'customer', actions: ['read', 'delete', 'merge'], rows: 'own', read: ['name', 'grade'] },
    ],
  },
];
