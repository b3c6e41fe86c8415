import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { systemActor } from '../../engine/access/actor.ts';
import { loadTemplateFolder } from '../../engine/changes/template-folder.ts';
import { createImports } from '../../engine/transfer/create-imports.ts';
import { importFile } from './import-file.ts';
import { mapping } from './import-mappings.ts';
import { openTestApi, type TestApi } from './open-test-api.ts';
import { shopDocuments } from './shop-documents.ts';

type Client = Awaited<ReturnType<TestApi['as']>>;

let api: TestApi;
let admin: Client;
let folder: string;

const photo = Buffer.from('\u0089PNG not really a picture, but bytes\u0000\u0001\u0002');

beforeAll(async () => {
  const documents = [
    ...shopDocuments,
    { kind: 'field', name: 'customer.photo', object: 'customer', field: 'photo', label: { en: 'Photo', vi: 'Ảnh' }, type: 'file' } as const,
  ];
  api = await openTestApi({ documents });
  admin = await api.as('admin@example.com');
  const upload = await admin({
    method: 'POST',
    url: '/api/files?object=customer&field=photo&file_name=%E1%BA%A3nh.bin',
    payload: photo,
    headers: { 'content-type': 'application/octet-stream' },
  });
  expect(upload.statusCode, upload.body).toBe(201);
  await make('customer', { name: 'Nguyễn "Ánh", Hà\nNội', code: '=1+1', phone: '0912 345 678', photo: upload.json().id });
  const items = Array.from({ length: 450 }, (_, n) => ({ values: { name: `Khách ${n}`, code: `K${n}` } }));
  await admin({ method: 'POST', url: '/api/records/customer', payload: { items } });
  await make('order', {
    number: 'DH-1',
    items: [
      { product: 'Nến', quantity: 2 },
      { product: 'Đế', quantity: 1 },
    ],
  });
  const gone = await make('customer', { name: 'Đã xóa' });
  await admin({ method: 'DELETE', url: `/api/records/customer/${gone}` });
  folder = await unpack(await fetchAll(admin));
}, 60_000);

afterAll(() => api.close());

async function make(object: string, values: object): Promise<string> {
  const answer = await admin({ method: 'POST', url: `/api/records/${object}`, payload: values });
  expect(answer.statusCode, answer.body).toBe(201);
  return answer.json().id;
}

const plan = (who: Client, reason = 'Moving out') => who({ method: 'POST', url: '/api/full-exports', payload: { reason } });

async function fetchAll(who: Client): Promise<Buffer> {
  const { id } = (await plan(who)).json();
  const answer = await who({ method: 'GET', url: `/api/full-exports/${id}/file` });
  expect([answer.statusCode, answer.headers['content-type']]).toEqual([200, 'application/zip']);
  return answer.rawPayload;
}

/** By a program that is not ours, which checks every sum. */
async function unpack(bytes: Buffer): Promise<string> {
  const into = mkdtempSync(join(tmpdir(), 'full-export-'));
  const archive = join(into, 'all.zip');
  writeFileSync(archive, bytes);
  execFileSync('python3', [
    '-c',
    'import sys, zipfile; z = zipfile.ZipFile(sys.argv[1]); assert z.testzip() is None; z.extractall(sys.argv[2])',
    archive,
    into,
  ]);
  return into;
}

const text = (path: string) => readFileSync(join(folder, path), 'utf8');
const lines = (path: string) =>
  text(path)
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line));

describe('a full export', () => {
  it('holds each object as CSV and JSON lines, as many as there are', async () => {
    const index = JSON.parse(text('index.json'));
    expect(index.objects).toEqual([
      { object: 'customer', label: { en: 'Customer', vi: 'Khách hàng' }, records: 451 },
      { object: 'order', label: { en: 'Order', vi: 'Đơn hàng' }, records: 1 },
      { object: 'order_line', label: { en: 'Line', vi: 'Dòng' }, records: 2 },
    ]);
    expect(index).toMatchObject({ by: { name: 'The admin' }, reason: 'Moving out', files: 1 });
    expect(lines('records/customer.jsonl')).toHaveLength(451);
    expect(lines('records/customer.jsonl')[0]).toMatchObject({
      name: 'Nguyễn "Ánh", Hà Nội',
      phone: { number: '+84912345678' },
      created_at: expect.any(String),
    });
    expect(lines('records/order_line.jsonl').map(({ product, quantity }) => [product, quantity])).toEqual([
      ['Nến', 2],
      ['Đế', 1],
    ]);
    expect(text('records/customer.csv').split('\r\n')).toHaveLength(453);
    expect(text('records/customer.csv')).not.toContain('Đã xóa');
  });

  it('holds the files byte by byte, with an index', async () => {
    const [file] = lines('files/index.jsonl');
    expect(file).toMatchObject({ name: 'ảnh.bin', size_bytes: photo.length, used_by: [{ object: 'customer', field: 'photo', record: expect.any(String) }] });
    expect(readFileSync(join(folder, 'files', file.path)).equals(photo)).toBe(true);
  });

  it('holds people without their secrets, and a description in both languages', async () => {
    expect(lines('people/people.jsonl').map(({ email, roles }) => [email, roles])).toEqual([
      ['admin@example.com', ['admin']],
      ['guest@example.com', ['guest']],
      ['staff@example.com', ['staff']],
    ]);
    expect(
      readdirSync(join(folder, 'people'))
        .map((name) => text(`people/${name}`))
        .join(''),
    ).not.toMatch(/password|hash|scrypt|token/i);
    expect(text('README.vi.md')).toContain('Bản xuất toàn bộ');
    expect(text('README.en.md')).toContain('A full export');
  });

  it('holds documents from which a fresh workspace is made, which takes the records back', async () => {
    const { documents } = await loadTemplateFolder(join(folder, 'metadata'));
    const other = await openTestApi({ documents });
    try {
      const fields = ['name', 'code', 'phone', 'secret', 'level'];
      const byId = mapping([{ object: 'customer', key: { fields: ['id'] }, fields: Object.fromEntries(['id', ...fields].map((name) => [name, name])) }]);
      const actor = systemActor('test');
      const imports = createImports({ database: other.database, models: other.models, writer: other.writer, clock: () => new Date() });
      const { status, result } = await importFile(imports, actor, byId, text('records/customer.csv'));
      expect([status, result?.faults ?? 0]).toEqual(['done', 0]);
      const { items } = await other.writer.list(actor, 'customer', { filter: 'code = "=1+1"', fields });
      expect(items[0]).toMatchObject({ name: 'Nguyễn "Ánh", Hà Nội', phone: { number: '+84912345678' }, level: 'new' });
      expect((await other.writer.aggregate(actor, 'customer', { measures: [{ fn: 'count', as: 'n' }] })).rows[0]?.n).toBe(451);
    } finally {
      await other.close();
    }
  }, 60_000);

  it('is for administrators, wants a reason, and stands in the log', async () => {
    const staff = await api.as('staff@example.com');
    expect((await plan(staff)).statusCode).toBe(403);
    expect((await plan(admin, '  ')).statusCode).toBe(400);
    const { id, records, files } = (await plan(admin, 'Chuyển máy chủ')).json();
    expect([records, files]).toEqual([454, 1]);
    expect((await staff({ method: 'GET', url: `/api/full-exports/${id}/file` })).statusCode).toBe(403);
    await admin({ method: 'GET', url: `/api/full-exports/${id}/file` });
    await vi.waitFor(async () => expect((await admin({ method: 'GET', url: `/api/full-exports/${id}` })).json()).toMatchObject({ state: 'done', done: 454 }));
    const [row] = (await admin({ method: 'GET', url: '/api/access/exports' })).json().items;
    expect(row).toMatchObject({
      id,
      object: '*',
      format: 'zip',
      reason: 'Chuyển máy chủ',
      rows: 454,
      state: 'done',
      fields: ['customer', 'order', 'order_line'],
    });
  });

  it('can be fetched once', async () => {
    const { id } = (await plan(admin)).json();
    expect((await admin({ method: 'GET', url: `/api/full-exports/${id}/file` })).statusCode).toBe(200);
    expect((await admin({ method: 'GET', url: `/api/full-exports/${id}/file` })).json()).toMatchObject({ status: 404, code: 'not_found' });
    expect((await admin({ method: 'GET', url: '/api/full-exports/nothing' })).statusCode).toBe(404);
  });

  it('is of one moment, whatever is written meanwhile', async () => {
    const { id } = await api.fullExports.plan(systemActor('test'), 'One moment');
    const pieces: Buffer[] = [];
    let added = false;
    await api.fullExports.write(systemActor('test'), id, async (bytes) => {
      pieces.push(Buffer.from(bytes));
      if (added) return;
      added = true;
      await make('order', { number: 'later' });
    });
    const into = await unpack(Buffer.concat(pieces));
    expect(readFileSync(join(into, 'records/order.jsonl'), 'utf8')).not.toContain('later');
  });
});
