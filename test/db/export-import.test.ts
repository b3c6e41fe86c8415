import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { UserActor } from '../../engine/access/actor.ts';
import { sql } from '../../engine/sql/sql.ts';
import { exportRecords } from '../../engine/transfer/export/export-records.ts';
import type { MappingDocument } from '../../schemas/generated/metadata.ts';
import { openShop, type ShopDatabase } from '../setup/shop-database.ts';
import { englishPerson, faultsOf, importFile, importsOf } from './import-file.ts';
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
  admin = await englishPerson(shop, 'admin', 'admin');
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

const watermark = '0197c6a0-0000-7000-8000-00000000aaaa';

async function exported(object: string, fields: readonly string[], format: 'csv' | 'json' = 'csv', more = {}): Promise<string> {
  const request = { fields, sort: ['id'], ...more };
  return (await Array.fromAsync(exportRecords({ reader: shop.writer, models: shop.models }, admin, object, request, format))).join('');
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

  it('carries the id of the export in a last column, which an import passes over', async () => {
    const file = await exported(object, fields, 'csv', { watermark });
    const rows = file.slice(1).split('\r\n').slice(0, -1);
    expect(rows[0]).toBe(`${fields.join(',')},_watermark`);
    expect(rows.slice(1).every((row) => row.endsWith(`,${watermark}`))).toBe(true);
    const imports = importsOf(shop);
    const state = await importFile(imports, admin, byId, file);
    expect(await faultsOf(imports, admin, state)).toMatch(/^[^\r]*\r\n$/);
    expect(state.result[object]).toEqual({ created: 0, updated: 0, unchanged: object === 'customer' ? 5 : 2 });
  });

  it('gives the same records back where there are none', async () => {
    const before = await records(object, fields);
    const file = await exported(object, fields, 'csv', { watermark });
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

describe('the parts of names and addresses', () => {
  const whole = { full: 'Trần Thị Bình An', given: 'Bình An', form: 'Chị' };
  const home = {
    text: '12 Lê Lợi, Quận 1',
    street: '12 Lê Lợi',
    ward: 'Bến Nghé',
    district: 'Quận 1',
    province: 'Hồ Chí Minh',
    country: 'Việt Nam',
    postal_code: '00700',
  };
  const parts = ['id', 'name', 'name.given', 'name.form', 'address', ...Object.keys(home).flatMap((part) => (part === 'text' ? [] : [`address.${part}`]))];
  const byId = mapping([{ object: 'customer', key: { fields: ['id'] }, fields: Object.fromEntries(parts.map((part) => [part, part])) }]);
  const make = async (values: Record<string, unknown>): Promise<string> => {
    const { results } = await shop.writer.write(admin, 'customer', [{ op: 'create', values }]);
    if (!results[0]?.ok) throw new Error(JSON.stringify(results));
    return results[0].id;
  };
  const exportOf = async (id: string, fields?: readonly string[]) =>
    (
      await Array.fromAsync(
        exportRecords({ reader: shop.writer, models: shop.models }, admin, 'customer', { ...(fields ? { fields } : {}), filter: `id == "${id}"` }, 'csv'),
      )
    ).join('');
  const take = async (document: typeof byId, file: string) => {
    const imports = importsOf(shop);
    const state = await importFile(imports, admin, document, file);
    expect(await faultsOf(imports, admin, state)).toMatch(/^[^\r]*\r\n$/);
    return state;
  };

  it('have columns of their own in an export of all fields', async () => {
    const id = await make({ name: whole, address: home });
    const [header = '', row = ''] = (await exportOf(id)).slice(1).split('\r\n');
    expect(header).toContain(',name,name.given,name.form,');
    expect(header).toContain(',address,address.street,address.ward,address.district,address.province,address.country,address.postal_code,');
    expect(row).toContain(',Trần Thị Bình An,Bình An,Chị,');
    expect(row).toContain(',"12 Lê Lợi, Quận 1",12 Lê Lợi,Bến Nghé,Quận 1,Hồ Chí Minh,Việt Nam,00700,');
    expect((await exportOf(id, ['name'])).slice(1)).toBe('name\r\nTrần Thị Bình An\r\n');
  });

  it('come back with an import, and change nothing a second time', async () => {
    const id = await make({ name: whole, address: home });
    const file = await exportOf(id, parts);
    await shop.writer.write(admin, 'customer', [{ op: 'update', id, values: { name: 'Someone', address: null } }]);
    expect((await take(byId, file)).result.customer).toEqual({ created: 0, updated: 1, unchanged: 0 });
    expect(await shop.writer.get(admin, 'customer', id)).toMatchObject({ name: whole, address: home });
    expect((await take(byId, file)).result.customer).toEqual({ created: 0, updated: 0, unchanged: 1 });
  });

  it('stay where a file says nothing of them and the text is the same, and go where it is another', async () => {
    const id = await make({ name: whole, address: home });
    const plain = mapping([{ object: 'customer', key: { fields: ['id'] }, fields: { id: 'id', name: 'name', address: 'address', 'address.ward': 'ward' } }]);
    const same = await take(plain, `id,name,address,ward\r\n${id},${whole.full},"${home.text}",\r\n`);
    expect(same.result.customer).toEqual({ created: 0, updated: 0, unchanged: 1 });
    await take(plain, `id,name,address,ward\r\n${id},Trần Thị Yến,"${home.text}",Đa Kao\r\n`);
    expect(await shop.writer.get(admin, 'customer', id)).toMatchObject({
      name: { full: 'Trần Thị Yến', given: 'Yến', form: null },
      address: { ...home, ward: 'Đa Kao' },
    });
  });

  it('make an address without a column of its own', async () => {
    const document = mapping([{ object: 'customer', fields: { name: 'name', 'address.street': 'street', 'address.province': { column: 'city' } } }]);
    await take(document, 'name,street,city\r\nParts Only,1 Tràng Tiền,Hà Nội\r\nNo Address,,\r\n');
    const { items } = await shop.writer.list(admin, 'customer', { filter: 'name == "Parts Only" || name == "No Address"', sort: ['-name'] });
    expect(items.map((item) => item.address)).toMatchObject([{ text: '1 Tràng Tiền, Hà Nội', street: '1 Tràng Tiền', ward: null, province: 'Hà Nội' }, null]);
  });

  it.each<[MappingDocument['records'][number]['fields'], string, string]>([
    [{ 'name.given': 'a' }, '/records/0/fields/name', 'The parts of "name" need a column of "name" itself.'],
    [{ name: 'a', 'name.nick': 'a' }, '/records/0/fields/name.nick', 'customer has no field "name.nick".'],
    [{ name: { value: { full: 'x' } }, 'name.form': 'a' }, '/records/0/fields/name', '"name" must come from a column where its parts do.'],
    [
      { name: 'a', 'name.form': { value: { form: 'Anh' } } },
      '/records/0/fields/name.form',
      '"name.form" is part of a value: it takes a column and nothing else.',
    ],
  ])('are refused in %j', async (fields, pointer, message) => {
    const state = await importFile(importsOf(shop), admin, mapping([{ object: 'customer', fields }]), 'a\r\nx\r\n');
    expect(state).toMatchObject({ status: 'failed', issues: [{ pointer, message }] });
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

  it('puts the id of the export into each record of JSON', async () => {
    const parsed = JSON.parse(await exported('product', ['code'], 'json', { watermark }));
    expect(parsed).toMatchObject([
      { code: '00012', _watermark: watermark },
      { code: '00012a', _watermark: watermark },
    ]);
  });

  it('gives a header, or an empty list, where there is nothing', async () => {
    const none = { reader: shop.writer, models: shop.models };
    expect((await Array.fromAsync(exportRecords(none, admin, 'ticket', { fields: ['subject'], mark: false }, 'csv'))).join('')).toBe('subject\r\n');
    expect((await Array.fromAsync(exportRecords(none, admin, 'ticket', { fields: ['subject'] }, 'json'))).join('')).toBe('[]\n');
  });
});
