import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sql } from '../../engine/sql/sql.ts';
import type { RoleDocument } from '../../schemas/generated/metadata.ts';
import { openTestApi, password, type TestApi } from './open-test-api.ts';
import { shopDocuments } from './shop-documents.ts';

type Client = Awaited<ReturnType<TestApi['as']>>;

let api: TestApi;
let admin: Client;
/** Sees own customers only. */
let lan: Client;
let lanId: string;
const ids: Record<string, string> = {};

const own: RoleDocument = {
  kind: 'role',
  name: 'own_customers',
  label: { en: 'Own customers', vi: 'Khách của mình' },
  grants: [{ object: 'customer', actions: ['create', 'read', 'update', 'delete'], rows: ['own'] }],
};

beforeAll(async () => {
  api = await openTestApi({ documents: [...shopDocuments, own] });
  admin = await api.as('admin@example.com');
  const { id } = await api.identity.createUser({ email: 'lan@example.com', name: 'Lan', password, roles: ['own_customers'] });
  lanId = id;
  lan = await api.as('lan@example.com');
  for (const name of ['Ánh', 'Bình', 'Chi']) {
    const made = await lan({ method: 'POST', url: '/api/records/customer', payload: { name } });
    ids[name] = made.json().id;
  }
});

afterAll(() => api.close());

const customer = (name: string) => ({ kind: 'record', object: 'customer', id: ids[name] });
const titles = (body: { items: { title?: string; object?: string; to?: string }[] }) => body.items.map(({ title, object, to }) => title ?? to ?? object);
const favourites = async (client: Client) => titles((await client({ method: 'GET', url: '/api/me/favourites' })).json());
const recents = async (client: Client) => titles((await client({ method: 'GET', url: '/api/me/recents' })).json());
const put = (client: Client, ...items: object[]) => client({ method: 'PUT', url: '/api/me/favourites', payload: { items } });
const open = (client: Client, item: object) => client({ method: 'POST', url: '/api/me/recents', payload: item });
const give = (name: string, owner: string) => api.database.query(sql`update crm.customer set owner = ${owner}::uuid where id = ${ids[name]}::uuid`);

describe('favourites', () => {
  it('keep their order, once each, with titles as they are now, and are seen by nobody else', async () => {
    const page = { kind: 'page', to: '/find', label: 'Tìm số' };
    const kept = await put(lan, customer('Bình'), page, customer('Ánh'), { kind: 'object', object: 'customer' }, customer('Bình'));
    expect([kept.statusCode, titles(kept.json())]).toEqual([200, ['Bình', '/find', 'Ánh', 'customer']]);
    await lan({ method: 'PATCH', url: `/api/records/customer/${ids.Bình}`, payload: { name: 'Bình An' } });
    expect(await favourites(lan)).toEqual(['Bình An', '/find', 'Ánh', 'customer']);
    expect(await favourites(admin)).toEqual([]);
    await lan({ method: 'PATCH', url: `/api/records/customer/${ids.Bình}`, payload: { name: 'Bình' } });
  });

  it('leave out what cannot be read any more, and have it again when it can', async () => {
    await put(lan, customer('Ánh'), customer('Bình'));
    await give('Ánh', (await api.identity.findUser('admin@example.com'))?.id ?? '');
    expect(await favourites(lan)).toEqual(['Bình']);
    // What she does not see she cannot mean to take out.
    expect(titles((await put(lan, customer('Chi'), customer('Bình'))).json())).toEqual(['Chi', 'Bình']);
    await give('Ánh', lanId);
    expect(await favourites(lan)).toEqual(['Chi', 'Bình', 'Ánh']);
    await lan({ method: 'DELETE', url: `/api/records/customer/${ids.Chi}` });
    expect(await favourites(lan)).toEqual(['Bình', 'Ánh']);
    await lan({ method: 'POST', url: `/api/records/customer/${ids.Chi}/restore` });
  });

  it('say what is missing, and take no address of another host', async () => {
    const incomplete = await put(lan, { kind: 'record', object: 'customer' });
    expect([incomplete.statusCode, incomplete.json().issues]).toEqual([400, [{ pointer: '/items/0/id', message: '"id" is missing' }]]);
    for (const to of ['//evil.example', 'https://evil.example', '/\\evil.example', 'javascript:alert(1)'])
      expect((await put(lan, { kind: 'page', to, label: 'x' })).statusCode).toBe(400);
  });
});

describe('what was opened lately', () => {
  it('is newest first on every device, once each, at most fifty', async () => {
    for (const name of ['Ánh', 'Bình', 'Chi', 'Ánh']) {
      api.pass(1_000);
      expect((await open(lan, customer(name))).statusCode).toBe(204);
    }
    const other = await api.as('lan@example.com');
    expect(await recents(other)).toEqual(['Ánh', 'Chi', 'Bình']);
    for (let index = 0; index < 48; index++) {
      api.pass(1_000);
      await open(lan, { kind: 'page', to: `/find?n=${index}`, label: 'x' });
    }
    const list = await recents(lan);
    expect([list.length, list[0], list.at(-1)]).toEqual([50, '/find?n=47', 'Chi']);
    expect(await api.database.query(sql`select count(*)::int as n from sys.recent where user_id = ${lanId}::uuid`)).toEqual([{ n: 50 }]);
  });

  it('leaves out what cannot be read, and takes note of nothing hidden', async () => {
    await open(lan, customer('Chi'));
    await give('Chi', (await api.identity.findUser('admin@example.com'))?.id ?? '');
    expect(await recents(lan)).not.toContain('Chi');
    const [hidden, unknown] = [await open(lan, customer('Chi')), await open(lan, { ...customer('Chi'), id: '00000000-0000-4000-8000-000000000000' })];
    expect([hidden.statusCode, unknown.statusCode]).toEqual([404, 404]);
    expect(hidden.json().detail).toBe(unknown.json().detail);
    expect((await open(lan, { kind: 'object', object: 'order' })).statusCode).toBe(404);
    await give('Chi', lanId);
    expect(await recents(lan)).toContain('Chi');
  });
});

describe('preferences', () => {
  it('have defaults, change member by member, and are the own ones only', async () => {
    const defaults = { theme: 'auto', density: 'comfortable', single_keys: true, app: null, home: {} };
    expect((await lan({ method: 'GET', url: '/api/me/preferences' })).json()).toEqual(defaults);
    const home = { today: { hidden: ['list:Overdue tasks'], order: ['number:Orders today'] } };
    await lan({ method: 'PATCH', url: '/api/me/preferences', payload: { theme: 'dark', home } });
    const changed = await lan({ method: 'PATCH', url: '/api/me/preferences', payload: { density: 'compact' } });
    expect(changed.json()).toEqual({ theme: 'dark', density: 'compact', single_keys: true, app: null, home });
    expect((await admin({ method: 'GET', url: '/api/me/preferences' })).json()).toEqual(defaults);
    expect((await lan({ method: 'PATCH', url: '/api/me/preferences', payload: { theme: 'pink' } })).statusCode).toBe(400);
    expect((await lan({ method: 'PATCH', url: '/api/me/preferences', payload: {} })).statusCode).toBe(400);
  });
});

describe('the own password', () => {
  it('is changed by whoever knows it, and ends the other sessions', async () => {
    const other = await api.as('lan@example.com');
    const change = (current: string, next: string) => lan({ method: 'POST', url: '/api/auth/password', payload: { current, new: next } });
    const wrong = await change('not the password', 'another long password');
    expect([wrong.statusCode, wrong.json().code, wrong.json().issues]).toEqual([401, 'bad_credentials', [{ pointer: '/current', message: 'wrong' }]]);
    const short = await change(password, 'short');
    expect([short.statusCode, short.json().issues[0].pointer]).toEqual([400, '/new']);
    expect((await change(password, 'another long password')).statusCode).toBe(204);
    expect((await lan({ method: 'GET', url: '/api/me/preferences' })).statusCode).toBe(200);
    expect((await other({ method: 'GET', url: '/api/me/preferences' })).statusCode).toBe(401);
    expect(await api.identity.signIn('lan@example.com', 'another long password', '127.0.0.1')).toMatch(/^\S{20,}$/);
    await expect(api.identity.signIn('lan@example.com', password, '127.0.0.1')).rejects.toThrow('password is wrong');
  });

  it('is not changed with an API token', async () => {
    const { token } = await api.identity.createToken(lanId, { name: 'all', scopes: ['full'] });
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
    const payload = { current: 'another long password', new: 'yet another password' };
    expect((await api.app.inject({ method: 'POST', url: '/api/auth/password', headers, payload })).statusCode).toBe(403);
  });
});
