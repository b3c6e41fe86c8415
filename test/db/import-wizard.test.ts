import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { systemActor } from '../../engine/access/actor.ts';
import { installDocuments } from '../../engine/changes/install-documents.ts';
import { loadTemplateFolder } from '../../engine/changes/template-folder.ts';
import { sql } from '../../engine/sql/sql.ts';
import type { ImportInspected, ImportPreview } from '../../schemas/generated/api.ts';
import { vietnameseCustomers } from '../setup/vietnamese-customers.ts';
import { xlsxFile } from '../setup/xlsx-file.ts';
import { openTestApi, password, type TestApi } from './open-test-api.ts';

type Client = Awaited<ReturnType<TestApi['as']>>;

const both = (text: string) => ({ en: text, vi: text });
let api: TestApi;
let admin: Client;
let clerk: Client;

beforeAll(async () => {
  const { documents } = await loadTemplateFolder(join(import.meta.dirname, '../../seeds/special-gift'));
  api = await openTestApi({ documents });
  const grants = [
    { object: 'customer', actions: ['read', 'create', 'update', 'import'] as const, rows: 'own' as const, write: ['name', 'phone', 'email', 'branch'] },
    { object: 'branch', actions: ['read'] as const, rows: 'own' as const },
  ];
  await installDocuments(api.changeSets, systemActor('test'), [
    { kind: 'role', name: 'clerk', label: both('Clerk'), grants: grants.map((grant) => ({ ...grant, actions: [...grant.actions] })) },
  ]);
  await api.models.refresh();
  await api.identity.createUser({ email: 'clerk@example.com', name: 'Clerk', password, roles: ['clerk'], locale: 'vi' });
  admin = await api.as('admin@example.com');
  clerk = await api.as('clerk@example.com');
  await made(admin({ method: 'POST', url: '/api/records/branch', payload: { name: 'Kho Quận 1', code: 'Q1' } }));
});

afterAll(async () => {
  await api.imports.settled();
  await api.close();
});

async function made(call: ReturnType<Client>): Promise<{ readonly id: string }> {
  const answer = await call;
  expect(answer.statusCode, answer.body).toBeLessThan(300);
  return answer.json();
}

const send = (file: string | Buffer, name = 'khach.xlsx', who = admin) =>
  who({ method: 'POST', url: `/api/imports/inspect?file_name=${name}`, headers: { 'content-type': 'application/octet-stream' }, payload: file });

async function inspect(file: string | Buffer, name = 'khach.xlsx', who = admin): Promise<ImportInspected> {
  const answer = await send(file, name, who);
  expect(answer.statusCode, answer.body).toBe(201);
  return answer.json();
}

const post = (file: string, step: string, payload: object, who = admin) => who({ method: 'POST', url: `/api/imports/files/${file}/${step}`, payload });

async function preview(file: string, payload: object, who = admin): Promise<ImportPreview> {
  const answer = await post(file, 'preview', payload, who);
  expect(answer.statusCode, answer.body).toBe(200);
  return answer.json();
}

async function run(file: string, payload: object, who = admin) {
  const { id } = await made(post(file, 'start', payload, who));
  return vi.waitFor(
    async () => {
      const state = (await who({ method: 'GET', url: `/api/imports/${id}` })).json();
      expect(['done', 'failed', 'cancelled']).toContain(state.status);
      return state;
    },
    { timeout: 15_000, interval: 50 },
  );
}

const countCustomers = async (): Promise<number> =>
  Number((await api.database.query<{ n: number }>(sql`select count(*) as n from crm.customer where deleted_at is null`))[0]?.n);

describe('a Vietnamese spreadsheet', () => {
  let found: ImportInspected;
  beforeEach(async () => {
    found = await inspect(vietnameseCustomers());
  });

  it('is understood: sheets, title, header, total, signatures', () => {
    expect(found).toMatchObject({
      kind: 'xlsx',
      sheet: 0,
      header_row: 4,
      rows: 5,
      sheets: [
        { name: 'Khách hàng', rows: 11 },
        { name: 'Ghi chú', rows: 1 },
      ],
    });
    expect(found.left_out.map(({ row, kind }) => `${row} ${kind}`)).toEqual(['1 title', '2 title', '11 total', '13 footer', '14 footer']);
    expect(found.columns.map(({ name }) => name)).toEqual(['STT', 'Họ tên', 'SĐT', 'Địa chỉ', 'Sinh nhật', 'Giới tính', 'Biết đến từ', 'Ghi chú', 'Chi nhánh']);
  });

  it('is matched to fields by label, synonym and link, phones twice', () => {
    expect(found.objects[0]?.name).toBe('customer');
    expect(found.mapping.records).toEqual([
      {
        object: 'customer',
        key: { fields: ['phone'], optional: true },
        write: 'fill',
        fields: {
          name: 'Họ tên',
          phone: { column: 'SĐT', nth: 1 },
          address: 'Địa chỉ',
          birth_date: 'Sinh nhật',
          gender: 'Giới tính',
          source: 'Biết đến từ',
          notes: 'Ghi chú',
          branch: { column: 'Chi nhánh', find: 'name' },
          identities: { column: 'SĐT', nth: 2, channel: 'phone' },
        },
      },
    ]);
    expect(found.matches.find(({ field }) => field === 'address')).toEqual({ column: 3, field: 'address', confidence: 1, reason: 'label' });
    expect(found.matches.find(({ field }) => field === 'phone')).toMatchObject({ reason: 'synonym' });
  });

  it('is previewed as it will be, with faults at their cells', async () => {
    const before = await countCustomers();
    const shown = await preview(found.file, { mapping: found.mapping });
    expect(shown.rows.map(({ row, outcomes }) => [row, outcomes[0]])).toEqual([
      [5, 'created'],
      [6, 'created'],
      [7, 'none'],
      [9, 'none'],
      [10, 'created'],
    ]);
    const text = (row: number, field: string) => shown.rows.find((one) => one.row === row)?.texts[shown.columns.findIndex((column) => column.field === field)];
    expect([text(5, 'phone'), text(6, 'phone'), text(7, 'phone'), text(7, 'identities')]).toEqual([
      '0912 345 678',
      '0321 234 567',
      '0903 111 222',
      'phone: 0987 654 321',
    ]);
    expect(shown.rows.flatMap(({ row, faults }) => faults.map(({ column, code }) => [row, column, code]))).toEqual([
      [7, 4, 'bad_date'],
      [7, 6, 'unknown_choice'],
      [9, 8, 'not_found'],
    ]);
    expect(shown.judgements).toEqual(
      expect.arrayContaining([
        { kind: 'phone', column: 'SĐT', lost_zeros: 1, old_prefixes: 1, several: 1 },
        { kind: 'choice', column: 'Biết đến từ', object: 'customer', field: 'source', unknown: [{ text: 'Face book', count: 1, suggestion: 'facebook' }] },
        expect.objectContaining({ kind: 'date', column: 'Sinh nhật', order: 'day_first' }),
      ]),
    );
    expect(await countCustomers()).toBe(before);
  });

  it('is imported with cells corrected in place, met again by phone, and taken back as a whole', async () => {
    const before = await countCustomers();
    const corrections = [
      { row: 7, column: 4, value: '28/02/1990' },
      { row: 7, column: 6, value: 'Facebook' },
    ];
    const body = { mapping: found.mapping, corrections };
    expect(await run(found.file, { ...body, dry_run: true })).toMatchObject({
      status: 'done',
      dry_run: true,
      result: { customer: { created: 4, updated: 0, unchanged: 0 } },
      progress: { rows_total: 5, rows_faulty: 1 },
    });
    expect(await countCustomers()).toBe(before);
    const state = await run(found.file, body);
    expect(state).toMatchObject({ status: 'done', file_name: 'khach.xlsx', result: { customer: { created: 4 } }, faults: 1, undone: false });
    const { items } = (
      await admin({
        method: 'GET',
        url: `/api/records/customer?filter=${encodeURIComponent('phone.number == "+84903111222"')}&fields=name,birth_date,identities`,
      })
    ).json();
    expect(items).toMatchObject([{ name: { full: 'Lê Minh Tâm' }, birth_date: '1990-02-28', identities: [{ channel: 'phone', value: '0987 654 321' }] }]);
    expect((await run(found.file, body)).result.customer).toEqual({ created: 1, updated: 0, unchanged: 3 });
    const again = (await admin({ method: 'GET', url: '/api/imports' })).json().items as readonly { id: string; operation: string; dry_run: boolean }[];
    for (const { operation } of again.filter((one) => one.operation !== null))
      await made(admin({ method: 'POST', url: `/api/operations/${operation}/undo`, payload: {} }));
    expect(await countCustomers()).toBe(before);
    expect((await admin({ method: 'GET', url: `/api/imports/${state.id}` })).json().undone).toBe(true);
  });

  it('is read with another sheet, another header, and rows kept that look like totals', async () => {
    const other = (await post(found.file, 'inspect', { sheet: 1, header_row: null })).json<ImportInspected>();
    expect(other).toMatchObject({ sheet: 1, header_row: null, rows: 1, columns: [{ name: 'A', samples: ['Chỉ để nhắc việc'] }] });
    const kept = await preview(found.file, { mapping: found.mapping, keep: [11] });
    expect(kept.rows.map(({ row }) => row)).toContain(11);
    expect((await post(found.file, 'inspect', { sheet: 7 })).statusCode).toBe(400);
  });

  it('adds a second number to the identities that are there', async () => {
    const { id } = await made(
      admin({ method: 'POST', url: '/api/records/customer', payload: { name: 'Tâm', phone: '0903111222', identities: [{ channel: 'zalo', value: 'tam' }] } }),
    );
    await run(found.file, {
      mapping: found.mapping,
      corrections: [
        { row: 7, column: 4, value: '' },
        { row: 7, column: 6, value: '' },
      ],
    });
    expect((await admin({ method: 'GET', url: `/api/records/customer/${id}` })).json().identities).toMatchObject([
      { channel: 'zalo' },
      { channel: 'phone', value: '0987 654 321' },
    ]);
  });
});

describe('a staged file', () => {
  it('belongs to who sent it, and is gone after a day', async () => {
    const { file, mapping } = await inspect('Họ tên,SĐT\nAn,0901234567\n', 'a.csv');
    for (const [step, payload] of [
      ['inspect', {}],
      ['preview', { mapping }],
      ['start', { mapping }],
    ] as const)
      expect((await post(file, step, payload, clerk)).statusCode).toBe(404);
    expect((await clerk({ method: 'DELETE', url: `/api/imports/files/${file}` })).statusCode).toBe(404);
    api.pass(25 * 3_600_000);
    expect((await post(file, 'inspect', {})).statusCode).toBe(404);
    await inspect('a,b\n1,2\n', 'b.csv');
    expect(await api.database.query(sql`select 1 as one from sys.import_file where id = ${file}::uuid`)).toEqual([]);
  });

  it('may be CSV, packed CSV or XLSX, and is refused with what it is otherwise', async () => {
    expect(await inspect(gzipSync('Họ tên;SĐT\nAn;0901234567\n'), 'a.csv.gz')).toMatchObject({
      kind: 'csv',
      rows: 1,
      columns: [{ name: 'Họ tên' }, { name: 'SĐT' }],
    });
    const compound = Buffer.concat([Buffer.from([0xd0, 0xcf, 0x11, 0xe0]), Buffer.alloc(600)]);
    for (const [file, code] of [
      [compound, 'old_spreadsheet'],
      [Buffer.concat([compound, Buffer.from('EncryptedPackage', 'utf16le')]), 'locked'],
      ['', 'empty_file'],
      ['%PDF-1.7 x', 'not_a_table'],
    ] as const) {
      const answer = await send(file, 'x.xls');
      expect([answer.statusCode, answer.json().issues?.[0]?.code]).toEqual([422, code]);
    }
  });

  it('is told by the header of a mapping when it comes with the start, as a spreadsheet too', async () => {
    const file = xlsxFile([
      {
        name: 'S',
        rows: [
          ['UCI'],
          [],
          ['InvoiceNo', 'StockCode', 'Description', 'Quantity', 'InvoiceDate', 'UnitPrice', 'CustomerID', 'Country'],
          ['X1', 'A1', 'Nến', 2, { time: 45_000.5 }, 2.55, 17850, 'UK'],
        ],
      },
    ]);
    const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
    const { id } = await made(
      admin({ method: 'POST', url: '/api/imports?mapping=online_retail&file_name=a.xlsx&dry_run=1', headers: { 'content-type': type }, payload: file }),
    );
    await api.imports.settled();
    expect((await admin({ method: 'GET', url: `/api/imports/${id}` })).json()).toMatchObject({
      status: 'done',
      result: { order_line: { created: 1 }, customer: { created: 1 } },
      faults: 0,
    });
  });
});

describe('who may import some', () => {
  it('is offered fields that they may write and objects that they may import', async () => {
    const { objects } = await inspect('Họ tên,SĐT,Ghi chú\nAn,0901234567,x\n', 'a.csv', clerk);
    expect(objects.map(({ name, targets }) => [name, targets.map((target) => target.name)])).toEqual([['customer', ['name', 'phone', 'email', 'branch']]]);
  });

  it('is refused other objects, and finds no records that they may not see', async () => {
    const { file, mapping } = await inspect('Họ tên,Chi nhánh\nAn,Kho Quận 1\nBình,Không có\n', 'a.csv', clerk);
    expect(mapping.records[0]?.fields).toMatchObject({ branch: { column: 'Chi nhánh', find: 'name' } });
    const shown = await preview(file, { mapping }, clerk);
    expect(shown.rows.map(({ faults }) => faults.map(({ code, message }) => `${code} ${message}`))).toEqual([
      ['not_found Không có chi nhánh nào tên như vậy mà bạn được xem.'],
      ['not_found Không có chi nhánh nào tên như vậy mà bạn được xem.'],
    ]);
    const foreign = { ...mapping, records: [{ object: 'product', fields: { name: 'Họ tên' } }] };
    expect((await post(file, 'preview', { mapping: foreign }, clerk)).statusCode).toBe(403);
    expect((await post(file, 'start', { mapping: foreign }, clerk)).statusCode).toBe(403);
    expect((await send('a,b\n1,2\n', 'a.csv', await api.as('guest@example.com'))).statusCode).toBe(403);
  });
});

describe('an owner', () => {
  const owners = async (): Promise<Record<string, string>> => {
    const { items } = await api.writer.list(systemActor('test'), 'customer', { filter: 'STARTS_WITH(name, "Chủ")', fields: ['name', 'owner.name'] });
    // @NOTE what was asked for is answered.
    const rows = items as unknown as { readonly name: { readonly full: string }; readonly owner: { readonly name: string } }[];
    return Object.fromEntries(rows.map(({ name, owner }) => [name.full, owner.name]));
  };

  it('is matched by name, blind to case and diacritics; nobody, and one of several, are faults in the language of whoever imports', async () => {
    await api.identity.createUser({ email: 'ha1@example.com', name: 'Trần Thị Hà', password, roles: ['clerk'] });
    for (const place of [1, 2]) await api.identity.createUser({ email: `son${place}@example.com`, name: 'Lê Sơn', password, roles: ['clerk'] });
    await api.identity.createUser({ email: 'boss@example.com', name: 'Boss', password, roles: ['admin'], locale: 'vi' });
    const boss = await api.as('boss@example.com');
    const file = 'Họ tên,Người phụ trách\nChủ Một,tran thi ha\nChủ Hai,Lê Sơn\nChủ Ba,Ai Đó\nChủ Bốn,\n';
    const inspected = await inspect(file, 'chu.csv&object=customer', boss);
    expect(inspected.mapping.records[0]).toMatchObject({ object: 'customer', fields: { owner: { column: 'Người phụ trách', find: 'name' } } });
    const state = await run(inspected.file, { mapping: inspected.mapping }, boss);
    expect(state).toMatchObject({ status: 'done', faults: 2 });
    expect(await owners()).toEqual({ 'Chủ Một': 'Trần Thị Hà', 'Chủ Bốn': 'Boss' });
    const faults = await boss({ method: 'GET', url: `/api/imports/${state.id}/faults` });
    expect(faults.body.split('\r\n')).toEqual([
      '\ufeffdòng,cột,giá trị,lỗi,Họ tên,Người phụ trách',
      '3,Người phụ trách,Lê Sơn,Có nhiều người dùng cùng tên này.,Chủ Hai,Lê Sơn',
      '4,Người phụ trách,Ai Đó,Không có người dùng nào tên như vậy mà bạn được xem.,Chủ Ba,Ai Đó',
      '',
    ]);
  });

  it('is matched by e-mail where the column holds addresses, by those alone who are shown them', async () => {
    const file = 'Họ tên,Người phụ trách\nChủ Năm,HA1@example.com\n';
    const inspected = await inspect(file, 'thu.csv&object=customer');
    expect(inspected.mapping.records[0]?.fields).toMatchObject({ owner: { column: 'Người phụ trách', find: 'email' } });
    expect(await run(inspected.file, { mapping: inspected.mapping })).toMatchObject({ status: 'done', faults: 0 });
    expect(await owners()).toMatchObject({ 'Chủ Năm': 'Trần Thị Hà' });
    const mapping = { ...inspected.mapping, records: [{ ...inspected.mapping.records[0], fields: { ...inspected.mapping.records[0]?.fields } }] };
    const own = await inspect(file.replace('Năm', 'Sáu'), 'thu2.csv&object=customer', clerk);
    const shown = await preview(own.file, { mapping }, clerk);
    expect(shown.rows.flatMap(({ faults }) => faults.map(({ code }) => code))).toEqual(['not_found']);
  });
});

describe('a saved mapping', () => {
  it('is chosen for the next file with the same columns, whatever their order and spelling', async () => {
    const first = await inspect('Tên gọi,Số máy\nAn,0901234567\n', 'a.csv', clerk);
    const document = { ...first.mapping, records: [{ object: 'customer', fields: { name: 'Tên gọi' } }] };
    const { id } = await made(clerk({ method: 'POST', url: '/api/imports/mappings', payload: { name: 'Của tôi', fingerprint: first.fingerprint, document } }));
    const next = await inspect('so may;TEN GOI\n0901234568;Bình\n', 'b.csv', clerk);
    expect(next).toMatchObject({ origin: 'saved', mapping: { records: [{ object: 'customer', fields: { name: 'Tên gọi' } }] } });
    expect((await inspect('Tên gọi,Số máy\nAn,0901234567\n', 'a.csv')).origin).toBe('suggested');
    expect((await admin({ method: 'GET', url: '/api/imports/mappings' })).json().items).toEqual([]);
    expect((await admin({ method: 'DELETE', url: `/api/imports/mappings/${id}` })).statusCode).toBe(404);
    expect((await clerk({ method: 'DELETE', url: `/api/imports/mappings/${id}` })).statusCode).toBe(204);
    expect((await inspect('Tên gọi,Số máy\nAn,0901234567\n', 'a.csv', clerk)).origin).toBe('suggested');
  });
});
