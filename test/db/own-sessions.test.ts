import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestApi, password, type TestApi } from './open-test-api.ts';
import { shopDocuments } from './shop-documents.ts';

let api: TestApi;
let lan: string;

beforeAll(async () => {
  api = await openTestApi({ documents: shopDocuments });
  for (const name of ['lan', 'mai']) await api.identity.createUser({ email: `${name}@example.com`, name, password, roles: [] });
  lan = (await api.identity.findUser('lan@example.com'))?.id ?? '';
});

afterAll(() => api.close());

type Method = 'GET' | 'DELETE';

/** Signs in on a device and answers how to ask from there. */
async function on(agent: string | undefined, email = 'lan@example.com') {
  const cookie = `trellis_session=${await api.identity.signIn(email, password, '127.0.0.1', agent)}`;
  api.pass(60_000);
  return (method: Method, path = '') => api.app.inject({ method, url: `/api/auth/sessions${path}`, headers: { cookie, 'content-type': 'application/json' } });
}

const agents = (body: { items: { agent: string | null; current: boolean }[] }) => body.items.map(({ agent, current }) => `${agent}${current ? ' (this)' : ''}`);

describe('the own sessions', () => {
  it('are told with device and times, this one first, and to nobody else', async () => {
    await on('Phone');
    const desk = await on('Desk');
    await on('Mai', 'mai@example.com');
    const answer = (await desk('GET')).json();
    expect(agents(answer)).toEqual(['Desk (this)', 'Phone']);
    expect(answer.items[0]).toEqual({
      id: expect.stringMatching(/^[0-9a-f]{32}$/),
      agent: 'Desk',
      created_at: expect.stringMatching(/Z$/),
      last_seen_at: expect.stringMatching(/Z$/),
      current: true,
    });
  });

  it('are ended one by one, at once, and never those of others', async () => {
    const tablet = await on('Tablet');
    const desk = await on(undefined);
    const mai = await on('Mai', 'mai@example.com');
    const [mine] = (await mai('GET')).json().items;
    const { items } = (await desk('GET')).json();
    const id = items.find(({ agent }: { agent: string }) => agent === 'Tablet').id;
    expect((await tablet('GET')).statusCode).toBe(200);
    expect((await desk('DELETE', `/${id}`)).statusCode).toBe(204);
    expect((await tablet('GET')).statusCode).toBe(401);
    expect((await desk('DELETE', `/${id}`)).json().code).toBe('not_found');
    expect((await desk('DELETE', `/${mine.id}`)).json().code).toBe('not_found');
    expect((await desk('DELETE', "/' or true")).json().code).toBe('not_found');
    expect((await mai('GET')).statusCode).toBe(200);
  });

  it('are ended all but this one', async () => {
    const [old, desk, mai] = [await on('Old'), await on('Desk'), await on('Mai', 'mai@example.com')];
    const before = (await desk('GET')).json().items.length;
    expect((await desk('DELETE')).json()).toEqual({ ended: before - 1 });
    expect(agents((await desk('GET')).json())).toEqual(['Desk (this)']);
    expect([(await old('GET')).statusCode, (await mai('GET')).statusCode]).toEqual([401, 200]);
  });

  it('that ended by themselves are not told, and a token ends none', async () => {
    await on('Forgotten');
    api.pass(15 * 86_400_000);
    const desk = await on('Desk');
    expect(agents((await desk('GET')).json())).toEqual(['Desk (this)']);
    const { token } = await api.identity.createToken(lan, { name: 'all', scopes: ['full'] });
    const ask = (method: Method) =>
      api.app.inject({ method, url: '/api/auth/sessions', headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' } });
    expect(agents((await ask('GET')).json())).toEqual(['Desk']);
    expect((await ask('DELETE')).json().code).toBe('forbidden');
    expect((await desk('GET')).statusCode).toBe(200);
  });
});
