import type { InjectOptions } from 'fastify';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { sql } from '../../engine/sql/sql.ts';
import { openTestApi, type TestApi } from './open-test-api.ts';

/** The API of a shop whose demo made the staff and the guest; a third person was made by the administrator. */
let api: TestApi;
let offered: { id: string; teams: string[] }[];
const ids = new Map<string, string>();

beforeAll(async () => {
  api = await openTestApi({ demoPeople: async () => offered });
  await api.identity.createUser({ email: 'other@example.com', name: 'Somebody', roles: ['staff'] });
  for (const name of ['admin', 'staff', 'guest', 'other']) ids.set(name, (await api.identity.findUser(`${name}@example.com`))?.id ?? '');
});

beforeEach(() => {
  offered = ['staff', 'guest'].map((name) => ({ id: ids.get(name) ?? '', teams: name === 'staff' ? ['Cửa hàng Hà Nội'] : [] }));
});

afterAll(() => api.close());

const json = { 'content-type': 'application/json' };
const list = (more: InjectOptions = {}) => api.app.inject({ method: 'GET', url: '/api/auth/demo', ...more });
const enter = (person: unknown, { headers, ...more }: InjectOptions = {}) =>
  api.app.inject({ method: 'POST', url: '/api/auth/demo', payload: { person }, ...more, headers: { ...json, ...headers } });
const sessions = async () => (await api.database.query<{ n: number }>(sql`select count(*)::int as n from sys.session`))[0]?.n;

/** What a path that there is not answers to somebody who is signed in. */
async function unknown(): Promise<unknown> {
  const ask = await api.as('staff@example.com');
  return problem(await ask({ method: 'GET', url: '/api/auth/nowhere' }));
}

function problem({ statusCode, body }: { statusCode: number; body: string }): unknown {
  const { instance: _own, ...said } = JSON.parse(body);
  return { statusCode, said };
}

describe('demo sign-in', () => {
  it('offers the people of the demo with what their roles do, in order', async () => {
    const answer = await list();
    expect(answer.statusCode).toBe(200);
    expect(answer.json()).toEqual({
      people: [
        { id: ids.get('staff'), name: 'The staff', role: 'staff', label: { en: 'Staff', vi: 'Nhân viên' }, teams: ['Cửa hàng Hà Nội'] },
        { id: ids.get('guest'), name: 'The guest', role: 'guest', label: { en: 'Guest', vi: 'Khách' }, teams: [] },
      ],
    });
    expect((await api.app.inject({ method: 'GET', url: '/api/auth/me' })).json()).toEqual({ user: null, demo: true });
  });

  it('opens a session like any other', async () => {
    const answer = await enter(ids.get('staff'));
    expect(answer.statusCode).toBe(200);
    expect(answer.json()).toMatchObject({ user: { name: 'The staff', roles: ['staff'], admin: false } });
    const cookie = String(answer.headers['set-cookie']);
    expect(cookie).toMatch(/^trellis_session=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax; Max-Age=5184000$/);
    const me = await api.app.inject({ method: 'GET', url: '/api/auth/me', headers: { cookie: cookie.split(';')[0] } });
    expect(me.json()).toMatchObject({ user: { name: 'The staff' } });
    expect(me.json()).not.toHaveProperty('demo');
  });

  it.each(['::1', '::ffff:127.0.0.1', '127.0.0.1'])('is open to %s', async (remoteAddress) => {
    expect((await list({ remoteAddress })).statusCode).toBe(200);
  });
});

describe('demo sign-in is refused', () => {
  it.each([
    ['of another machine', { remoteAddress: '192.168.1.20' }],
    ['of another machine that says otherwise', { remoteAddress: '192.168.1.20', headers: { 'x-forwarded-for': '127.0.0.1' } }],
    ['to a name that leads here from elsewhere', { headers: { host: 'crm.example.com' } }],
    ['to a name that only begins like this machine', { headers: { host: 'localhost.example.com:3000' } }],
    ['with a name that is none', { headers: { host: ':::' } }],
    ['through a proxy', { headers: { 'x-forwarded-for': '203.0.113.9' } }],
    ['through a proxy that says its own name', { headers: { via: '1.1 proxy' } }],
  ])('to a request %s, as if it did not exist', async (_what, more: InjectOptions) => {
    const before = await sessions();
    const missing = { statusCode: 404, said: { code: 'not_found', detail: 'There is no such address.' } };
    expect(problem(await list(more))).toMatchObject(missing);
    expect(problem(await enter(ids.get('staff'), more))).toMatchObject(missing);
    expect((await api.app.inject({ method: 'GET', url: '/api/auth/me', ...more })).json()).toEqual({ user: null });
    expect(await sessions()).toBe(before);
  });

  it('as an administrator, also one who became it', async () => {
    offered = [...offered, { id: ids.get('admin') ?? '', teams: [] }];
    expect((await list()).json().people.map(({ role }: { role: string }) => role)).toEqual(['staff', 'guest']);
    expect((await enter(ids.get('admin'))).statusCode).toBe(404);
    await api.database.query(sql`insert into sys.user_role (user_id, role) values (${ids.get('guest')}::uuid, 'admin')`);
    expect((await enter(ids.get('guest'))).statusCode).toBe(404);
    await api.database.query(sql`delete from sys.user_role where user_id = ${ids.get('guest')}::uuid and role = 'admin'`);
    expect((await enter(ids.get('guest'))).statusCode).toBe(200);
  });

  it('as anybody the demo did not make, or who is disabled', async () => {
    const before = await sessions();
    expect(problem(await enter(ids.get('other')))).toMatchObject({ statusCode: 404, said: { code: 'not_found', detail: 'The demo has no such person.' } });
    await api.database.query(sql`update sys."user" set active = false where id = ${ids.get('guest')}::uuid`);
    expect((await enter(ids.get('guest'))).statusCode).toBe(404);
    await api.database.query(sql`update sys."user" set active = true where id = ${ids.get('guest')}::uuid`);
    expect(await sessions()).toBe(before);
  });

  it('to another site that makes a browser send it, and to a body that is none', async () => {
    expect((await enter(ids.get('staff'), { headers: { 'sec-fetch-site': 'cross-site' } })).statusCode).toBe(403);
    expect((await enter('staff@example.com')).statusCode).toBe(400);
  });

  it('where it is off or the demo is gone, like a path that does not exist', async () => {
    const off = await openTestApi();
    const ask = { headers: json, payload: { person: ids.get('staff') } };
    expect(problem(await off.app.inject({ method: 'GET', url: '/api/auth/demo' }))).toEqual(await unknown());
    expect(problem(await off.app.inject({ method: 'POST', url: '/api/auth/demo', ...ask }))).toEqual(await unknown());
    expect((await off.app.inject({ method: 'GET', url: '/api/auth/me' })).json()).toEqual({ user: null });
    await off.close();
    offered = [];
    expect(problem(await list())).toEqual(await unknown());
    expect(problem(await enter(ids.get('staff')))).toEqual(await unknown());
  });
});
