import { fastify } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { requireRouteAccess } from '../../engine/api/http/route-access.ts';
import { openTestApi, password, type TestApi } from './open-test-api.ts';

type Client = Awaited<ReturnType<TestApi['as']>>;

let api: TestApi;
let staff: Client;
let cookie: string;
const logged: string[] = [];

beforeAll(async () => {
  api = await openTestApi({ log: (message) => logged.push(message) });
  staff = await api.as('staff@example.com');
  cookie = `trellis_session=${await api.identity.signIn('admin@example.com', password, '127.0.0.1')}`;
});

afterAll(() => api.close());

const json = { 'content-type': 'application/json' };

describe('who may call', () => {
  it('fails at boot for a route that does not say', () => {
    const app = fastify();
    requireRouteAccess(app);
    expect(() => app.get('/api/forgotten', async () => 'open')).toThrow('route GET /api/forgotten does not declare config.access');
  });

  it.each([
    ['GET', '/api/records/customer'],
    ['POST', '/api/records/customer'],
    ['GET', '/api/metadata'],
    ['PATCH', '/api/auth/me'],
    ['GET', '/api/events'],
    ['GET', '/api/openapi.json'],
    ['POST', '/api/metadata/change-sets'],
    ['GET', '/api/nothing'],
    ['DELETE', '/api'],
  ] as const)('refuses %s %s to nobody', async (method, url) => {
    const answer = await api.app.inject({ method, url, headers: json, ...(method === 'POST' || method === 'PATCH' ? { payload: {} } : {}) });
    expect(answer.statusCode).toBe(401);
    expect(answer.json().code).toBe('not_signed_in');
    expect(answer.headers['www-authenticate']).toBe('Bearer');
  });

  it.each([
    ['POST', '/api/metadata/change-sets'],
    ['GET', '/api/metadata/change-sets'],
    ['POST', '/api/metadata/change-sets/0197c6a0-0000-7000-8000-000000000000/apply'],
    ['GET', '/api/metadata/role'],
    ['GET', '/api/metadata/field'],
  ] as const)('refuses %s %s to who is no administrator', async (method, url) => {
    const answer = await staff({ method, url, ...(method === 'POST' ? { payload: {} } : {}) });
    expect(answer.statusCode).toBe(403);
    expect(answer.json().code).toBe('forbidden');
  });

  it('answers a path there is not with a problem document', async () => {
    const answer = await staff({ method: 'GET', url: '/api/nothing' });
    expect(answer.statusCode).toBe(404);
    expect(answer.headers['content-type']).toBe('application/problem+json; charset=utf-8');
    expect(answer.json()).toMatchObject({ code: 'not_found', type: 'https://trellis.dev/errors/not_found', status: 404 });
  });
});

describe('requests that other sites make a browser send', () => {
  const send = (headers: Record<string, string>, payload = '{"name":"Forged"}') =>
    api.app.inject({ method: 'POST', url: '/api/records/customer', headers: { cookie, ...headers }, payload });

  it.each(['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x', 'application/json-patch+json'])(
    'are refused as %s',
    async (type) => {
      const answer = await send({ 'content-type': type });
      expect(answer.statusCode).toBe(415);
      expect(answer.json().code).toBe('unsupported_media_type');
    },
  );

  it.each(['cross-site', 'same-site'])('are refused from %s', async (site) => {
    expect((await send({ ...json, 'sec-fetch-site': site })).statusCode).toBe(403);
  });

  it.each(['same-origin', 'none'])('are not those from %s', async (site) => {
    expect((await send({ ...json, 'sec-fetch-site': site })).statusCode).toBe(201);
  });

  it('cannot sign a browser in either', async () => {
    const answer = await api.app.inject({
      method: 'POST',
      url: '/api/auth/sign-in',
      headers: { 'content-type': 'text/plain' },
      payload: JSON.stringify({ email: 'staff@example.com', password }),
    });
    expect(answer.statusCode).toBe(415);
    expect(answer.headers['set-cookie']).toBeUndefined();
  });
});

describe('bodies', () => {
  const post = (payload: string) => api.app.inject({ method: 'POST', url: '/api/records/customer', headers: { cookie, ...json }, payload });
  const nested = (depth: number) => `${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`;

  it.each([
    ['JSON that ends early', '{"name":'],
    ['__proto__', '{"name":"x","__proto__":{"admin":true}}'],
    ['constructor', '{"name":"x","phone":{"constructor":{"prototype":{}}}}'],
    ['JSON nested 33 deep', nested(33)],
    ['no body', ''],
    ['null', 'null'],
  ])('are refused with %s', async (_, payload) => {
    const answer = await post(payload);
    expect(answer.statusCode).toBe(400);
    expect(answer.json()).toMatchObject({ code: 'bad_request', issues: [{ message: expect.any(String) }] });
  });

  it('may be nested 32 deep', async () => {
    expect((await post(nested(32))).json().code).toBe('invalid_record');
  });

  it('may not hold characters that cannot be stored', async () => {
    const answer = await api.app.inject({ method: 'GET', url: `/api/search?q=${encodeURIComponent('a\u0000b')}`, headers: { cookie } });
    expect(answer.statusCode).toBeLessThan(500);
  });
});

describe('faults of ours', () => {
  it('are told by an opaque instance only, under which they are logged', async () => {
    await api.database.query({ text: "alter table crm.customer add constraint planted check (name <> 'boom')", values: [] });
    const answer = await api.app.inject({ method: 'POST', url: '/api/records/customer', headers: { cookie, ...json }, payload: { name: 'boom' } });
    await api.database.query({ text: 'alter table crm.customer drop constraint planted', values: [] });
    expect(answer.statusCode).toBe(500);
    const { instance, ...body } = answer.json();
    expect(body).toEqual({
      type: 'https://trellis.dev/errors/internal',
      title: 'Something went wrong on our side',
      status: 500,
      code: 'internal',
      detail: 'Something went wrong on our side',
      issues: [],
    });
    expect(logged).toEqual([`POST /api/records/customer failed (${instance})`]);
  });
});

describe('every answer', () => {
  it.each(['/api/metadata', '/api/nothing', '/health/live'])('carries the security headers at %s', async (url) => {
    const { headers } = await api.app.inject({ method: 'GET', url, headers: { cookie } });
    expect(headers['content-security-policy']).toContain("default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self'");
    expect(headers['content-security-policy']).toContain("frame-ancestors 'none'; base-uri 'none'; form-action 'self'");
    expect(headers).toMatchObject({ 'x-content-type-options': 'nosniff', 'cross-origin-opener-policy': 'same-origin', 'referrer-policy': 'same-origin' });
    expect(headers.server ?? headers['x-powered-by']).toBeUndefined();
  });
});

describe('health', () => {
  it('says ok and nothing else', async () => {
    const live = await api.app.inject({ method: 'GET', url: '/health/live' });
    const ready = await api.app.inject({ method: 'GET', url: '/health/ready' });
    expect([live.statusCode, live.json(), ready.statusCode, ready.json()]).toEqual([200, { status: 'ok' }, 200, { status: 'ok' }]);
  });

  it('is not ready without its database, and remembers it for two seconds', async () => {
    const other = await openTestApi();
    const ask = async () => (await other.app.inject({ method: 'GET', url: '/health/ready' })).statusCode;
    expect(await ask()).toBe(200);
    await other.database.query({ text: 'alter table sys.model rename to model_away', values: [] });
    expect(await ask()).toBe(200);
    other.pass(2_001);
    expect(await ask()).toBe(503);
    await other.database.query({ text: 'alter table sys.model_away rename to model', values: [] });
    other.pass(2_001);
    expect(await ask()).toBe(200);
    await other.close();
  });
});
