import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sql } from '../../engine/sql/sql.ts';
import { openTestApi, type TestApi } from './open-test-api.ts';

type Client = Awaited<ReturnType<TestApi['as']>>;

let api: TestApi;
let admin: Client;
let staff: string;
let guest: string;

beforeAll(async () => {
  api = await openTestApi();
  admin = await api.as('admin@example.com');
  [staff, guest] = [await idOf('staff@example.com'), await idOf('guest@example.com')];
});

afterAll(() => api.close());

const nobody = '01970000-0000-7000-8000-000000000000';
const idOf = async (email: string): Promise<string> => (await api.identity.findUser(email))?.id ?? '';
const post = (payload: object) => admin({ method: 'POST', url: '/api/teams', payload });
const patch = (id: string, payload: object) => admin({ method: 'PATCH', url: `/api/teams/${id}`, payload });
const make = async (name: string, more: object = {}): Promise<string> => (await post({ name, ...more })).json().id;
const lastChange = async () => (await admin({ method: 'GET', url: '/api/access/changes?limit=1' })).json().items[0];

describe('a team', () => {
  it('is made with members and roles, read, changed and deleted', async () => {
    const above = await make('Sales');
    const answer = await post({ name: 'Retail', parent: above, members: [{ user: staff, lead: true }, { user: guest }], roles: ['guest'] });
    const { id, created_at, members, ...team } = answer.json();
    expect(answer.statusCode).toBe(201);
    expect(team).toEqual({ name: 'Retail', parent: above, roles: ['guest'] });
    const since = members[0].since;
    expect(members).toEqual([
      { id: guest, name: 'The guest', active: true, lead: false, since },
      { id: staff, name: 'The staff', active: true, lead: true, since },
    ]);
    expect(since).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
    expect((await admin({ method: 'GET', url: `/api/people/${staff}` })).json().teams).toEqual([{ id, name: 'Retail', lead: true }]);
    api.pass(60_000);
    const changed = (await patch(id, { name: 'Shops', members: [{ user: guest, lead: true }] })).json();
    // Who stays has been there since then.
    expect(changed).toEqual({ id, created_at, ...team, name: 'Shops', members: [{ id: guest, name: 'The guest', active: true, lead: true, since }] });
    expect((await admin({ method: 'GET', url: `/api/teams/${id}` })).json()).toEqual(changed);
    expect(await lastChange()).toMatchObject({
      what: 'team_changed',
      detail: { id, name: 'Shops', before: { name: 'Retail', members: [{ id: guest }, { id: staff }] }, after: { name: 'Shops', members: [{ id: guest }] } },
    });
    expect((await admin({ method: 'DELETE', url: `/api/teams/${id}` })).statusCode).toBe(204);
    expect(await lastChange()).toMatchObject({ what: 'team_deleted', detail: { id, before: { members: [{ id: guest }], roles: ['guest'] } } });
    expect((await admin({ method: 'GET', url: `/api/teams/${id}` })).statusCode).toBe(404);
    expect((await admin({ method: 'DELETE', url: `/api/teams/${above}` })).statusCode).toBe(204);
  });

  it('takes what is shared with it along', async () => {
    const id = await make('Shared with');
    const customer = (await admin({ method: 'POST', url: '/api/records/customer', payload: { name: 'An' } })).json();
    const share = { subject: `team:${id}`, can: ['read'] };
    expect((await admin({ method: 'POST', url: `/api/records/customer/${customer.id}/shares`, payload: share })).statusCode).toBe(201);
    expect((await admin({ method: 'POST', url: '/api/share-rules', payload: { ...share, object: 'customer', condition: 'level = "gold"' } })).statusCode).toBe(
      201,
    );
    await admin({ method: 'DELETE', url: `/api/teams/${id}` });
    expect(await api.database.query(sql`select 1 from sys.share union all select 1 from sys.share_rule`)).toEqual([]);
    expect((await lastChange()).detail).toMatchObject({ id, shares: 2 });
  });

  it.each([
    ['people that there are not', { members: [{ user: nobody }] }, '/members/0/user'],
    ['a person twice', () => ({ members: [{ user: staff }, { user: staff.toUpperCase() }] }), '/members/1/user'],
    ['roles that there are not', { roles: ['guest', 'king'] }, '/roles/1'],
    ['a parent that there is not', { parent: nobody }, '/parent'],
    ['no name', { name: ' ' }, '/name'],
  ])('refuses %s', async (_, wrong, pointer) => {
    const id = await make('Wrong');
    const payload = typeof wrong === 'function' ? wrong() : wrong;
    for (const answer of [await post({ name: 'X', ...payload }), await patch(id, payload)])
      expect([answer.statusCode, answer.json().issues[0].pointer]).toEqual([400, pointer]);
  });

  it('is unknown for a wrong id', async () => {
    for (const id of [nobody, 'x'])
      for (const method of ['GET', 'PATCH', 'DELETE'] as const)
        expect((await admin({ method, url: `/api/teams/${id}`, ...(method === 'PATCH' ? { payload: { name: 'X' } } : {}) })).statusCode).toBe(404);
  });

  it('is for administrators', async () => {
    const client = await api.as('staff@example.com');
    for (const [method, url] of [
      ['GET', '/api/teams'],
      ['POST', '/api/teams'],
      ['GET', `/api/teams/${nobody}`],
      ['PATCH', `/api/teams/${nobody}`],
      ['DELETE', `/api/teams/${nobody}`],
    ] as const)
      expect((await client({ method, url, ...(method === 'GET' ? {} : { payload: {} }) })).statusCode).toBe(403);
  });
});

describe('the tree of teams', () => {
  it('has no circles', async () => {
    const [top, middle] = [await make('top'), await make('middle')];
    const leaf = await make('leaf', { parent: middle });
    expect((await patch(middle, { parent: top })).statusCode).toBe(200);
    for (const parent of [top, middle, leaf]) {
      const refused = (await patch(top, { parent })).json();
      expect([refused.status, refused.code, refused.issues[0].pointer]).toEqual([409, 'circular', '/parent']);
    }
  });

  it('has none either when two teams are put beneath each other at once', async () => {
    const [one, two] = [await make('one'), await make('two')];
    const system = { kind: 'system', reason: 'test', zone: 'UTC', locale: 'en' } as const;
    const put = (id: string, parent: string) =>
      api.rights.teams
        .update(system, id, { parent })
        .then(() => 'done')
        .catch((error: { code: string }) => error.code);
    for (let round = 0; round < 5; round += 1) {
      await patch(one, { parent: null });
      await patch(two, { parent: null });
      expect((await Promise.all([put(one, two), put(two, one)])).toSorted()).toEqual(['circular', 'done']);
    }
  });

  it('is ten deep at most, whichever end grows', async () => {
    const chain = [await make('1')];
    for (let depth = 2; depth <= 10; depth += 1) chain.push(await make(String(depth), { parent: chain.at(-1) }));
    const refused = (await post({ name: '11', parent: chain.at(-1) })).json();
    expect([refused.status, refused.code, refused.issues[0].pointer]).toEqual([400, 'limit_exceeded', '/parent']);
    const above = await make('0');
    expect((await patch(chain[0] ?? '', { parent: above })).json().code).toBe('limit_exceeded');
    const second = chain[1] ?? '';
    expect((await patch(second, { parent: above })).statusCode).toBe(200);
  });

  it('loses no team that others stand beneath', async () => {
    const top = await make('Northern');
    await make('Hải Phòng', { parent: top });
    const refused = (await admin({ method: 'DELETE', url: `/api/teams/${top}` })).json();
    expect([refused.status, refused.code, refused.detail]).toEqual([409, 'has_children', 'Move or delete first what stands beneath it: "Hải Phòng".']);
  });
});

describe('the list of teams', () => {
  it('goes by name in pages', async () => {
    await api.database.query(sql`delete from sys.team`);
    for (const name of ['Đà Nẵng', 'An Giang', 'Cà Mau']) await make(name);
    const first = (await admin({ method: 'GET', url: '/api/teams?limit=2' })).json();
    const second = (await admin({ method: 'GET', url: `/api/teams?limit=2&cursor=${first.next_cursor}` })).json();
    expect([...first.items, ...second.items].map(({ name }: { name: string }) => name)).toEqual(['An Giang', 'Cà Mau', 'Đà Nẵng']);
    expect(second.next_cursor).toBeNull();
  });
});
