import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { createEventHub } from '../../engine/api/event-hub.ts';
import { openDatabase } from '../../engine/database/open-database.ts';
import { forgetLogs } from '../../engine/rights/logs/forget-logs.ts';
import { openReadingLog, type ReadingAlert } from '../../engine/rights/logs/reading-log.ts';
import { sql } from '../../engine/sql/sql.ts';
import { openTestApi, password, type TestApi } from './open-test-api.ts';
import { shopDocuments } from './shop-documents.ts';

type Client = Awaited<ReturnType<TestApi['as']>>;

const both = (text: string) => ({ en: text, vi: text });
const hourMs = 3_600_000;
const none = '0197c6a0-0000-7000-8000-000000000000';
let api: TestApi;
let admin: Client;
let reader: Client;
let readerId: string;
let customer: string;

beforeAll(async () => {
  api = await openTestApi({
    documents: [
      ...shopDocuments,
      {
        kind: 'role',
        name: 'reader',
        label: both('Reader'),
        limits: { reads_per_hour: 10 },
        grants: [{ object: 'customer', actions: ['read', 'export'], rows: 'all' }],
      },
    ],
  });
  await api.identity.createUser({ email: 'reader@example.com', name: 'The reader', password, roles: ['reader'] });
  [admin, reader] = [await api.as('admin@example.com'), await api.as('reader@example.com')];
  readerId = (await api.identity.findUser('reader@example.com'))?.id ?? '';
  for (const name of ['Mai', 'Mai Lan', 'Mai Anh', 'Hoa']) {
    const made = await admin({ method: 'POST', url: '/api/records/customer', payload: { name, phone: '0912345678' } });
    customer = made.json().id;
  }
});

afterAll(() => api.close());

/** Into the first moment of an hour in which nobody has read. */
beforeEach(async () => {
  await api.logs.readings.flush();
  await api.database.query(sql`delete from sys.access_alert`);
  api.pass(hourMs - (api.clock().getTime() % hourMs));
});

const get = (path: string, who: Client = reader) => who({ method: 'GET', url: path });

async function readOf(person = readerId): Promise<number> {
  await api.logs.readings.flush();
  const hour = new Date(Math.floor(api.clock().getTime() / hourMs) * hourMs).toISOString();
  const rows = await api.database.query<{ rows: number }>(sql`select rows from sys.reading where actor = ${person}::uuid and hour = ${hour}::timestamptz`);
  return rows[0]?.rows ?? 0;
}

const alerts = () =>
  api.database.query<{ rows: number }>(sql`select actor::text as actor, kind, hour, rows, limit_rows, seen_at from sys.access_alert order by at`);

describe('what a person reads', () => {
  it.each([
    ['a list', 'GET', '/api/records/customer?limit=3', undefined, 3],
    ['a record', 'GET', () => `/api/records/customer/${customer}`, undefined, 1],
    ['a record that is missing', 'GET', `/api/records/customer/${none}`, undefined, 0],
    ['a history', 'GET', () => `/api/records/customer/${customer}/history`, undefined, 1],
    ['a search', 'GET', '/api/search?q=mai', undefined, 3],
    ['a phone number', 'GET', '/api/find?phone=5678', undefined, 4],
    ['totals', 'POST', '/api/records/customer/aggregate', { measures: [{ fn: 'count', as: 'n' }] }, 1],
    ['an export', 'POST', '/api/records/customer/export', { format: 'csv', reason: 'a test' }, 4],
    ['a cell that is shown', 'POST', () => `/api/records/customer/${customer}/reveal`, { field: 'phone' }, 1],
    ['what is refused', 'GET', '/api/records/order', undefined, 0],
  ] as const)('is counted: %s', async (_, method, path, payload, rows) => {
    await reader({ method, url: typeof path === 'string' ? path : path(), ...(payload ? { payload } : {}) });
    expect(await readOf()).toBe(rows);
  });

  it('adds up over calls, flushes and processes, each person and hour apart', async () => {
    await get('/api/records/customer');
    expect(await readOf()).toBe(4);
    await get('/api/records/customer');
    await get('/api/records/customer', admin);
    const other = openReadingLog({ database: api.database, models: api.models, clock: api.clock, onAlert: () => undefined });
    const person = await api.identity.person(readerId);
    if (!person) throw new Error('nobody');
    other.add(person, 1);
    await other.close();
    expect(await readOf()).toBe(9);
    expect(await readOf((await api.identity.findUser('admin@example.com'))?.id)).toBe(4);
    api.pass(hourMs);
    await get(`/api/records/customer/${customer}`);
    expect(await readOf()).toBe(1);
  });

  it('is not lost when it cannot be written at once', async () => {
    const gone = await openDatabase({ url: api.database.url, poolSize: 1 });
    let reachable = gone;
    const said: string[] = [];
    const log = openReadingLog({
      database: { query: (statement) => reachable.query(statement) },
      models: api.models,
      clock: api.clock,
      onAlert: () => undefined,
      log: (message) => said.push(message),
    });
    const person = await api.identity.person(readerId);
    if (!person) throw new Error('nobody');
    await gone.close();
    log.add(person, 5);
    await log.flush();
    expect(said).toEqual(['What people have read could not be counted.']);
    reachable = api.database;
    await log.close();
    expect(await readOf()).toBe(5);
  });
});

describe('reading more than the roles foresee', () => {
  it('raises one alert a person and hour', async () => {
    for (let time = 0; time < 2; time += 1) await get('/api/records/customer');
    expect([await readOf(), await alerts()]).toEqual([8, []]);
    await get('/api/records/customer?limit=2');
    expect([await readOf(), await alerts()]).toEqual([10, []]);
    await get(`/api/records/customer/${customer}`);
    expect(await readOf()).toBe(11);
    const hour = new Date(Math.floor(api.clock().getTime() / hourMs) * hourMs).toISOString();
    expect(await alerts()).toEqual([{ actor: readerId, kind: 'reads', hour, rows: 11, limit_rows: 10, seen_at: null }]);
    await get('/api/records/customer');
    await readOf();
    expect((await alerts()).map(({ rows }) => rows)).toEqual([11]);
    api.pass(hourMs);
    for (let time = 0; time < 3; time += 1) await get('/api/records/customer');
    await readOf();
    expect((await alerts()).map(({ rows }) => rows)).toEqual([11, 12]);
  });

  it('raises none for people whose roles say nothing, before 20,000', async () => {
    const person = await api.identity.person((await api.identity.findUser('admin@example.com'))?.id ?? '');
    if (!person) throw new Error('nobody');
    api.logs.readings.add(person, 20_000);
    await api.logs.readings.flush();
    expect(await alerts()).toEqual([]);
    api.logs.readings.add(person, 1);
    await api.logs.readings.flush();
    expect(await alerts()).toMatchObject([{ actor: person.id, rows: 20_001, limit_rows: 20_000 }]);
  });
});

describe('an alert', () => {
  const raise = async () => {
    for (let time = 0; time < 3; time += 1) await get('/api/records/customer');
    await api.logs.readings.flush();
    return (await get('/api/access/alerts', admin)).json().items[0];
  };

  it('is told to administrators, and that one has seen it, once', async () => {
    const alert = await raise();
    const hour = new Date(Math.floor(api.clock().getTime() / hourMs) * hourMs).toISOString();
    const row = { id: alert.id, at: expect.any(String), actor: { id: readerId, name: 'The reader' }, kind: 'reads', hour, rows: 12, limit_rows: 10 };
    expect(alert).toEqual({ ...row, seen_at: null, seen_by: null });
    const see = () => admin({ method: 'POST', url: `/api/access/alerts/${alert.id}/seen`, payload: {} });
    const seen = (await see()).json();
    const by = { id: (await api.identity.findUser('admin@example.com'))?.id, name: 'The admin' };
    expect(seen).toEqual({ ...row, seen_at: expect.any(String), seen_by: by });
    api.pass(1_000);
    expect((await see()).json()).toEqual(seen);
    expect((await get('/api/access/alerts', admin)).json()).toEqual({ items: [seen], next_cursor: null });
  });

  it.each([none, '42'])('%s is not there', async (id) => {
    expect((await admin({ method: 'POST', url: `/api/access/alerts/${id}/seen`, payload: {} })).statusCode).toBe(404);
  });

  it('is nothing for others', async () => {
    const { id } = await raise();
    expect((await get('/api/access/alerts')).statusCode).toBe(403);
    expect((await reader({ method: 'POST', url: `/api/access/alerts/${id}/seen`, payload: {} })).statusCode).toBe(403);
    expect((await alerts())[0]).toMatchObject({ seen_at: null });
  });

  it('is hinted at in the open streams of administrators, in every process, and in no other', async () => {
    await api.app.listen({ port: 0, host: '127.0.0.1' });
    const { port } = api.app.server.address() as AddressInfo;
    const stopping = new AbortController();
    const heard = async (email: string): Promise<string[]> => {
      const cookie = `trellis_session=${await api.identity.signIn(email, password, '127.0.0.1')}`;
      const answer = await fetch(`http://127.0.0.1:${port}/api/events`, { headers: { cookie }, signal: stopping.signal });
      const lines: string[] = [];
      const read = async () => {
        const decoder = new TextDecoder();
        for await (const piece of answer.body ?? []) lines.push(...decoder.decode(piece, { stream: true }).split('\n'));
      };
      void read().catch(() => undefined);
      await vi.waitFor(() => expect(lines).toContain('event: model'));
      return lines;
    };
    const elsewhere = await createEventHub(api.database);
    const there: object[] = [];
    elsewhere.subscribeAlerts((alert) => there.push(alert));
    const [ofAdmin, ofReader] = [await heard('admin@example.com'), await heard('reader@example.com')];
    const { id } = await raise();
    const hint = { id, kind: 'reads' };
    await vi.waitFor(() => expect(ofAdmin).toEqual(expect.arrayContaining(['event: alert', `data: ${JSON.stringify(hint)}`])));
    await vi.waitFor(() => expect(there).toEqual([hint]));
    // Something after the alert that the reader is told: what has not come by then does not come.
    await admin({ method: 'POST', url: '/api/records/customer', payload: { name: 'Later' } });
    await vi.waitFor(() => expect(ofReader).toContain('event: records'));
    expect(ofReader).not.toContain('event: alert');
    stopping.abort();
    await elsewhere.close();
  });

  it('is raised once when two processes see it at the same time', async () => {
    const raised: ReadingAlert[] = [];
    const open = () => openReadingLog({ database: api.database, models: api.models, clock: api.clock, onAlert: (alert) => raised.push(alert) });
    const [here, there] = [open(), open()];
    const person = await api.identity.person(readerId);
    if (!person) throw new Error('nobody');
    for (const log of [here, there]) log.add(person, 11);
    await Promise.all([here.close(), there.close()]);
    expect(raised).toHaveLength(1);
    expect(await readOf()).toBe(22);
  });
});

describe('forgetLogs', () => {
  it('removes refusals, reveals and counts of readings from before, and keeps exports and alerts', async () => {
    for (const at of ['2020-01-01T00:00:00Z', '2020-01-02T00:00:00Z']) {
      await api.database.query(
        sql`insert into sys.denial (at, minute, actor_name, via, action, code, detail) values (${at}, ${at}, 'An', 'session', 'GET /', 'forbidden', '')`,
      );
      await api.database.query(sql`insert into sys.reveal_log (at, actor, object, record, field) values (${at}, ${none}, 'customer', ${none}, 'phone')`);
      await api.database.query(sql`insert into sys.reading (actor, hour, rows) values (${none}, ${at}, 1)`);
      await api.database.query(
        sql`insert into sys.export_log (at, actor_name, object, fields, format, reason) values (${at}, 'An', 'customer', '{}', 'csv', 'old')`,
      );
      await api.database.query(sql`insert into sys.access_alert (at, actor, kind, hour, rows, limit_rows) values (${at}, ${none}, 'reads', ${at}, 2, 1)`);
    }
    expect(await forgetLogs(api.database, new Date('2020-01-01T12:00:00Z'))).toBe(3);
    expect(await forgetLogs(api.database, new Date('2020-01-01T12:00:00Z'))).toBe(0);
    const left = async (table: string, column: string) => {
      const text = `select count(*)::int as n from sys.${table} where ${column} < '2021-01-01'`;
      return (await api.database.query<{ n: number }>({ text, values: [] }))[0]?.n;
    };
    expect(await Promise.all([left('denial', 'at'), left('reveal_log', 'at'), left('reading', 'hour')])).toEqual([1, 1, 1]);
    expect(await Promise.all([left('export_log', 'at'), left('access_alert', 'at')])).toEqual([2, 2]);
  });
});
