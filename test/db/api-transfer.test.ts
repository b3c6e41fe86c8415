import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { limited } from '../../engine/api/routes/transfer/import-routes.ts';
import { openTestApi, type TestApi } from './open-test-api.ts';

type Client = Awaited<ReturnType<TestApi['as']>>;

let api: TestApi;
let admin: Client;
let staff: Client;

beforeAll(async () => {
  api = await openTestApi();
  admin = await api.as('admin@example.com');
  staff = await api.as('staff@example.com');
});

afterAll(async () => {
  await api.imports.settled();
  await api.close();
});

const upload = (query: string, payload: string | Buffer, type = 'text/csv', who: Client = admin) =>
  who({ method: 'POST', url: `/api/imports?${query}`, headers: { 'content-type': type }, payload });

const finished = (id: string) =>
  vi.waitFor(
    async () => {
      const state = (await admin({ method: 'GET', url: `/api/imports/${id}` })).json();
      expect(['done', 'failed', 'cancelled']).toContain(state.status);
      return state;
    },
    { timeout: 15_000, interval: 100 },
  );

describe('importing over HTTP', () => {
  it('takes a file as the body and tells how it went', async () => {
    const started = await upload('mapping=customers&file_name=list.csv', 'Code,Name,Level\nI-1,Mai,gold\nI-2,,new\n');
    expect(started.statusCode, started.body).toBe(202);
    const { id } = started.json();
    expect(started.headers.location).toBe(`/api/imports/${id}`);
    expect(await finished(id)).toMatchObject({
      id,
      file_name: 'list.csv',
      mapping: 'customers',
      status: 'done',
      faults: 1,
      result: { customer: { created: 1 } },
    });
    const faults = await admin({ method: 'GET', url: `/api/imports/${id}/faults` });
    expect(faults.headers).toMatchObject({ 'content-type': 'text/csv; charset=utf-8', 'content-disposition': `attachment; filename="faults-${id}.csv"` });
    expect(faults.body).toContain('I-2');
    const list = await admin({ method: 'GET', url: '/api/records/customer?filter=code%20%3D%20%22I-1%22&fields=name,level' });
    expect(list.json().items).toMatchObject([{ name: 'Mai', level: 'gold' }]);
  });

  it('takes it packed, and writes nothing in a dry run', async () => {
    const started = await upload('mapping=customers&dry_run=1', gzipSync('Code,Name,Level\nD-1,Dry,new\n'), 'application/gzip');
    expect(await finished(started.json().id)).toMatchObject({ dry_run: true, status: 'done', operation: null, result: { customer: { created: 1 } } });
    expect((await admin({ method: 'GET', url: '/api/records/customer?filter=code%20%3D%20%22D-1%22' })).json().items).toEqual([]);
  });

  it.each([
    ['no mapping', '', 'text/csv', 400],
    ['a mapping there is not', 'mapping=nothing', 'text/csv', 422],
    ['a parameter there is not', 'mapping=customers&colour=red', 'text/csv', 400],
    ['JSON', 'mapping=customers', 'application/json', 415],
  ])('refuses %s', async (_, query, type, status) => {
    const answer = await upload(query, '{}', type);
    expect(answer.statusCode).toBe(status);
  });

  it('is refused without the right to import, and to others as if it were not there', async () => {
    expect((await upload('mapping=customers', 'Code,Name\nX,Y\n', 'text/csv', staff)).statusCode).toBe(403);
    const { id } = (await upload('mapping=customers', 'Code,Name,Level\nI-9,Of admin,new\n')).json();
    await finished(id);
    for (const path of [`/api/imports/${id}`, `/api/imports/${id}/faults`, '/api/imports/42', '/api/imports/0197c6a0-0000-7000-8000-000000000000/faults']) {
      const answer = await staff({ method: 'GET', url: path });
      expect([answer.statusCode, answer.json().code]).toEqual([404, 'not_found']);
    }
  });

  it('stops at the limit of a file', async () => {
    const pieces = async function* () {
      yield new Uint8Array(60);
      yield new Uint8Array(60);
    };
    const read: number[] = [];
    const reading = (async () => {
      for await (const piece of limited(pieces(), 100)) read.push(piece.length);
    })();
    await expect(reading).rejects.toMatchObject({ code: 'too_large', status: 413 });
    expect(read).toEqual([60]);
  });
});

describe('exporting over HTTP', () => {
  const ask = (payload: object, who: Client = admin, object = 'customer') =>
    who({ method: 'POST', url: `/api/records/${object}/export`, payload: { reason: 'a test', ...payload } });

  it('answers a list as CSV or JSON', async () => {
    await admin({ method: 'POST', url: '/api/records/customer', payload: { name: '=1+1', code: 'E-1' } });
    const csv = await ask({ format: 'csv', filter: 'code = "E-1"', fields: ['code', 'name'] });
    expect(csv.headers).toMatchObject({
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': expect.stringMatching(/^attachment; filename="customer-\d{4}-\d\d-\d\d\.csv"$/),
    });
    expect(csv.body).toBe(`\ufeffcode,name,_watermark\r\nE-1,'=1+1,${csv.headers['trellis-export']}\r\n`);
    const json = await ask({ format: 'json', filter: 'code = "E-1"', fields: ['code'] });
    expect(json.json()).toMatchObject([{ code: 'E-1', _watermark: json.headers['trellis-export'] }]);
  });

  it.each([
    ['without the right to', { format: 'csv' }, 'customer', 403],
    ['of hidden objects', { format: 'csv' }, 'nothing', 404],
    ['in another form', { format: 'xml' }, 'order', 400],
    ['without a reason', { format: 'csv', reason: undefined }, 'order', 400],
    ['with blanks for a reason', { format: 'csv', reason: ' \n  ' }, 'order', 400],
    ['with a filter that is none', { format: 'csv', filter: 'number = ' }, 'order', 400],
  ])('is refused %s, as a problem', async (_, payload, object, status) => {
    const answer = await ask(payload, staff, object);
    expect(answer.statusCode).toBe(status);
    expect(answer.headers['content-type']).toBe('application/problem+json; charset=utf-8');
  });
});
