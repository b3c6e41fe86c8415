import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sql } from '../../engine/sql/sql.ts';
import { openTestApi, password, type TestApi } from './open-test-api.ts';

type Client = Awaited<ReturnType<TestApi['as']>>;

let api: TestApi;
let admin: Client;

beforeAll(async () => {
  api = await openTestApi();
  admin = await api.as('admin@example.com');
});

afterAll(() => api.close());

const idOf = async (email: string): Promise<string> => (await api.identity.findUser(email))?.id ?? '';
const add = async (name: string, more: object = {}) =>
  (await admin({ method: 'POST', url: '/api/people', payload: { name, email: `${name}@example.com`, password, ...more } })).json();
const patch = (id: string, payload: object) => admin({ method: 'PATCH', url: `/api/people/${id}`, payload });
const lastChange = async () => (await admin({ method: 'GET', url: '/api/access/changes?limit=1' })).json().items[0];

describe('adding a person', () => {
  it('answers the person with a generated password that signs in, and shows it this once', async () => {
    const boss = await add('boss');
    const answer = await admin({
      method: 'POST',
      url: '/api/people',
      payload: { name: ' Nguyễn Ánh ', email: 'Anh@Example.com', roles: ['staff'], manager: boss.id, locale: 'vi', zone: 'Asia/Tokyo' },
    });
    expect(answer.statusCode).toBe(201);
    const { id, created_at, password: generated, ...person } = answer.json();
    expect(person).toEqual({
      name: 'Nguyễn Ánh',
      email: 'anh@example.com',
      active: true,
      roles: ['staff'],
      teams: [],
      manager: { id: boss.id, name: 'boss' },
      territories: [],
      locale: 'vi',
      zone: 'Asia/Tokyo',
    });
    expect(answer.headers.location).toBe(`/api/people/${id}`);
    expect(generated).toMatch(/^[a-hj-km-np-z2-9]{5}(-[a-hj-km-np-z2-9]{5}){3}$/);
    expect(await api.identity.signIn('anh@example.com', generated, '127.0.0.1')).toMatch(/.{40}/);
    expect((await admin({ method: 'GET', url: `/api/people/${id}` })).json()).toEqual({ id, created_at, ...person });
    expect(await lastChange()).toMatchObject({
      actor: { name: 'The admin' },
      what: 'person_created',
      detail: { id, name: 'Nguyễn Ánh', after: { email: 'anh@example.com', roles: ['staff'], manager: { id: boss.id, name: 'boss' } } },
    });
    const log = await api.database.query<{ all: string }>(sql`select string_agg(l::text, '') as all from sys.rights_log as l`);
    expect(log[0]?.all).not.toContain(generated);
  });

  it.each([
    ['a taken address', { email: 'STAFF@example.com' }, 409, 'duplicate', '/email'],
    ['a role that there is not', { roles: ['staff', 'king'] }, 400, 'bad_request', '/roles/1'],
    ['a manager who is nobody', { manager: '01970000-0000-7000-8000-000000000000' }, 400, 'bad_request', '/manager'],
    ['no name', { name: '  ' }, 400, 'bad_request', '/name'],
    ['a short password', { password: 'short' }, 400, 'bad_request', '/password'],
    ['a zone that there is not', { zone: 'Mars/Olympus' }, 400, 'bad_request', '/zone'],
    ['a member that there is not', { admin: true }, 400, 'bad_request', '/admin'],
  ])('refuses %s', async (_, wrong, status, code, pointer) => {
    const answer = await admin({ method: 'POST', url: '/api/people', payload: { name: 'New', email: 'new@example.com', ...wrong } });
    expect([answer.statusCode, answer.json().code, answer.json().issues[0].pointer]).toEqual([status, code, pointer]);
  });
});

describe('the list of people', () => {
  it('goes by name in pages, finds by words of name and address without diacritics, and tells the active apart', async () => {
    for (const name of ['Đỗ Bình', 'Đỗ An', 'Đào Chi']) await add(name, { email: `${name.at(-1)}-list@example.com` });
    const list = async (query: string) => {
      const { items, next_cursor } = (await admin({ method: 'GET', url: `/api/people?${query}` })).json();
      return { names: items.map((item: { name: string }) => item.name), next: next_cursor as string | null };
    };
    const first = await list('search=-LIST&limit=2');
    expect(first.names).toEqual(['Đào Chi', 'Đỗ An']);
    expect(await list(`search=-list&limit=2&cursor=${first.next}`)).toEqual({ names: ['Đỗ Bình'], next: null });
    expect((await list('search=do binh')).names).toEqual(['Đỗ Bình']);
    expect((await list('search=do example n-list')).names).toEqual(['Đỗ An']);
    const { items } = (await admin({ method: 'GET', url: '/api/people?search=chi' })).json();
    await patch(items[0].id, { active: false });
    expect((await list('search=-list&active=0')).names).toEqual(['Đào Chi']);
    expect((await list('search=-list&active=1')).names).toEqual(['Đỗ An', 'Đỗ Bình']);
    for (const [query, code] of [
      [`search=other&cursor=${first.next}`, 'bad_cursor'],
      ['limit=201', 'limit_exceeded'],
      ['limit=0', 'limit_exceeded'],
      ['role=staff', 'bad_request'],
    ])
      expect((await admin({ method: 'GET', url: `/api/people?${query}` })).json().code).toBe(code);
  });

  it('is for administrators alone, as is all else about people', async () => {
    const staff = await api.as('staff@example.com');
    const id = await idOf('guest@example.com');
    for (const [method, url] of [
      ['GET', '/api/people'],
      ['POST', '/api/people'],
      ['GET', `/api/people/${id}`],
      ['PATCH', `/api/people/${id}`],
      ['POST', `/api/people/${id}/password`],
      ['POST', `/api/people/${id}/hand-over`],
      ['GET', '/api/access/changes'],
    ] as const)
      expect([url, (await staff({ method, url, ...(method === 'GET' ? {} : { payload: {} }) })).statusCode]).toEqual([url, 403]);
  });
});

describe('changing a person', () => {
  it('changes what is given and logs what differs', async () => {
    const { id } = await add('changed', { roles: ['staff'] });
    const answer = await patch(id, { name: 'Đã đổi', roles: ['guest'], zone: 'Asia/Seoul' });
    expect(answer.json()).toMatchObject({ id, name: 'Đã đổi', roles: ['guest'], zone: 'Asia/Seoul', email: 'changed@example.com', active: true });
    expect((await lastChange()).detail).toEqual({
      id,
      name: 'Đã đổi',
      before: { name: 'changed', roles: ['staff'], zone: null },
      after: { name: 'Đã đổi', roles: ['guest'], zone: 'Asia/Seoul' },
    });
    const logged = async () => (await api.database.query(sql`select 1 from sys.rights_log`)).length;
    const before = await logged();
    expect((await patch(id, { name: 'Đã đổi', roles: ['guest'] })).statusCode).toBe(200);
    expect(await logged()).toBe(before);
  });

  it('is unknown for nobody, and says what it does not know', async () => {
    const { id } = await add('wrongly');
    const refused = async (who: string, payload: object) => {
      const { status, code, issues } = (await patch(who, payload)).json();
      return [status, code, issues[0]?.pointer];
    };
    expect(await refused('01970000-0000-7000-8000-000000000000', { name: 'X' })).toEqual([404, 'not_found', undefined]);
    expect(await refused('nobody', { name: 'X' })).toEqual([404, 'not_found', undefined]);
    expect(await refused(id, { roles: ['king'] })).toEqual([400, 'bad_request', '/roles/0']);
    expect(await refused(id, { name: ' ' })).toEqual([400, 'bad_request', '/name']);
    expect(await refused(id, { zone: 'nowhere' })).toEqual([400, 'bad_request', '/zone']);
    expect(await refused(id, { email: 'other@example.com' })).toEqual([400, 'bad_request', '/email']);
    expect(await refused(id, {})).toEqual([400, 'bad_request', '']);
  });

  it('is never done by oneself', async () => {
    const self = await idOf('admin@example.com');
    for (const payload of [{ name: 'Root' }, { roles: [] }, { active: false }]) expect((await patch(self, payload)).json().code).toBe('forbidden');
    expect((await admin({ method: 'POST', url: `/api/people/${self}/password`, payload: {} })).json().code).toBe('forbidden');
    expect((await admin({ method: 'POST', url: `/api/people/${self.toUpperCase()}/password`, payload: {} })).json().code).toBe('forbidden');
  });
});

describe('managers', () => {
  it('form no circle, also when two people are put above each other at once', async () => {
    const [one, two, three] = [await add('one'), await add('two'), await add('three')];
    expect((await patch(two.id, { manager: one.id })).statusCode).toBe(200);
    expect((await patch(three.id, { manager: two.id })).statusCode).toBe(200);
    for (const manager of [one.id, three.id]) {
      const refused = (await patch(one.id, { manager })).json();
      expect([refused.status, refused.code, refused.issues[0].pointer]).toEqual([409, 'circular', '/manager']);
    }
    expect((await patch(two.id, { manager: null })).json().manager).toBeNull();
    for (let round = 0; round < 5; round += 1) {
      await patch(two.id, { manager: null });
      await patch(one.id, { manager: null });
      const act = (id: string, manager: string) => api.rights.people.update(actor(), id, { manager }).catch((error: { code: string }) => error.code);
      const outcomes = await Promise.all([act(one.id, two.id), act(two.id, one.id)]);
      expect(outcomes.filter((outcome) => outcome === 'circular')).toHaveLength(1);
    }
  });

  it('are active when they are put there', async () => {
    const [gone, report] = [await add('gone'), await add('report')];
    await patch(gone.id, { active: false });
    expect((await patch(report.id, { manager: gone.id })).json().issues[0].message).toBe('This person is not active.');
  });
});

function actor() {
  return { kind: 'system', reason: 'test', zone: 'UTC', locale: 'en' } as const;
}

describe('the last administrator', () => {
  it('stays, whoever takes the role or the person away and however many do it at once', async () => {
    const self = await idOf('admin@example.com');
    const refusal = (work: Promise<unknown>) => work.then(() => 'done').catch((error: { code: string }) => error.code);
    expect(await refusal(api.rights.people.update(actor(), self, { active: false }))).toBe('last_administrator');
    expect(await refusal(api.rights.people.update(actor(), self, { roles: ['staff'] }))).toBe('last_administrator');
    const second = await add('second', { roles: ['admin'] });
    for (let round = 0; round < 5; round += 1) {
      const outcomes = await Promise.all([
        refusal(api.rights.people.update(actor(), self, { active: false })),
        refusal(api.rights.people.update(actor(), second.id, { roles: [] })),
      ]);
      expect(outcomes.toSorted()).toEqual(['done', 'last_administrator']);
      await api.rights.people.update(actor(), self, { active: true });
      await api.rights.people.update(actor(), second.id, { roles: ['admin'] });
    }
    await api.rights.people.update(actor(), second.id, { active: false });
    admin = await api.as('admin@example.com');
  });

  it('may have the role by a team, which then cannot be emptied or deleted', async () => {
    const self = await idOf('admin@example.com');
    const keeper = await add('keeper');
    const team = await api.rights.teams.create(actor(), { name: 'Keepers', roles: ['admin'], members: [{ user: keeper.id }] });
    await api.rights.people.update(actor(), self, { roles: [] });
    const works = [
      () => api.rights.teams.update(actor(), team.id, { members: [] }),
      () => api.rights.teams.update(actor(), team.id, { roles: [] }),
      () => api.rights.teams.remove(actor(), team.id),
      () => api.rights.people.update(actor(), keeper.id, { active: false }),
    ];
    for (const work of works) await expect(work()).rejects.toMatchObject({ code: 'last_administrator', status: 409 });
    await api.rights.people.update(actor(), self, { roles: ['admin'] });
    for (const work of works) await work();
  });
});

describe('a new password', () => {
  it('is answered once, ends all sessions and takes the place of the former one', async () => {
    const { id } = await add('forgetful', { roles: ['staff'] });
    const secret = await api.identity.signIn('forgetful@example.com', password, '127.0.0.1');
    const answer = await admin({ method: 'POST', url: `/api/people/${id}/password`, payload: {} });
    const { password: fresh } = answer.json();
    expect(await api.identity.resolve(secret)).toBeUndefined();
    await expect(api.identity.signIn('forgetful@example.com', password, '127.0.0.1')).rejects.toMatchObject({ code: 'bad_credentials' });
    expect(await api.identity.signIn('forgetful@example.com', fresh, '127.0.0.1')).toMatch(/.{40}/);
    expect(await lastChange()).toMatchObject({ what: 'person_password', detail: { id, name: 'forgetful' } });
  });
});

describe('the log of rights', () => {
  it('is paged, newest first', async () => {
    const all = (await admin({ method: 'GET', url: '/api/access/changes?limit=200' })).json();
    expect(all.next_cursor).toBeNull();
    const first = (await admin({ method: 'GET', url: '/api/access/changes?limit=5' })).json();
    const second = (await admin({ method: 'GET', url: `/api/access/changes?limit=200&cursor=${first.next_cursor}` })).json();
    expect([...first.items, ...second.items]).toEqual(all.items);
    const times = all.items.map((item: { at: string }) => item.at);
    expect(times).toEqual(times.toSorted().toReversed());
  });
});
