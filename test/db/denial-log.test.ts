import type { InjectOptions } from 'fastify';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openDatabase } from '../../engine/database/open-database.ts';
import type { Denial } from '../../engine/rights/logs/denial.ts';
import { openDenialLog } from '../../engine/rights/logs/denial-log.ts';
import { sql } from '../../engine/sql/sql.ts';
import { openTestApi, password, type TestApi } from './open-test-api.ts';
import { shopDocuments } from './shop-documents.ts';

type Client = Awaited<ReturnType<TestApi['as']>>;

const both = (text: string) => ({ en: text, vi: text });
const none = '0197c6a0-0000-7000-8000-000000000000';
let api: TestApi;
let customer: string;
const clients = new Map<string, Client>();
const ids = new Map<string, string>();

beforeAll(async () => {
  api = await openTestApi({
    documents: [
      ...shopDocuments,
      {
        kind: 'role',
        name: 'clerk',
        label: both('Clerk'),
        limits: { bulk_rows: 2 },
        grants: [{ object: 'customer', actions: ['read', 'create', 'update', 'bulk'], rows: 'all', hide: ['secret'], write: ['name', 'code'] }],
      },
    ],
  });
  await api.identity.createUser({ email: 'clerk@example.com', name: 'The clerk', password, roles: ['clerk'] });
  for (const role of ['admin', 'staff', 'guest', 'clerk']) {
    clients.set(role, await api.as(`${role}@example.com`));
    ids.set(role, (await api.identity.findUser(`${role}@example.com`))?.id ?? '');
  }
  const made = await client('admin')({ method: 'POST', url: '/api/records/customer', payload: { name: 'Mai', phone: '0912345678' } });
  customer = made.json().id;
});

afterAll(() => api.close());

/** Into the first moment of the next minute, so that what follows falls into one. */
beforeEach(async () => {
  await api.logs.denials.flush();
  await api.database.query(sql`delete from sys.denial`);
  api.pass(60_000 - (api.clock().getTime() % 60_000));
});

function client(name: string): Client {
  const found = clients.get(name);
  if (!found) throw new Error(`nobody is called ${name}`);
  return found;
}

async function logged(): Promise<readonly Record<string, unknown>[]> {
  await api.logs.denials.flush();
  return api.database.query(
    sql`select actor::text as actor, actor_name, via, action, object, record, code, detail, count, minute, at from sys.denial order by at, action, record`,
  );
}

describe('a refused write', () => {
  it('leaves all else as it was, which the client checks, and one row, which counts the second time', async () => {
    const rename = () => client('guest')({ method: 'PATCH', url: `/api/records/customer/${customer}`, payload: { name: 'Renamed' } });
    expect((await rename()).statusCode).toBe(403);
    const row = {
      actor: ids.get('guest'),
      actor_name: 'The guest',
      via: 'session',
      action: 'PATCH /api/records/:object/:id',
      object: 'customer',
      record: customer,
      code: 'forbidden',
    };
    expect(await logged()).toMatchObject([{ ...row, count: 1 }]);
    await rename();
    expect(await logged()).toMatchObject([{ ...row, count: 2 }]);
    api.pass(60_000);
    await rename();
    expect((await logged()).map(({ count }) => count)).toEqual([2, 1]);
  });

  it('is logged though its transaction was rolled back after the row had been written', async () => {
    const order = (await client('staff')({ method: 'POST', url: '/api/records/order', payload: { number: 'D-1' } })).json().id;
    const away = await client('staff')({ method: 'PATCH', url: `/api/records/order/${order}`, payload: { owner: ids.get('guest') } });
    expect(away.json()).toMatchObject({ status: 403, detail: 'You may not leave the record in a state outside your rights.' });
    expect(await logged()).toMatchObject([{ object: 'order', record: order, code: 'forbidden', count: 1 }]);
    expect(await api.database.query(sql`select owner::text as owner from crm."order" where id = ${order}::uuid`)).toEqual([{ owner: ids.get('staff') }]);
  });
});

describe('a refusal', () => {
  it.each<[string, string, InjectOptions, object]>([
    [
      'an object that is hidden',
      'guest',
      { method: 'GET', url: '/api/records/order' },
      { action: 'GET /api/records/:object', object: 'order', code: 'not_found' },
    ],
    ['a record that is missing', 'guest', { method: 'GET', url: `/api/records/customer/${none}` }, { object: 'customer', record: none, code: 'not_found' }],
    ['a record to restore', 'staff', { method: 'POST', url: `/api/records/order/${none}/restore`, payload: {} }, { record: none, code: 'not_found' }],
    [
      'a masked cell',
      'guest',
      { method: 'POST', url: `/api/records/customer/${none}/reveal`, payload: { field: 'name' } },
      { record: none, code: 'not_found' },
    ],
    ['a history', 'guest', { method: 'GET', url: `/api/records/order/${none}/history` }, { action: 'GET /api/records/:object/:id/history', code: 'not_found' }],
    ['a file', 'guest', { method: 'GET', url: `/api/files/${none}` }, { action: 'GET /api/files/:id', object: '', record: '', code: 'not_found' }],
    ['a column', 'guest', { method: 'GET', url: '/api/records/customer?fields=name,phone' }, { code: 'unknown_field', detail: 'phone' }],
    ['an order', 'guest', { method: 'GET', url: '/api/records/customer?sort=-phone' }, { code: 'unknown_field', detail: 'phone' }],
    ['a filter', 'guest', { method: 'GET', url: '/api/records/customer?filter=phone%20%3D%20%22x%22' }, { code: 'bad_expression', detail: 'phone' }],
    [
      'a total',
      'guest',
      { method: 'POST', url: '/api/records/customer/aggregate', payload: { measures: [{ fn: 'max', field: 'phone', as: 'm' }] } },
      { code: 'unknown_field', detail: 'phone' },
    ],
    [
      'a hidden field to write',
      'staff',
      { method: 'POST', url: '/api/records/customer', payload: { name: 'A', secret: 'x' } },
      { code: 'invalid_record', detail: 'secret' },
    ],
    [
      'a field that may only be read',
      'clerk',
      { method: 'POST', url: '/api/records/customer', payload: { name: 'A', phone: '0912' } },
      { code: 'invalid_record', detail: 'phone' },
    ],
    [
      'a link to nowhere',
      'staff',
      { method: 'POST', url: '/api/records/order', payload: { number: '1', customer: none } },
      { code: 'invalid_record', detail: 'customer' },
    ],
    [
      'a new record',
      'guest',
      { method: 'POST', url: '/api/records/customer', payload: { name: 'A' } },
      { action: 'POST /api/records/:object', code: 'forbidden' },
    ],
    ['an export', 'guest', { method: 'POST', url: '/api/records/customer/export', payload: { format: 'csv', reason: 'for fun' } }, { code: 'forbidden' }],
    [
      'what administrators do',
      'staff',
      { method: 'GET', url: '/api/metadata/change-sets' },
      { action: 'GET /api/metadata/change-sets', object: '', code: 'forbidden' },
    ],
    ['a log', 'staff', { method: 'GET', url: '/api/access/denials' }, { action: 'GET /api/access/denials', code: 'forbidden' }],
    [
      'an upload',
      'staff',
      { method: 'POST', url: '/api/files?object=customer&field=secret' },
      { action: 'POST /api/files', code: 'unknown_field', detail: 'secret' },
    ],
    [
      'more than a bulk may be',
      'clerk',
      { method: 'POST', url: '/api/records/customer', payload: { items: ['a', 'b', 'c'].map((name) => ({ values: { name } })) } },
      { code: 'limit_exceeded', object: 'customer' },
    ],
  ])('of %s is noted', async (_, who, call, row) => {
    const headers: Record<string, string> = String(call.url).startsWith('/api/files?') ? { 'content-type': 'application/octet-stream' } : {};
    const answer = await client(who)({ ...call, headers });
    expect(answer.statusCode, answer.body).toBeGreaterThanOrEqual(400);
    expect(await logged()).toMatchObject([{ actor: ids.get(who), via: 'session', count: 1, ...row }]);
  });

  it('of what a token is not for is noted with its user', async () => {
    const { token } = await api.identity.createToken(ids.get('admin') ?? '', { name: 'test', scopes: ['read'] });
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
    await api.app.inject({ method: 'POST', url: '/api/records/customer', headers, payload: { name: 'A' } });
    expect(await logged()).toMatchObject([{ actor: ids.get('admin'), via: 'api_token', object: 'customer', code: 'insufficient_scope', count: 1 }]);
  });

  it('of a call that another site makes a browser send is noted with nobody', async () => {
    const headers = { 'content-type': 'application/json', 'sec-fetch-site': 'cross-site' };
    for (let time = 0; time < 2; time += 1) {
      await api.app.inject({ method: 'POST', url: '/api/auth/sign-in', headers, payload: { email: 'a', password: 'b' } });
      await api.logs.denials.flush();
    }
    expect(await logged()).toMatchObject([{ actor: null, actor_name: '', via: 'nobody', action: 'POST /api/auth/sign-in', code: 'forbidden', count: 2 }]);
  });

  it('of single rows of a bulk is noted, though the bulk is answered', async () => {
    const items = [
      { op: 'update', id: customer, values: { name: 'Mai Lan' } },
      { op: 'update', id: none, values: { name: 'X' } },
    ];
    const answer = await client('clerk')({ method: 'POST', url: '/api/records/customer', payload: { mode: 'valid', items } });
    expect(answer.json().results).toMatchObject([{ ok: true }, { ok: false, code: 'not_found' }]);
    expect(await logged()).toMatchObject([{ actor: ids.get('clerk'), record: none, code: 'not_found', count: 1 }]);
  });

  it.each<[string, string, InjectOptions]>([
    ['a wrong value', 'staff', { method: 'POST', url: '/api/records/customer', payload: { name: '' } }],
    ['a filter that is none', 'staff', { method: 'GET', url: '/api/records/customer?filter=name%20%3D' }],
    ['an address there is not', 'guest', { method: 'GET', url: '/api/nothing' }],
    ['a change set there is not', 'admin', { method: 'GET', url: `/api/metadata/change-sets/${none}` }],
    ['a page that is too long', 'staff', { method: 'GET', url: '/api/records/customer?limit=1000' }],
    ['a parameter there is not', 'staff', { method: 'GET', url: '/api/records/customer?colour=red' }],
  ])('is not %s', async (_, who, call) => {
    expect((await client(who)(call)).statusCode).toBeGreaterThanOrEqual(400);
    expect(await logged()).toEqual([]);
  });

  it('is not being unknown', async () => {
    expect((await api.app.inject({ method: 'GET', url: '/api/records/customer' })).statusCode).toBe(401);
    expect(await logged()).toEqual([]);
  });

  it('is told by names, without anything that was sent', async () => {
    const told = 'S3CRETVALUE';
    await client('guest')({ method: 'PATCH', url: `/api/records/customer/${customer}`, payload: { name: told } });
    await client('guest')({ method: 'GET', url: `/api/records/customer?filter=phone%20%3D%20%22${told}%22` });
    await client('guest')({ method: 'GET', url: `/api/records/customer/${told}` });
    await client('guest')({ method: 'GET', url: `/api/records/${encodeURIComponent(`a ${told}`)}` });
    await client('staff')({ method: 'POST', url: '/api/records/customer', payload: { name: 'A', [`a ${told}`]: 1 } });
    const rows = await logged();
    expect(rows).toHaveLength(5);
    expect(JSON.stringify(rows)).not.toContain(told);
  });
});

describe('a storm of refusals', () => {
  it('makes one row a minute', async () => {
    const call = client('guest');
    for (let round = 0; round < 20; round += 1) {
      const answers = await Promise.all(Array.from({ length: 50 }, () => call({ method: 'GET', url: '/api/records/order' })));
      expect(new Set(answers.map(({ statusCode }) => statusCode))).toEqual(new Set([404]));
    }
    expect(await logged()).toMatchObject([{ object: 'order', count: 1_000 }]);
  }, 60_000);

  it('over many records is told apart up to 200 and then put together', async () => {
    const call = client('guest');
    for (let record = 0; record < 300; record += 1) {
      await call({ method: 'GET', url: `/api/records/customer/0197c6a0-0000-7000-8000-${String(record).padStart(12, '0')}` });
    }
    const rows = await logged();
    expect(rows).toHaveLength(201);
    expect(rows.find(({ record }) => record === '*')).toMatchObject({ object: '*', code: 'not_found', count: 100 });
  });
});

describe('the log of refusals', () => {
  const denial: Denial = { actor: null, actorName: '', via: 'nobody', action: 'GET /x', object: '', record: '', code: 'forbidden', detail: '' };

  it('writes what it holds when it is closed', async () => {
    const log = openDenialLog(api.database, api.clock);
    log.note(denial);
    await log.close();
    expect(await logged()).toMatchObject([{ action: 'GET /x', count: 1 }]);
  });

  it('says how many it could not write, and hinders nobody', async () => {
    const gone = await openDatabase({ url: api.database.url, poolSize: 1 });
    await gone.close();
    const said: string[] = [];
    const log = openDenialLog(gone, api.clock, (message) => said.push(message));
    for (let time = 0; time < 3; time += 1) log.note(denial);
    await log.flush();
    expect(said).toEqual(['3 refusals could not be noted']);
    for (let person = 0; person < 2_005; person += 1) log.note({ ...denial, actor: `0197c6a0-0000-7000-8000-${String(person).padStart(12, '0')}` });
    await log.close();
    expect(said.slice(1)).toEqual(['5 refusals were not noted: there were too many at once', '2000 refusals could not be noted']);
  });

  it('adds to what other processes have written', async () => {
    const logs = [openDenialLog(api.database, api.clock), openDenialLog(api.database, api.clock)];
    for (const log of logs) log.note(denial);
    await Promise.all(logs.map((log) => log.close()));
    expect(await logged()).toMatchObject([{ count: 2 }]);
  });
});

describe('GET /api/access/denials', () => {
  const read = async (query = '') => (await client('admin')({ method: 'GET', url: `/api/access/denials${query}` })).json();

  beforeEach(async () => {
    for (const object of ['order', 'order_line', 'nothing']) {
      await client('guest')({ method: 'GET', url: `/api/records/${object}` });
      api.pass(1_000);
    }
    await client('staff')({ method: 'GET', url: '/api/records/customer?fields=secret' });
    await api.logs.denials.flush();
  });

  it('tells administrators, newest first', async () => {
    const { items, next_cursor } = await read();
    expect(next_cursor).toBeNull();
    expect(items.map(({ object }: { object: string }) => object)).toEqual(['customer', 'nothing', 'order_line', 'order']);
    expect(items[0]).toEqual({
      id: expect.any(String),
      at: expect.stringMatching(/Z$/),
      actor: { id: ids.get('staff'), name: 'The staff' },
      via: 'session',
      action: 'GET /api/records/:object',
      object: 'customer',
      record: null,
      code: 'unknown_field',
      fields: ['secret'],
      count: 1,
    });
  });

  it('is filtered by person, object and time', async () => {
    expect((await read(`?actor=${ids.get('guest')}`)).items).toHaveLength(3);
    expect((await read('?object=order')).items).toHaveLength(1);
    const [newest] = (await read()).items;
    expect((await read(`?from=${newest.at}`)).items).toHaveLength(1);
    expect((await read(`?to=${newest.at}`)).items).toHaveLength(3);
  });

  it('comes page by page, and a cursor is for its own filters only', async () => {
    const first = await read('?limit=3');
    expect(first.items).toHaveLength(3);
    const second = await read(`?limit=3&cursor=${first.next_cursor}`);
    expect(second).toMatchObject({ items: [{ object: 'order' }], next_cursor: null });
    expect(await read(`?object=order&cursor=${first.next_cursor}`)).toMatchObject({ status: 400, code: 'bad_cursor' });
    const [mark] = JSON.parse(Buffer.from(first.next_cursor, 'base64url').toString());
    const damaged = Buffer.from(JSON.stringify([mark, 'yesterday', null])).toString('base64url');
    expect(await read(`?cursor=${damaged}`)).toMatchObject({ status: 400, code: 'bad_cursor' });
  });

  it.each(['?actor=lan', '?from=yesterday', '?to=2026-13-01T00:00:00Z', '?colour=red', '?limit=0', '?limit=201'])('refuses %s', async (query) => {
    expect((await read(query)).status).toBe(400);
  });
});
