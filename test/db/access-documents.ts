import type { MetadataDocument } from '../../engine/metadata/model.ts';
import type { FieldDocument, RoleDocument } from '../../schemas/generated/metadata.ts';

type FieldRest = Pick<FieldDocument, 'type'> & Partial<FieldDocument>;

const both = (en: string, vi: string) => ({ en, vi });

function field(object: string, name: string, label: { en: string; vi: string }, rest: FieldRest): FieldDocument {
  return { kind: 'field', name: `${object}.${name}`, object, field: name, label, ...rest };
}

function role(name: string, label: { en: string; vi: string }, ...grants: RoleDocument['grants']): RoleDocument {
  return { kind: 'role', name, label, grants };
}

/** Customers, products and orders of them, and a role for each way in which rows and cells are granted. */
export const accessDocuments: readonly MetadataDocument[] = [
  { kind: 'object', name: 'customer', label: both('Customer', 'Khách hàng'), plural: both('Customers', 'Khách hàng'), title: 'name', territories: true },
  field('customer', 'name', both('Name', 'Tên'), { type: 'text', required: true, searchable: true }),
  field('customer', 'phone', both('Phone', 'Điện thoại'), { type: 'phone' }),
  field('customer', 'status', both('Status', 'Trạng thái'), {
    type: 'choice',
    options: {
      choices: [
        { key: 'active', label: both('Active', 'Đang mua') },
        { key: 'closed', label: both('Closed', 'Đã đóng') },
      ],
    },
  }),
  field('customer', 'secret', both('Secret', 'Bí mật'), { type: 'text' }),
  { kind: 'object', name: 'product', label: both('Product', 'Sản phẩm'), plural: both('Products', 'Sản phẩm'), title: 'name' },
  field('product', 'name', both('Name', 'Tên'), { type: 'text' }),
  field('product', 'cost', both('Cost', 'Giá vốn'), { type: 'decimal' }),
  { kind: 'object', name: 'order', label: both('Order', 'Đơn hàng'), plural: both('Orders', 'Đơn hàng'), title: 'number', territories: true },
  field('order', 'number', both('Number', 'Số'), { type: 'text' }),
  field('order', 'customer', both('Customer', 'Khách hàng'), { type: 'link', options: { object: 'customer', on_delete: 'clear' } }),
  field('order', 'product', both('Product', 'Sản phẩm'), { type: 'link', options: { object: 'product', on_delete: 'clear' } }),
  field('order', 'price', both('Price', 'Giá bán'), { type: 'decimal' }),
  field('order', 'cost', both('Cost', 'Giá vốn'), { type: 'decimal' }),
  field('order', 'margin', both('Margin', 'Lãi gộp'), { type: 'formula', options: { expression: 'price - cost', result: 'number' } }),
  field('order', 'gain', both('Gain', 'Chênh lệch'), { type: 'formula', options: { expression: 'price - product.cost', result: 'number' } }),
  field('customer', 'spent', both('Spent', 'Đã mua'), { type: 'roll_up', options: { object: 'order', link: 'customer', function: 'sum', field: 'price' } }),
  role('sales', both('Sales', 'Bán hàng'), { object: 'customer', actions: ['read', 'update'], rows: ['territory'] }),
  role('field_sales', both('Field sales', 'Kinh doanh'), {
    object: 'customer',
    actions: ['create', 'read', 'update', 'delete'],
    rows: ['own'],
    write: ['name', 'phone'],
  }),
  role('crew', both('Crew', 'Tổ viên'), { object: 'customer', actions: ['read'], rows: ['team'] }),
  role('chief', both('Chief', 'Trưởng phòng'), { object: 'customer', actions: ['read'], rows: ['managed'] }),
  role('partner', both('Partner', 'Đối tác'), { object: 'customer', actions: ['read', 'update'], rows: ['own', 'shared'] }),
  role(
    'clerk',
    both('Clerk', 'Thư ký'),
    { object: 'customer', actions: ['read'], rows: ['own'] },
    { object: 'order', actions: ['read', 'update'], rows: ['inherit:customer'], hide: ['cost'] },
    { object: 'product', actions: ['read'], rows: 'all', read: ['name'] },
  ),
  role('marketing', both('Marketing', 'Tiếp thị'), { object: 'customer', actions: ['read'], rows: 'all', mask: ['phone'], hide: ['secret'] }),
  role('keeper', both('Keeper', 'Chăm sóc'), { object: 'customer', actions: ['read'], rows: 'all', condition: 'status == "active"' }),
  role('desk', both('Reception', 'Lễ tân'), { object: 'customer', actions: ['create', 'read'], rows: 'all', list: false }),
  role('hushed', both('Hushed', 'Kín'), { object: 'customer', actions: ['read'], rows: 'all', condition: 'secret == "x"', read: ['name', 'status'] }),
  role('costs', both('Costs', 'Chi phí'), { object: 'order', actions: ['read'], rows: 'all' }, { object: 'product', actions: ['read'], rows: ['own'] }),
  role(
    'packer',
    both('Packer', 'Đóng gói'),
    { object: 'customer', actions: ['read'], rows: 'all', list: false },
    { object: 'order', actions: ['read', 'export'], rows: ['inherit:customer'] },
  ),
  role('goods', both('Goods', 'Hàng'), { object: 'product', actions: ['read'], rows: 'all', read: ['name'] }),
  role(
    'veiled',
    both('Veiled', 'Che'),
    { object: 'order', actions: ['read'], rows: 'all', read: ['number'] },
    { object: 'order', actions: ['read'], rows: ['own', 'inherit:customer'], read: ['number'] },
    { object: 'customer', actions: ['read'], rows: 'all', read: ['status'] },
  ),
  { kind: 'role', name: 'admin', label: both('Administrator', 'Quản trị viên'), admin: true, grants: [] },
];
