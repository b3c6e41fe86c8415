import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestApi, password, type TestApi } from './open-test-api.ts';

let api: TestApi;

beforeAll(async () => {
  api = await openTestApi();
});

afterAll(() => api.close());

const json = { 'content-type': 'application/json' };
const signIn = (payload: object, headers: Record<string, string> = {}) =>
  api.app.inject({ method: 'POST', url: '/api/auth/sign-in', headers: { ...json, ...headers }, payload });
const problem = { 'content-type': 'application/problem+json; charset=utf-8' };

describe('signing in', () => {
  it('answers the person and sets a cookie that scripts and other sites cannot use', async () => {
    const answer = await signIn({ email: 'Staff@example.com', password });
    expect(answer.statusCode).toBe(200);
    expect(answer.json()).toEqual({
      user: { id: expect.any(String), name: 'The staff', email: 'staff@example.com', roles: ['staff'], zone: 'Asia/Ho_Chi_Minh', locale: 'vi', admin: false },
    });
    expect(answer.headers['set-cookie']).toMatch(/^trellis_session=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax; Max-Age=5184000$/);
  });

  it('names the cookie __Host- and makes it Secure where the address is https', async () => {
    const secure = await openTestApi({ settings: { publicUrl: 'https://crm.example.com' } });
    const answer = await secure.app.inject({ method: 'POST', url: '/api/auth/sign-in', headers: json, payload: { email: 'staff@example.com', password } });
    const cookie = String(answer.headers['set-cookie']);
    expect(cookie).toMatch(/^__Host-trellis_session=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax; Secure; Max-Age=5184000$/);
    const me = await secure.app.inject({ method: 'GET', url: '/api/auth/me', headers: { cookie: cookie.split(';')[0] } });
    expect(me.statusCode).toBe(200);
    await secure.close();
  });

  it('refuses a wrong password with a problem document', async () => {
    const answer = await signIn({ email: 'staff@example.com', password: 'wrong password' });
    expect(answer.statusCode).toBe(401);
    expect(answer.headers).toMatchObject(problem);
    expect(answer.json()).toEqual({
      type: 'https://trellis.dev/errors/bad_credentials',
      title: 'The e-mail address or the password is wrong',
      status: 401,
      code: 'bad_credentials',
      detail: 'The e-mail address or the password is wrong.',
      issues: [],
      instance: expect.stringMatching(/^urn:uuid:/),
    });
  });

  it('says when to come back after too many attempts', async () => {
    for (let attempt = 0; attempt < 10; attempt += 1) await signIn({ email: 'guest@example.com', password: 'wrong password' });
    const answer = await signIn({ email: 'guest@example.com', password });
    expect(answer.statusCode).toBe(429);
    expect(answer.headers['retry-after']).toBe('900');
  });

  it('names what is missing or unknown in the body', async () => {
    const answer = await signIn({ email: 'a', pass: 'b' });
    expect(answer.statusCode).toBe(400);
    expect(answer.json().issues).toEqual([
      { pointer: '/password', message: '"password" is missing' },
      { pointer: '/pass', message: 'There is no member "pass" here.' },
    ]);
  });
});

describe("one's own session", () => {
  it('changes zone and language', async () => {
    const staff = await api.as('staff@example.com');
    const answer = await staff({ method: 'PATCH', url: '/api/auth/me', payload: { zone: 'Europe/London', locale: 'en' } });
    expect(answer.json().user).toMatchObject({ zone: 'Europe/London', locale: 'en' });
    expect((await staff({ method: 'GET', url: '/api/auth/me' })).json().user).toMatchObject({ zone: 'Europe/London', locale: 'en' });
    expect((await staff({ method: 'PATCH', url: '/api/auth/me', payload: { zone: 'Mars/Olympus' } })).statusCode).toBe(400);
  });

  it('ends by signing out', async () => {
    const staff = await api.as('staff@example.com');
    const answer = await staff({ method: 'POST', url: '/api/auth/sign-out', payload: {} });
    expect(answer.statusCode).toBe(204);
    expect(String(answer.headers['set-cookie'])).toContain('Max-Age=0');
    expect((await staff({ method: 'GET', url: '/api/auth/me' })).statusCode).toBe(401);
  });
});

describe('API tokens', () => {
  it('are made in a session, shown once, used as bearer and revoked', async () => {
    const admin = await api.as('admin@example.com');
    const made = await admin({ method: 'POST', url: '/api/tokens', payload: { name: 'bench' } });
    expect(made.statusCode).toBe(201);
    const { id, token } = made.json();
    const bearer = { authorization: `Bearer ${token}` };
    expect((await api.app.inject({ method: 'GET', url: '/api/auth/me', headers: bearer })).json().user.email).toBe('admin@example.com');
    const listed = await admin({ method: 'GET', url: '/api/tokens' });
    expect(listed.json().items).toMatchObject([{ id, name: 'bench' }]);
    expect(listed.body).not.toContain(token);
    const another = await api.app.inject({ method: 'POST', url: '/api/tokens', headers: { ...bearer, ...json }, payload: { name: 'child' } });
    expect(another.statusCode).toBe(403);
    expect((await admin({ method: 'DELETE', url: `/api/tokens/${id}`, payload: {} })).statusCode).toBe(204);
    expect((await api.app.inject({ method: 'GET', url: '/api/auth/me', headers: bearer })).statusCode).toBe(401);
  });

  it('are not taken as cookies, nor sessions as bearers, and a bad bearer is not replaced by the cookie', async () => {
    const { id } = (await api.identity.findUser('staff@example.com')) ?? { id: '' };
    const { token } = await api.identity.createToken(id, { name: 'x' });
    const session = await api.identity.signIn('staff@example.com', password, '10.1.1.1');
    const ask = (headers: Record<string, string>) => api.app.inject({ method: 'GET', url: '/api/auth/me', headers });
    expect((await ask({ cookie: `trellis_session=${token}` })).statusCode).toBe(401);
    expect((await ask({ authorization: `Bearer ${session}` })).statusCode).toBe(401);
    expect((await ask({ authorization: 'Bearer trl_wrong', cookie: `trellis_session=${session}` })).statusCode).toBe(401);
    expect((await ask({ cookie: `other=1; trellis_session=${session}` })).statusCode).toBe(200);
  });
});
