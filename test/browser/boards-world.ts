import { systemActor, type UserActor } from '../../engine/access/actor.ts';
import { installDocuments } from '../../engine/changes/install-documents.ts';
import type { MetadataDocument } from '../../engine/metadata/model.ts';
import type { FieldDocument, ViewDocument } from '../../schemas/generated/metadata.ts';
import type { ServedShop } from '../setup/served-shop.ts';

const both = (en: string, vi: string) => ({ en, vi });

function field(object: string, name: string, label: FieldDocument['label'], type: FieldDocument['type'], more: Partial<FieldDocument> = {}): FieldDocument {
  return { kind: 'field', name: `${object}.${name}`, object, field: name, type, label, ...more };
}

function view(object: string, name: string, label: ViewDocument['label'], more: Partial<ViewDocument>): ViewDocument {
  return { kind: 'view', name: `${object}_${name}`, object, label, columns: ['name'], ...more };
}

const offer: readonly MetadataDocument[] = [
  { kind: 'object', name: 'offer', label: both('Offer', 'Báo giá'), plural: both('Offers', 'Báo giá'), title: 'name', icon: 'target' },
  field('offer', 'name', both('Name', 'Tên'), 'text', { required: true, searchable: true, order: 1 }),
  field('offer', 'stage', both('Stage', 'Giai đoạn'), 'choice', {
    order: 2,
    default: '"new"',
    options: {
      choices: [
        { key: 'new', label: both('New', 'Mới'), color: 'blue', next: ['talking', 'lost'], rot_days: 5, outcome: 'open' },
        { key: 'talking', label: both('Talking', 'Đang tư vấn'), color: 'cyan', rot_days: 5, outcome: 'open' },
        { key: 'quoted', label: both('Quoted', 'Đã báo giá'), color: 'orange', requires: ['amount'], outcome: 'open' },
        { key: 'won', label: both('Won', 'Thắng'), color: 'green', movers: ['admin'], requires: ['amount'], outcome: 'won' },
        { key: 'lost', label: both('Lost', 'Thua'), color: 'gray', requires: ['reason'], outcome: 'lost' },
      ],
    },
  }),
  field('offer', 'amount', both('Amount', 'Số tiền'), 'money', { order: 3, options: { currency: 'VND' } }),
  field('offer', 'reason', both('Why lost', 'Vì sao thua'), 'text', { order: 4 }),
  field('offer', 'due', both('Due', 'Hạn'), 'date', { order: 5 }),
  view('offer', 'board', both('Board', 'Bảng'), {
    type: 'board',
    columns: ['name', 'stage', 'amount'],
    board: { field: 'stage', card: ['amount', 'due', 'owner'] },
    sums: ['amount'],
    sort: ['name'],
    default: true,
    order: 1,
  }),
  view('offer', 'all', both('All', 'Tất cả'), { columns: ['name', 'stage', 'amount'], order: 2 }),
  {
    kind: 'layout',
    name: 'offer_main',
    object: 'offer',
    label: both('Offer', 'Báo giá'),
    stage: 'stage',
    header: ['amount', 'owner'],
    sections: [{ label: both('Main', 'Chính'), columns: 2, fields: ['name', 'stage', 'amount', 'reason', 'due'] }],
  },
];

const visit: readonly MetadataDocument[] = [
  { kind: 'object', name: 'visit', label: both('Visit', 'Lịch hẹn'), plural: both('Visits', 'Lịch hẹn'), title: 'name', icon: 'calendar' },
  field('visit', 'name', both('Name', 'Tên'), 'text', { required: true, order: 1 }),
  field('visit', 'starts', both('Starts', 'Bắt đầu'), 'datetime', { order: 2 }),
  field('visit', 'ends', both('Ends', 'Kết thúc'), 'datetime', { order: 3 }),
  field('visit', 'room', both('Room', 'Phòng'), 'choice', {
    order: 4,
    options: {
      choices: [
        { key: 'a', label: both('Room A', 'Phòng A'), color: 'blue' },
        { key: 'b', label: both('Room B', 'Phòng B'), color: 'orange' },
      ],
    },
  }),
  view('visit', 'calendar', both('Calendar', 'Lịch'), {
    type: 'calendar',
    calendar: { start: 'starts', end: 'ends', by: 'room', conflicts: ['room'] },
    default: true,
    order: 1,
  }),
  { kind: 'object', name: 'holiday', label: both('Holiday', 'Ngày nghỉ'), plural: both('Holidays', 'Ngày nghỉ'), title: 'name' },
  field('holiday', 'name', both('Name', 'Tên'), 'text', { required: true, order: 1 }),
  field('holiday', 'first_day', both('From', 'Từ ngày'), 'date', { order: 2 }),
  field('holiday', 'last_day', both('Until', 'Đến ngày'), 'date', { order: 3 }),
  view('holiday', 'calendar', both('Calendar', 'Lịch'), { type: 'calendar', calendar: { start: 'first_day', end: 'last_day' }, default: true }),
];

const buyer: readonly MetadataDocument[] = [
  { kind: 'object', name: 'buyer', label: both('Buyer', 'Người mua'), plural: both('Buyers', 'Người mua'), title: 'name', icon: 'users' },
  field('buyer', 'name', both('Name', 'Tên'), 'text', { required: true, order: 1 }),
  field('buyer', 'home', both('Address', 'Địa chỉ'), 'address', { order: 2 }),
  view('buyer', 'map', both('Map', 'Bản đồ'), { type: 'map', map: { address: 'home' }, default: true, order: 1 }),
  view('buyer', 'all', both('All', 'Tất cả'), { columns: ['name', 'home'], order: 2 }),
];

const role: MetadataDocument = {
  kind: 'role',
  name: 'seller',
  label: both('Seller', 'Người bán'),
  grants: ['offer', 'visit', 'holiday', 'buyer'].map((object) => ({ object, actions: ['create', 'read', 'update', 'delete'], rows: 'all' as const })),
};

export const sellerEmail = 'mai@example.com';

/** Offers on a board, visits in a calendar and buyers on a map, and a seller who may not win. Answers who writes. */
export async function fillBoards(shop: ServedShop): Promise<UserActor> {
  await installDocuments(shop.changeSets, systemActor('test'), [...offer, ...visit, ...buyer, role]);
  await shop.models.refresh();
  await shop.identity.createUser({ email: sellerEmail, name: 'Nguyễn Thị Mai', password: shop.password, roles: ['seller'], locale: 'en' });
  return shop.person('seeder', 'admin');
}

/** Writes records as somebody and answers their ids. */
export async function write(
  shop: ServedShop,
  actor: UserActor,
  object: string,
  rows: readonly Record<string, unknown>[],
  at?: Date,
): Promise<readonly string[]> {
  const { results } = await shop.writer.write(
    actor,
    object,
    rows.map((values) => ({ op: 'create', values })),
    at ? { at } : {},
  );
  return results.flatMap((result) => (result.ok ? [result.id] : []));
}
