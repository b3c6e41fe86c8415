import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { request as httpRequest } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { uuidV7 } from '../../engine/records/uuid-v7.ts';
import { createExportLog } from '../../engine/rights/logs/export-log.ts';
import { endLostExports } from '../../engine/rights/logs/forget-logs.ts';
import { sql } from '../../engine/sql/sql.ts';
import { openExport } from '../../engine/transfer/export/open-export.ts';
import { runCommand } from '../../runtime/main/cli/run-command.ts';
import type { RoleDocument } from '../../schemas/generated/metadata.ts';
import { openTestApi, password, type TestApi } from './open-test-api.ts';
import { shopDocuments } from './shop-documents.ts';

type Client = Awaited<ReturnType<TestApi['as']>>;

const both = (text: string) => ({ en: text, vi: text });
const role = (name: string, limits: RoleDocument['limits'], grants: RoleDocument['grants']): RoleDocument => ({
  kind: 'role',
  name,
  label: both(name),
  grants,
  ...(limits ? { limits } : {}),
});
// The evening before in UTC: the file carries the day of the person.
const evening = new Date('2026-11-21T20:00:00.000Z');

let api: TestApi;
/** What an operator would find in the log of the server. */
const said: string[] = [];
let admin: Client;
let three: Client;
let generous: Client;

beforeAll(async () => {
  api = await openTestApi({
    log: (message) => said.push(message),
    clock: () => evening,
    documents: [
      ...shopDocuments,
      role('three', { export_rows: 3 }, [{ object: 'customer', actions: ['read', 'export'], rows: 'all', hide: ['secret'] }]),
      role('five', { export_rows: 5 }, [{ object: 'customer', actions: ['read', 'export'], rows: 'all' }]),
      role('pages', { export_rows: 250 }, [{ object: 'customer', actions: ['read', 'export'], rows: 'all' }]),
      role('own_exports', { export_rows: 1 }, [
        { object: 'customer', actions: ['read'], rows: 'all' },
        { object: 'customer', actions: ['export'], rows: 'own' },
      ]),
    ],
  });
  for (const [name, roles] of [
    ['three', ['three', 'guest']],
    ['generous', ['three', 'five']],
    ['owner', ['own_exports']],
    ['pages', ['pages']],
  ] as const)
    await api.identity.createUser({ email: `${name}@example.com`, name, password, roles: [...roles] });
  [admin, three, generous] = [await api.as('admin@example.com'), await api.as('three@example.com'), await api.as('generous@example.com')];
  for (const name of ['An', 'Bình', 'Chi', 'Dũng']) await admin({ method: 'POST', url: '/api/records/customer', payload: { name } });
});

afterAll(() => api.close());

const ask = (who: Client, payload: object = {}, object = 'customer') =>
  who({ method: 'POST', url: `/api/records/${object}/export`, payload: { format: 'csv', reason: '  Post cards for Tết ', ...payload } });

async function rowsOfLog(): Promise<readonly Record<string, unknown>[]> {
  return api.database.query(
    sql`select id::text as id, at, actor::text as actor, actor_name, object, filter, fields, format, reason, rows, state from sys.export_log order by id`,
  );
}

describe('an export', () => {
  it('is logged with who, what, why and how many, and carries its id and day', async () => {
    const answer = await ask(admin, { filter: 'name != "An"', search: 'i', fields: ['name'], format: 'json' });
    const id = String(answer.headers['trellis-export']);
    expect(answer.json()).toMatchObject([{ _watermark: id }, { _watermark: id }]);
    expect(answer.headers['content-disposition']).toBe('attachment; filename="customer-2026-11-22.json"');
    expect((await rowsOfLog()).at(-1)).toEqual({
      id,
      at: '2026-11-21T20:00:00.000Z',
      actor: (await api.identity.findUser('admin@example.com'))?.id,
      actor_name: 'The admin',
      object: 'customer',
      filter: 'name != "An"\nsearch: i',
      fields: ['name'],
      format: 'json',
      reason: 'Post cards for Tết',
      rows: 2,
      state: 'done',
    });
  });

  it('names the columns that nobody asked for as they are in the file', async () => {
    const answer = await ask(three);
    expect(answer.statusCode).toBe(400);
    const few = await ask(three, { filter: 'name == "An"' });
    const header = few.body.slice(1, few.body.indexOf('\r\n')).split(',');
    expect(header).toEqual(['id', 'owner', 'name', 'code', 'phone', 'level', 'reason', '_watermark']);
    expect((await rowsOfLog()).at(-1)).toMatchObject({ fields: header.slice(0, -1), rows: 1, state: 'done' });
  });

  it.each([
    ['no reason', { reason: undefined }, '"reason" is missing'],
    ['two letters', { reason: 'ab' }, 'must NOT have fewer than 3 characters'],
    ['blanks', { reason: ' a   ' }, 'Say in 3 to 500 characters what the export is for.'],
    ['a novel', { reason: 'a'.repeat(501) }, 'must NOT have more than 500 characters'],
  ])('is refused with %s for a reason', async (_, payload, message) => {
    const before = await rowsOfLog();
    expect((await ask(admin, payload)).json()).toMatchObject({ code: 'bad_request', issues: [{ pointer: '/reason', message }] });
    expect(await rowsOfLog()).toEqual(before);
  });

  it.each([
    ['a filter that is none', { filter: 'name ==' }, 400],
    ['a field there is not', { fields: ['colour'] }, 400],
  ])('with %s is no export', async (_, payload, status) => {
    const before = await rowsOfLog();
    expect((await ask(admin, payload)).statusCode).toBe(status);
    expect(await rowsOfLog()).toEqual(before);
  });

  it('holds the records that are named, of those that filter and search leave, however many are named', async () => {
    const found = await admin({ method: 'GET', url: '/api/records/customer?fields=name&sort=name' });
    const [an, binh, chi, dung] = found.json().items.map(({ id }: { id: string }) => id) as [string, string, string, string];
    const names = async (who: Client, payload: object) => {
      const answer = await ask(who, { fields: ['name'], format: 'json', sort: ['-name'], ...payload });
      return answer.statusCode === 200 ? answer.json().map(({ name }: { name: string }) => name) : answer.json().code;
    };
    expect(await names(admin, { ids: [an.toUpperCase(), dung, chi] })).toEqual(['Dũng', 'Chi', 'An']);
    expect((await rowsOfLog()).at(-1)).toMatchObject({ filter: 'ids: 3', rows: 3 });
    expect(await names(admin, { ids: [an, dung, chi], filter: 'name != "An"' })).toEqual(['Dũng', 'Chi']);
    const unknown = Array.from({ length: 30_000 }, () => uuidV7());
    expect(await names(admin, { ids: [...unknown, binh] })).toEqual(['Bình']);
    // Those of a role that may export three: three of the four may leave.
    expect(await names(three, { ids: [an, binh, chi] })).toEqual(['Chi', 'Bình', 'An']);
    expect(await names(three, { ids: [an, binh, chi, dung] })).toBe('limit_exceeded');
    expect(await names(admin, { ids: [] })).toBe('bad_request');
  });

  it('is not answered where it cannot be logged', async () => {
    await api.database.query(sql`alter table sys.export_log add constraint planted check (reason <> 'not to be logged')`);
    try {
      const answer = await ask(admin, { reason: 'not to be logged' });
      expect([answer.statusCode, answer.json().code]).toEqual([500, 'internal']);
      expect(answer.body).not.toContain('Bình');
      expect(said).toEqual([expect.stringMatching(/^POST \/api\/records\/customer\/export failed/)]);
    } finally {
      await api.database.query(sql`alter table sys.export_log drop constraint planted`);
    }
  });
});

describe('the limit of a role', () => {
  it('refuses what is more, names itself, and does not go by what may only be read', async () => {
    const message = 'You may export at most 3 records at once (export_rows of your roles); this would be more. Narrow the list.';
    expect((await ask(three)).json()).toMatchObject({ status: 400, code: 'limit_exceeded', detail: message, limit: 'export_rows', most: 3 });
    expect((await ask(three, { filter: 'name != "An"' })).statusCode).toBe(200);
    expect((await ask(three, { search: 'chi' })).statusCode).toBe(200);
  });

  it('is the most generous of several, and none for administrators', async () => {
    expect((await ask(generous)).statusCode).toBe(200);
    expect((await ask(admin)).statusCode).toBe(200);
  });

  it('stops what has grown since it was counted', async () => {
    const actor = await api.identity.person((await api.identity.findUser('three@example.com'))?.id ?? '');
    if (!actor) throw new Error('nobody');
    // As if the fourth had come between counting and reading.
    const reader = { ...api.reader, countExport: async () => 3 };
    const services = { reader, models: api.models, exports: api.exports };
    await expect(openExport(services, actor, 'customer', { format: 'csv', reason: 'grown' })).rejects.toMatchObject({ code: 'limit_exceeded' });
  });
});

describe('rows that may be exported', () => {
  it('are narrower than those that may be read, in the file, in its count and for its limit', async () => {
    const owner = await api.as('owner@example.com');
    const answer = await ask(owner, { fields: ['name'] });
    expect(answer.body).toBe('\ufeffname,_watermark\r\n');
    expect((await rowsOfLog()).at(-1)).toMatchObject({ actor_name: 'owner', rows: 0, state: 'done' });
  });
});

const connections = () => new Promise<number>((resolve, reject) => api.app.server.getConnections((error, count) => (error ? reject(error) : resolve(count))));

describe('an export that ends early', () => {
  const customers = 12_000;

  beforeAll(async () => {
    await api.database.query(sql`insert into crm.customer (id, name, secret, created_at, updated_at, version)
      select uuidv7(), 'Big ' || n, repeat('x', 2000), now(), now(), 1 from generate_series(1, ${customers}::int) as n`);
    await api.app.listen({ port: 0, host: '127.0.0.1' });
  });

  it('is refused as a whole where it would go beyond a limit after its first page', async () => {
    const before = await rowsOfLog();
    expect((await ask(await api.as('pages@example.com'))).json()).toMatchObject({ code: 'limit_exceeded', most: 250 });
    expect(await rowsOfLog()).toEqual(before);
  });

  it('is told as cut off when the reader goes away', async () => {
    const { port } = api.app.server.address() as AddressInfo;
    const cookie = `trellis_session=${await api.identity.signIn('admin@example.com', password, '127.0.0.1')}`;
    const headers = { cookie, 'content-type': 'application/json' };
    const { promise, resolve, reject } = Promise.withResolvers<string>();
    const call = httpRequest({ port, host: '127.0.0.1', path: '/api/records/customer/export', method: 'POST', headers }, (answer) => {
      answer.once('data', () => {
        call.destroy();
        resolve(String(answer.headers['trellis-export']));
      });
    });
    call.on('error', (error: NodeJS.ErrnoException) => (error.code === 'ECONNRESET' ? undefined : reject(error)));
    call.end(JSON.stringify({ format: 'csv', reason: 'half of it' }));
    const id = await promise;
    await vi.waitFor(async () => expect((await rowsOfLog()).find((row) => row.id === id)).toMatchObject({ state: 'cut_off' }), { timeout: 10_000 });
    const rows = Number((await rowsOfLog()).find((row) => row.id === id)?.rows);
    expect(rows).toBeGreaterThan(0);
    expect(rows).toBeLessThan(customers);
  });

  it('is told as cut off when the reader has gone before the first byte', async () => {
    const { port } = api.app.server.address() as AddressInfo;
    const cookie = `trellis_session=${await api.identity.signIn('admin@example.com', password, '127.0.0.1')}`;
    const headers = { cookie, 'content-type': 'application/json' };
    const call = httpRequest({ port, host: '127.0.0.1', path: '/api/records/customer/export', method: 'POST', headers, agent: false });
    const gone = new Promise<void>((resolve) => {
      call.on('error', () => undefined);
      call.on('close', resolve);
    });
    await api.database.transaction(async (tx) => {
      await tx.query(sql`lock table sys.export_log in access exclusive mode`);
      call.end(JSON.stringify({ format: 'csv', reason: 'gone early' }));
      // The server stands before the log, with the first page in its hands.
      await vi.waitFor(async () =>
        expect(await tx.query(sql`select 1 from pg_locks where relation = 'sys.export_log'::regclass and not granted`)).toHaveLength(1),
      );
      call.destroy();
      await gone;
      await vi.waitFor(async () => expect(await connections()).toBe(0));
    });
    await vi.waitFor(async () => expect((await rowsOfLog()).at(-1)).toMatchObject({ reason: 'gone early', state: 'cut_off' }));
  });

  it('is told as cut off when nobody reads on', async () => {
    const actor = await api.identity.person((await api.identity.findUser('admin@example.com'))?.id ?? '');
    if (!actor) throw new Error('nobody');
    const { id, content } = await openExport(api, actor, 'customer', { format: 'csv', reason: 'begun' });
    await content.next();
    await content.return(undefined);
    expect((await rowsOfLog()).find((row) => row.id === id)).toMatchObject({ state: 'cut_off', rows: 200 });
  });

  it('says as it runs how far it has come', async () => {
    const actor = await api.identity.person((await api.identity.findUser('admin@example.com'))?.id ?? '');
    if (!actor) throw new Error('nobody');
    const { id, content } = await openExport(api, actor, 'customer', { format: 'csv', reason: 'long', fields: ['name'] });
    for (let page = 0; page < 51; page += 1) await content.next();
    expect((await rowsOfLog()).find((row) => row.id === id)).toMatchObject({ state: 'running', rows: 10_000 });
    for await (const _ of content);
    expect((await rowsOfLog()).find((row) => row.id === id)).toMatchObject({ state: 'done', rows: customers + 4 });
  });

  it('is told as cut off a day after its process died', async () => {
    const id = uuidV7();
    const entry = { id, object: 'customer', filter: null, fields: ['name'], format: 'csv', reason: 'died' };
    await createExportLog(api.database, () => evening).begin({ kind: 'system', reason: 'test', zone: 'UTC', locale: 'en' }, entry);
    await endLostExports(api.database, evening);
    expect((await rowsOfLog()).find((row) => row.id === id)).toMatchObject({ state: 'running', actor: null, actor_name: 'test' });
    await endLostExports(api.database, new Date(evening.getTime() + 1));
    expect((await rowsOfLog()).find((row) => row.id === id)).toMatchObject({ state: 'cut_off' });
  });
});

describe('trellis export', () => {
  const folder = mkdtempSync(join(tmpdir(), 'trellis-export-'));
  const file = join(folder, 'customers.csv');
  const run = (...more: readonly string[]) =>
    runCommand(['export', 'customer', '--filter', 'name == "An"', '--fields', 'name', '--output', file, ...more], { DATABASE_URL: api.database.url });

  afterAll(() => rmSync(folder, { recursive: true }));

  it('is logged with the administrator and leaves the file unmarked', async () => {
    expect(await run()).toBe(0);
    expect(readFileSync(file, 'utf8')).toBe('\ufeffname\r\nAn\r\n');
    expect((await rowsOfLog()).at(-1)).toMatchObject({ actor_name: 'The admin', filter: 'name == "An"', reason: 'command line', rows: 1, state: 'done' });
  });

  it('takes a reason, and marks the file when told to', async () => {
    expect(await run('--reason', 'yearly audit', '--watermark')).toBe(0);
    const last = (await rowsOfLog()).at(-1);
    expect(last).toMatchObject({ reason: 'yearly audit', state: 'done' });
    expect(readFileSync(file, 'utf8')).toBe(`\ufeffname,_watermark\r\nAn,${last?.id}\r\n`);
  });
});

describe('GET /api/access/exports', () => {
  it('tells administrators, newest first', async () => {
    const answer = await admin({ method: 'GET', url: '/api/access/exports?object=customer&limit=1' });
    expect(answer.json()).toEqual({
      items: [
        {
          id: expect.any(String),
          at: expect.stringMatching(/Z$/),
          actor: { id: expect.any(String), name: 'The admin' },
          object: 'customer',
          filter: 'name == "An"',
          fields: ['name'],
          format: 'csv',
          reason: 'yearly audit',
          rows: 1,
          state: 'done',
        },
      ],
      next_cursor: expect.any(String),
    });
    expect((await three({ method: 'GET', url: '/api/access/exports' })).statusCode).toBe(403);
  });
});
