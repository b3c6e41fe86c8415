import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { listenToEvents } from './listen-to-events.ts';
import { openTestApi, password, type TestApi } from './open-test-api.ts';
import { openSecondApi, type SecondApi } from './under-load/second-api.ts';

type Client = Awaited<ReturnType<TestApi['as']>>;

/** Within this a right taken away is gone in every process. */
const promised = { timeout: 1_000, interval: 10 };

let api: TestApi;
let second: SecondApi;
let admin: Client;
let base: string;

beforeAll(async () => {
  api = await openTestApi();
  second = await openSecondApi(api, (message, error) => {
    throw new Error(message, { cause: error });
  });
  admin = await api.as('admin@example.com');
  // The stream is the other process's: it hears of the change by notice only.
  base = await second.app.listen({ port: 0, host: '127.0.0.1' });
});

afterAll(async () => {
  await second.close();
  await api.close();
});

async function add(name: string, role: string): Promise<string> {
  const answer = await admin({ method: 'POST', url: '/api/people', payload: { name, email: `${name}@example.com`, password, roles: [role] } });
  return answer.json().id;
}

/** Asks the other process, as somebody signed in there. */
const ask = async (headers: Record<string, string>, url = '/api/records/customer') => (await second.app.inject({ method: 'GET', url, headers })).statusCode;
const cookieOf = async (name: string) => ({ cookie: `trellis_session=${await api.identity.signIn(`${name}@example.com`, password, '127.0.0.1')}` });

describe('disabling a person', () => {
  it('ends sessions, API tokens and open event streams in another process within a second', async () => {
    const id = await add('leaver', 'staff');
    const session = await cookieOf('leaver');
    const { token } = await api.identity.createToken(id, { name: 'till' });
    const bearer = { authorization: `Bearer ${token}` };
    const stream = await listenToEvents(base, session);
    expect([await ask(session), await ask(bearer)]).toEqual([200, 200]);
    expect((await admin({ method: 'PATCH', url: `/api/people/${id}`, payload: { active: false } })).json()).toMatchObject({ active: false });
    await vi.waitFor(async () => expect([await ask(session), await ask(bearer), stream.over()]).toEqual([401, 401, true]), promised);
    await expect(api.identity.signIn('leaver@example.com', password, '127.0.0.1')).rejects.toMatchObject({ code: 'bad_credentials' });
  });

  it('is over when the person is enabled again, for tokens; sessions begin anew', async () => {
    const id = await add('returner', 'staff');
    const session = await cookieOf('returner');
    const { token } = await api.identity.createToken(id, { name: 'till' });
    const bearer = { authorization: `Bearer ${token}` };
    await admin({ method: 'PATCH', url: `/api/people/${id}`, payload: { active: false } });
    await admin({ method: 'PATCH', url: `/api/people/${id}`, payload: { active: true } });
    await vi.waitFor(async () => expect([await ask(session), await ask(bearer)]).toEqual([401, 200]), promised);
    expect(await ask(await cookieOf('returner'))).toBe(200);
  });
});

describe('taking a right away', () => {
  it('is felt in another process within a second, and closes open streams: a role', async () => {
    const id = await add('demoted', 'staff');
    const session = await cookieOf('demoted');
    const stream = await listenToEvents(base, session);
    expect(await ask(session)).toBe(200);
    await admin({ method: 'PATCH', url: `/api/people/${id}`, payload: { roles: [] } });
    await vi.waitFor(async () => expect([await ask(session), stream.over()]).toEqual([404, true]), promised);
  });

  it.each([
    ['leaving it', (id: string) => ['PATCH', `/api/teams/${id}`, { members: [] }] as const],
    ['its losing it', (id: string) => ['PATCH', `/api/teams/${id}`, { roles: [] }] as const],
    ['its end', (id: string) => ['DELETE', `/api/teams/${id}`, {}] as const],
  ])('… the role of a team, by %s', async (how, request) => {
    const name = `member-${how.replaceAll(' ', '-')}`;
    const user = await add(name, 'guest');
    const { id } = (await admin({ method: 'POST', url: '/api/teams', payload: { name: how, roles: ['staff'], members: [{ user }] } })).json();
    const session = await cookieOf(name);
    const stream = await listenToEvents(base, session);
    expect(await ask(session, '/api/records/order')).toBe(200);
    const [method, url, payload] = request(id);
    await admin({ method, url, payload });
    await vi.waitFor(async () => expect([await ask(session, '/api/records/order'), stream.over()]).toEqual([404, true]), promised);
  });

  it('leaves the streams of others open', async () => {
    await add('bystander', 'staff');
    const id = await add('other', 'staff');
    const stream = await listenToEvents(base, await cookieOf('bystander'));
    const other = await listenToEvents(base, await cookieOf('other'));
    await admin({ method: 'PATCH', url: `/api/people/${id}`, payload: { roles: ['guest'] } });
    await vi.waitFor(() => expect(other.over()).toBe(true), promised);
    expect(stream.over()).toBe(false);
    stream.stop();
  });
});
