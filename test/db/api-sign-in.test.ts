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
    expect((await staff({ method: 'GET', url: '/api/auth/me' })).json()).toEqual({ user: null });
    expect((await staff({ method: 'GET', url: '/api/records/customer' })).statusCode).toBe(401);
  });
});

describe('who is signed in', () => {
  const ask = (headers: Record<string, string> = {}) => api.app.inject({ method: 'GET', url: '/api/auth/me', headers });

  it('is nobody before signing in, with no cookie, another or one that has ended', async () => {
    for (const headers of [{}, { cookie: 'other=1' }, { cookie: `trellis_session=${'x'.repeat(43)}` }]) {
      const answer = await ask(headers);
      expect(answer.statusCode).toBe(200);
      expect(answer.json()).toEqual({ user: null });
    }
  });

  it('is an error to ask with a token that is none', async () => {
    for (const authorization of ['Bearer trl_wrong', 'Bearer ', 'Basic YTpi']) {
      const answer = await ask({ authorization });
      expect(answer.statusCode).toBe(401);
      expect(answer.json().code).toBe('not_signed_in');
    }
  });
});
