import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { UserActor } from '../../engine/access/actor.ts';
import { sql } from '../../engine/sql/sql.ts';
import { exportRecords } from '../../engine/transfer/export/export-records.ts';
import { openShop, type ShopDatabase } from '../setup/shop-database.ts';
import { faultsOf, importFile, importsOf } from './import-file.ts';
import { mapping } from './import-mappings.ts';

let shop: ShopDatabase;
let admin: UserActor;

const customerFields = [
  'id',
  'name',
  'phone',
  'email',
  'website',
  'gender',
  'birth_date',
  'occupation',
  'address',
  'country',
  'notes',
  'tags',
  'occasions',
  'identities',
  'external_keys',
];
const productFields = ['id', 'code', 'name', 'price', 'cost', 'weight_g', 'active', 'launched_on', 'supplier'];

const customers = [
  { name: '=HYPERLINK("http://x","y")', notes: '"quoted"; and, divided\nover | lines\tand tabs', occupation: "'=1+1", country: null },
  { name: '-5', phone: '0912 345 678', email: 'an@example.com', notes: '+1', tags: ['a, b'], address: '12 Lê Lợi, Phường Bến Nghé' },
  { name: 'Nguyễn Thị Ánh', phone: 'none at all', birth_date: '--02-29', tags: ['vip', 'quà tết'], notes: '00123' },
  {
    name: "O'Hara",
    birth_date: '1990-12-01',
    notes: '1e5',
    external_keys: [
      { source: 'pos', key: '17850.0' },
      { source: 'web', key: '007' },
    ],
    identities: [{ channel: 'zalo', value: '0912345678' }],
  },
  { name: 'Ṱ̺̺̕o͞ 田中さんにあげて下さい 👩‍👧', notes: '٠١٢ ﷽ <script>alert(1)</script>', website: 'https://example.com/?a=1,2&b="3"' },
];

beforeAll(async () => {
  shop = await openShop();
  admin = await shop.person('admin', 'admin');
  const { results } = await shop.writer.write(
    admin,
    'customer',
    customers.map((values) => ({ op: 'create', values }) as const),
  );
  const supplier = results[0]?.ok ? results[0].id : '';
  await shop.writer.write(admin, 'product', [
    {
      op: 'create',
      values: { code: '00012', name: 'Nến quế', price: { amount: '1234567.125', currency: 'GBP' }, cost: '1500', weight_g: 3, active: false, supplier },
    },
    { op: 'create', values: { code: '00012a', name: 'Đế nến', price: { amount: '250000', currency: 'VND' }, active: true, launched_on: '2026-11-22' } },
  ]);
});

afterAll(() => shop.close());

async function exported(object: string, fields: readonly string[], format: 'csv' | 'json' = 'csv'): Promise<string> {
  return (await Array.fromAsync(exportRecords({ reader: shop.writer, models: shop.models }, admin, object, { fields, sort: ['id'] }, format))).join('');
}

async function records(object: string, fields: readonly string[]) {
  const { items } = await shop.writer.list(admin, object, { fields, sort: ['id'] });
  return items.map(({ version: _, ...item }) => item);
}

describe.each([
  ['customer', customerFields],
  ['product', productFields],
] as const)('the export of %s', (object, fields) => {
  const byId = mapping([{ object, key: { fields: ['id'] }, fields: Object.fromEntries(fields.map((field) => [field, field])) }]);

  it('changes nothing when it is imported again', async () => {
    const imports = importsOf(shop);
    const state = await importFile(imports, admin, byId, await exported(object, fields));
    expect(await faultsOf(imports, admin, state)).toMatch(/^[^\r]*\r\n$/);
    expect(state.result[object]).toEqual({ created: 0, updated: 0, unchanged: object === 'customer' ? 5 : 2 });
  });

  it('gives the same records back where there are none', async () => {
    const before = await records(object, fields);
    const file = await exported(object, fields);
    if (object === 'customer') await shop.database.query(sql`update crm.product set supplier = null`);
    await shop.database.query(sql`delete from ${sql.id('crm', object)}`);
    await shop.database.query(sql`delete from sys.history where object = ${object}`);
    const imports = importsOf(shop);
    const state = await importFile(imports, admin, byId, file);
    expect(state).toMatchObject({ status: 'done', issues: [] });
    expect(await faultsOf(imports, admin, state)).toMatch(/^[^\r]*\r\n$/);
    expect(await records(object, fields)).toEqual(before);
  });
});

describe('exportRecords', () => {
  it('begins with a byte order mark and a header of paths, also over links, and guards formulas', async () => {
    const text = await exported('customer', ['name', 'notes', 'owner.name']);
    expect(text.split('\r\n').slice(0, 3)).toEqual([
      '\ufeffname,notes,owner.name',
      `"'=HYPERLINK(""http://x"",""y"")","""quoted""; and, divided\nover | lines\tand tabs",admin`,
      '-5,+1,admin',
    ]);
  });

  it('writes JSON as the API answers it', async () => {
    const parsed = JSON.parse(await exported('product', ['code', 'price'], 'json'));
    expect(parsed).toMatchObject([{ code: '00012', price: { amount: '1234567.125', currency: 'GBP' } }, { code: '00012a' }]);
  });

  it('gives a header, or an empty list, where there is nothing', async () => {
    const none = { reader: shop.writer, models: shop.models };
    expect((await Array.fromAsync(exportRecords(none, admin, 'ticket', { fields: ['subject'], mark: false }, 'csv'))).join('')).toBe('subject\r\n');
    expect((await Array.fromAsync(exportRecords(none, admin, 'ticket', { fields: ['subject'] }, 'json'))).join('')).toBe('[]\n');
  });
});
