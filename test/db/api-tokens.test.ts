import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestApi, password, type TestApi } from './open-test-api.ts';

let api: TestApi;

beforeAll(async () => {
  api = await openTestApi();
});

afterAll(() => api.close());

const json = { 'content-type': 'application/json' };

describe('API tokens', () => {
  it('are made in a session, shown once, used as bearer and revoked', async () => {
    const admin = await api.as('admin@example.com');
    const made = await admin({ method: 'POST', url: '/api/tokens', payload: { name: 'bench' } });
    expect(made.statusCode).toBe(201);
    const { id, token } = made.json();
    const bearer = { authorization: `Bearer ${token}` };
    expect((await api.app.inject({ method: 'GET', url: '/api/auth/me', headers: bearer })).json().user.email).toBe('admin@example.com');
    const listed = await admin({ method: 'GET', url: '/api/tokens' });
    expect(listed.json().items).toMatchObject([{ id, name: 'bench', scopes: ['full'], objects: null }]);
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
    expect((await ask({ cookie: `trellis_session=${token}` })).json()).toEqual({ user: null });
    expect((await ask({ authorization: `Bearer ${session}` })).statusCode).toBe(401);
    expect((await ask({ authorization: 'Bearer trl_wrong', cookie: `trellis_session=${session}` })).statusCode).toBe(401);
    expect((await ask({ cookie: `other=1; trellis_session=${session}` })).statusCode).toBe(200);
  });
});
