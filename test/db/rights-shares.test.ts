import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { sweepShares } from '../../engine/rights/shares/sweep-shares.ts';
import { sql } from '../../engine/sql/sql.ts';
import type { RoleDocument } from '../../schemas/generated/metadata.ts';
import { listenToEvents } from './listen-to-events.ts';
import { openTestApi, password, type TestApi } from './open-test-api.ts';
import { shopDocuments } from './shop-documents.ts';

type Client = Awaited<ReturnType<TestApi['as']>>;

let api: TestApi;
let admin: Client;
/** Shares own customers, and what was shared with them. */
let lan: Client;
/** Reads and changes what was shared. */
let minh: Client;
let ids: Readonly<Record<'lan' | 'minh' | 'gone', string>>;
let team: string;

const role = (name: string, grants: RoleDocument['grants']): RoleDocument => ({
  kind: 'role',
  name,
  label: { en: `The ${name}s`, vi: `Nhóm ${name}` },
  grants,
});

const documents = [
  ...shopDocuments,
  role('sharer', [
    { object: 'customer', actions: ['create', 'read', 'update', 'share'], rows: ['own', 'shared'] },
    { object: 'customer', actions: ['delete'], rows: ['shared'] },
  ]),
  role('sharee', [{ object: 'customer', actions: ['read', 'update', 'delete'], rows: ['shared'] }]),
];

beforeAll(async () => {
  api = await openTestApi({ documents });
  admin = await api.as('admin@example.com');
  ids = { lan: await add('lan', 'sharer'), minh: await add('minh', 'sharee'), gone: await add('gone', 'sharee') };
  await admin({ method: 'PATCH', url: `/api/people/${ids.gone}`, payload: { active: false } });
  team = (await admin({ method: 'POST', url: '/api/teams', payload: { name: 'Đội Minh', members: [{ user: ids.minh }] } })).json().id;
  [lan, minh] = [await api.as('lan@example.com'), await api.as('minh@example.com')];
});

afterAll(() => api.close());

async function add(name: string, ...roles: string[]): Promise<string> {
  const answer = await admin({ method: 'POST', url: '/api/people', payload: { name, email: `${name}@example.com`, password, roles } });
  return answer.json().id;
}

const nobody = '01970000-0000-7000-8000-000000000000';
const make = async (client = lan): Promise<string> => (await client({ method: 'POST', url: '/api/records/customer', payload: { name: 'Khách' } })).json().id;
const at = (record: string, share = '') => `/api/records/customer/${record}/shares${share === '' ? '' : `/${share}`}`;
const share = (client: Client, record: string, payload: object) =>
  client({ method: 'POST', url: at(record), payload: { can: ['read'], subject: `user:${ids.minh}`, ...payload } });
const list = async (client: Client, record: string) => (await client({ method: 'GET', url: at(record) })).json();
const status = async (client: Client, record: string) => (await client({ method: 'GET', url: `/api/records/customer/${record}` })).statusCode;
const rename = async (client: Client, record: string) =>
  (await client({ method: 'PATCH', url: `/api/records/customer/${record}`, payload: { name: crypto.randomUUID() } })).statusCode;
const lastChange = async () => (await admin({ method: 'GET', url: '/api/access/changes?limit=1' })).json().items[0];

describe('with whom a record can be shared', () => {
  const subjects = async (client: Client, record: string, search: string) => {
    const answer = await client({ method: 'GET', url: `/api/records/customer/${record}/share-subjects?${new URLSearchParams({ search })}` });
    return [answer.statusCode, answer.json().items ?? answer.json().code];
  };

  it('is found by words of names: active people, teams and roles', async () => {
    const record = await make();
    // In Vietnamese, which lan reads.
    const [code, items] = await subjects(lan, record, 'MINH');
    expect([code, items]).toEqual([
      200,
      [
        { subject: `user:${ids.minh}`, kind: 'user', name: 'minh' },
        { subject: `team:${team}`, kind: 'team', name: 'Đội Minh' },
      ],
    ]);
    expect(await subjects(lan, record, 'doi minh')).toEqual([200, [{ subject: `team:${team}`, kind: 'team', name: 'Đội Minh' }]]);
    expect(await subjects(lan, record, 'nhom sharer')).toEqual([200, [{ subject: 'role:sharer', kind: 'role', name: 'Nhóm sharer' }]]);
    expect(await subjects(lan, record, 'gone')).toEqual([200, []]);
  });

  it('is told only to whoever may share the record', async () => {
    const record = await make();
    expect(await subjects(minh, record, 'lan')).toEqual([404, 'not_found']);
    await share(lan, record, {});
    expect(await subjects(minh, record, 'lan')).toEqual([403, 'forbidden']);
  });
});

describe('a share of a record', () => {
  it('opens it for what it says, is told to whoever sees the record, and is removed', async () => {
    const record = await make();
    expect(await status(minh, record)).toBe(404);
    const answer = await share(lan, record, { can: ['update', 'read'], reason: 'Giúp một tay', expires_at: '2099-01-01T00:00:00+07:00' });
    const { id, created_at, ...made } = answer.json();
    expect(answer.statusCode).toBe(201);
    const shown = {
      subject: `user:${ids.minh}`,
      subject_name: 'minh',
      can: ['read', 'update'],
      reason: 'Giúp một tay',
      expires_at: '2098-12-31T17:00:00.000Z',
      created_by: { id: ids.lan, name: 'lan' },
    };
    expect(made).toEqual({ ...shown, removable: true });
    expect(await lastChange()).toMatchObject({
      actor: { name: 'lan' },
      what: 'share_created',
      detail: { id, object: 'customer', record, subject_name: 'minh', can: ['read', 'update'] },
    });
    expect([await status(minh, record), await rename(minh, record)]).toEqual([200, 200]);
    expect(await list(minh, record)).toEqual({ items: [{ id, created_at, ...shown, removable: false }], next_cursor: null });
    expect((await minh({ method: 'DELETE', url: at(record, id) })).json().code).toBe('forbidden');
    expect((await lan({ method: 'DELETE', url: at(record, id) })).statusCode).toBe(204);
    expect(await lastChange()).toMatchObject({ what: 'share_removed', detail: { id, record } });
    expect([await status(minh, record), (await list(lan, record)).items]).toEqual([404, []]);
    expect((await lan({ method: 'DELETE', url: at(record, id) })).statusCode).toBe(404);
  });

  it('is for a team and a role as well, with the name of it in the language of who asks', async () => {
    const record = await make();
    await share(lan, record, { subject: `team:${team.toUpperCase()}` });
    await share(lan, record, { subject: 'role:sharee', can: ['read', 'update', 'delete'] }).then((answer) => expect(answer.json().code).toBe('forbidden'));
    await share(lan, record, { subject: 'role:sharee', can: ['read', 'update'] });
    const named = async (client: Client) =>
      (await list(client, record)).items.map(({ subject, subject_name }: Record<string, string>) => [subject, subject_name]);
    expect(await named(lan)).toEqual([
      ['role:sharee', 'Nhóm sharee'],
      [`team:${team}`, 'Đội Minh'],
    ]);
    expect(await rename(minh, record)).toBe(200);
  });

  it('gives nothing that its maker has not got', async () => {
    const record = await make();
    const refused = (await share(lan, record, { can: ['read', 'update', 'delete'] })).json();
    expect([refused.status, refused.code, refused.issues[0].pointer]).toEqual([403, 'forbidden', '/can']);
    // Of the records shared with Lan for reading she may pass on the reading.
    const other = await make(admin);
    await share(admin, other, { subject: `user:${ids.lan}` });
    expect((await share(lan, other, {})).json().code).toBe('forbidden');
    await admin({ method: 'DELETE', url: at(other, (await list(admin, other)).items[0].id) });
    await share(admin, other, { subject: `user:${ids.lan}`, can: ['read', 'update'] });
    expect((await share(lan, other, { can: ['read', 'update', 'delete'] })).json().code).toBe('forbidden');
    expect((await share(lan, other, { can: ['read', 'update'] })).statusCode).toBe(201);
    // Minh has no right to share, and a guest sees the record without it.
    expect((await share(minh, other, {})).json().code).toBe('forbidden');
  });

  it('is not told of for a record that one cannot see: it is missing', async () => {
    const record = await make();
    for (const [client, url] of [
      [minh, at(record)],
      [lan, at(nobody)],
      [lan, at('x')],
      [lan, `/api/records/planet/${record}/shares`],
      [lan, `/api/records/user/${ids.lan}/shares`],
    ] as const) {
      expect((await client({ method: 'GET', url })).statusCode).toBe(404);
      expect((await client({ method: 'POST', url, payload: { subject: `user:${ids.minh}`, can: ['read'] } })).statusCode).toBe(404);
      expect((await client({ method: 'DELETE', url: `${url}/${nobody}` })).statusCode).toBe(404);
    }
  });

  it.each([
    ['somebody unknown', () => ({ subject: `user:${nobody}` }), '/subject'],
    ['somebody who is no longer active', () => ({ subject: `user:${ids.gone}` }), '/subject'],
    ['what is no id', () => ({ subject: 'user:------------------------------------' }), '/subject'],
    ['a team that there is not', () => ({ subject: `team:${ids.minh}` }), '/subject'],
    ['a role that there is not', () => ({ subject: 'role:king' }), '/subject'],
    ['no kind of subject', () => ({ subject: `group:${nobody}` }), '/subject'],
    ['changing without reading', () => ({ can: ['update'] }), '/can'],
    ['nothing', () => ({ can: [] }), '/can'],
    ['a right that there is not', () => ({ can: ['read', 'export'] }), '/can/1'],
    ['a time that is over', () => ({ expires_at: '2020-01-01T00:00:00Z' }), '/expires_at'],
  ])('refuses %s', async (_, wrong, pointer) => {
    const answer = await share(lan, await make(), wrong());
    expect([answer.statusCode, answer.json().code, answer.json().issues[0].pointer]).toEqual([400, 'bad_request', pointer]);
  });

  it('is made once for one subject, and anew when it has ended', async () => {
    const record = await make();
    const soon = new Date(api.clock().getTime() + 60_000).toISOString();
    expect((await share(lan, record, { expires_at: soon })).statusCode).toBe(201);
    const again = (await share(lan, record, {})).json();
    expect([again.status, again.code, again.issues[0].pointer]).toEqual([409, 'duplicate', '/subject']);
    api.pass(60_000);
    expect([await status(minh, record), (await list(lan, record)).items]).toEqual([404, []]);
    expect((await share(lan, record, {})).statusCode).toBe(201);
    expect(await status(minh, record)).toBe(200);
  });

  it('is taken back by who made it, though the record is out of their sight by now', async () => {
    const record = await make();
    const { id } = (await share(lan, record, {})).json();
    await admin({ method: 'PATCH', url: `/api/records/customer/${record}`, payload: { owner: null } });
    expect(await status(lan, record)).toBe(404);
    expect((await lan({ method: 'DELETE', url: at(record, id) })).statusCode).toBe(204);
    expect(await status(minh, record)).toBe(404);
  });

  it('stays while the record is in the trash', async () => {
    const record = await make();
    await share(lan, record, {});
    await admin({ method: 'DELETE', url: `/api/records/customer/${record}`, payload: {} });
    expect([await status(minh, record), (await lan({ method: 'GET', url: at(record) })).statusCode]).toEqual([404, 404]);
    await admin({ method: 'POST', url: `/api/records/customer/${record}/restore`, payload: {} });
    expect([await status(minh, record), (await list(lan, record)).items.length]).toEqual([200, 1]);
  });

  it('is within reach of API tokens as far as their scope goes', async () => {
    const record = await make();
    const call = async (limits: object, method: 'GET' | 'POST', url = at(record)) => {
      const { token } = await api.identity.createToken(ids.lan, { name: 't', ...limits });
      const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
      return (await api.app.inject({ method, url, headers, ...(method === 'POST' ? { payload: { subject: `user:${ids.minh}`, can: ['read'] } } : {}) })).json()
        .code;
    };
    expect(await call({ scopes: ['read'] }, 'GET')).toBeUndefined();
    expect(await call({ scopes: ['read'] }, 'POST')).toBe('insufficient_scope');
    expect(await call({ scopes: ['write'], objects: ['order'] }, 'POST')).toBe('insufficient_scope');
    expect(await call({ scopes: ['write'], objects: ['customer'] }, 'POST')).toBeUndefined();
  });

  it('is hinted at, so that an open screen shows the record', async () => {
    const base = await api.app.listen({ port: 0, host: '127.0.0.1' });
    const stream = await listenToEvents(base, { cookie: `trellis_session=${await api.identity.signIn('minh@example.com', password, '127.0.0.1')}` });
    const record = await make();
    const hints = () => stream.events.filter(({ event }) => event === 'records').map(({ data }) => data);
    const { id } = (await share(lan, record, {})).json();
    // Hints of a moment are put together, those of the test before among them.
    await vi.waitFor(() => expect(hints()).toContainEqual({ object: 'customer', ids: expect.arrayContaining([record]), operation: null }));
    const before = hints().length;
    await lan({ method: 'DELETE', url: at(record, id) });
    // It is gone: Minh is told to look, not where.
    await vi.waitFor(() => expect(hints().slice(before)).toContainEqual({ object: 'customer', ids: [], operation: null }));
    stream.stop();
  });

  it('is listed newest first in pages', async () => {
    const record = await make();
    for (const subject of [`user:${ids.minh}`, `team:${team}`, 'role:guest']) {
      api.pass(1_000);
      await share(lan, record, { subject });
    }
    const first = (await lan({ method: 'GET', url: `${at(record)}?limit=2` })).json();
    const second = (await lan({ method: 'GET', url: `${at(record)}?limit=2&cursor=${first.next_cursor}` })).json();
    expect([...first.items, ...second.items].map(({ subject }) => subject)).toEqual(['role:guest', `team:${team}`, `user:${ids.minh}`]);
    const other = (await lan({ method: 'GET', url: `${at(await make())}?limit=2&cursor=${first.next_cursor}` })).json();
    expect(other.code).toBe('bad_cursor');
  });
});

describe('a share by rule', () => {
  const post = (payload: object) =>
    admin({
      method: 'POST',
      url: '/api/share-rules',
      payload: { object: 'customer', condition: 'level = "Gold"', subject: 'role:sharee', can: ['read'], ...payload },
    });

  it('opens all records that meet its condition until it is removed', async () => {
    const record = await make();
    await admin({ method: 'PATCH', url: `/api/records/customer/${record}`, payload: { level: 'gold' } });
    const answer = await post({ can: ['update', 'read'], reason: 'Gold' });
    const { id, created_at, ...rule } = answer.json();
    expect(answer.statusCode).toBe(201);
    expect(rule).toMatchObject({
      object: 'customer',
      condition: 'level = "Gold"',
      subject: 'role:sharee',
      subject_name: 'Nhóm sharee',
      can: ['read', 'update'],
      reason: 'Gold',
      expires_at: null,
      problem: null,
      created_by: { name: 'The admin' },
    });
    expect([await status(minh, record), await rename(minh, record)]).toEqual([200, 200]);
    expect((await admin({ method: 'GET', url: '/api/share-rules' })).json()).toEqual({ items: [{ id, created_at, ...rule }], next_cursor: null });
    expect(await lastChange()).toMatchObject({ what: 'share_rule_created', detail: { id, condition: 'level = "Gold"' } });
    expect((await admin({ method: 'DELETE', url: `/api/share-rules/${id}` })).statusCode).toBe(204);
    expect(await lastChange()).toMatchObject({ what: 'share_rule_removed', detail: { id } });
    expect(await status(minh, record)).toBe(404);
    for (const gone of [id, 'x']) expect((await admin({ method: 'DELETE', url: `/api/share-rules/${gone}` })).statusCode).toBe(404);
  });

  it.each([
    ['an object that there is not', { object: 'planet' }, 'bad_request', '/object'],
    ['people', { object: 'user', condition: 'active' }, 'bad_request', '/object'],
    ['a subject that there is not', { subject: 'role:king' }, 'bad_request', '/subject'],
    ['a time that is over', { expires_at: '2020-01-01T00:00:00Z' }, 'bad_request', '/expires_at'],
    ['a condition that does not compile', { condition: 'levle = "Gold"' }, 'bad_expression', '/condition'],
  ])('refuses %s', async (_, wrong, code, pointer) => {
    const answer = await post(wrong);
    expect([answer.statusCode, answer.json().code, answer.json().issues[0].pointer]).toEqual([400, code, pointer]);
    if (code === 'bad_expression') expect(answer.json().issues[0]).toMatchObject({ start: 0, end: 5 });
  });

  it('is for administrators', async () => {
    for (const [method, url] of [
      ['GET', '/api/share-rules'],
      ['POST', '/api/share-rules'],
      ['DELETE', `/api/share-rules/${nobody}`],
    ] as const)
      expect((await lan({ method, url, ...(method === 'POST' ? { payload: {} } : {}) })).statusCode).toBe(403);
  });
});

describe('shares that have ended', () => {
  it('are swept, and no others', async () => {
    await api.database.query(sql`delete from sys.share`);
    const record = await make();
    const soon = new Date(api.clock().getTime() + 60_000).toISOString();
    await share(lan, record, { expires_at: soon });
    await share(lan, record, { subject: 'role:guest' });
    const rule = { object: 'customer', condition: 'true', subject: 'role:guest', can: ['read'] };
    await admin({ method: 'POST', url: '/api/share-rules', payload: { ...rule, expires_at: soon } });
    await admin({ method: 'POST', url: '/api/share-rules', payload: rule });
    expect(await sweepShares(api.database, api.clock())).toBe(0);
    const version = async () => (await api.database.query<{ v: number }>(sql`select rights_version as v from sys.model`))[0]?.v;
    api.pass(60_000);
    expect((await admin({ method: 'GET', url: '/api/share-rules' })).json().items).toHaveLength(1);
    expect(await sweepShares(api.database, api.clock())).toBe(2);
    const swept = await version();
    expect(await sweepShares(api.database, api.clock())).toBe(0);
    // Nobody's rights are looked up anew for nothing.
    expect(await version()).toBe(swept);
    expect(await api.database.query(sql`select subject from sys.share union all select subject from sys.share_rule`)).toEqual([
      { subject: 'role:guest' },
      { subject: 'role:guest' },
    ]);
  });
});
