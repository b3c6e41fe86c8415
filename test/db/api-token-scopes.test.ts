import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { NewApiToken } from '../../engine/identity/api-tokens.ts';
import { openTestApi, type TestApi } from './open-test-api.ts';

let api: TestApi;
let admin: string;

beforeAll(async () => {
  api = await openTestApi();
  admin = (await api.identity.findUser('admin@example.com'))?.id ?? '';
});

afterAll(() => api.close());

type Call = (
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE',
  url: string,
  payload?: object,
) => Promise<{ statusCode: number; body: string; json(): never }>;

async function tokenFor(limits: Omit<NewApiToken, 'name'>, user = admin): Promise<Call> {
  const { token } = await api.identity.createToken(user, { name: 'test', ...limits });
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  return (method, url, payload) => api.app.inject({ method, url, headers, ...(payload ? { payload } : {}) });
}

// Every route that is not public, by what a token needs for it.
const needs = {
  any: [
    'GET /api/auth/me',
    'GET /api/metadata',
    'GET /api/metadata/:kind',
    'GET /api/metadata/:kind/:name',
    'GET /api/metadata/forms/:object',
    'GET /api/openapi.json',
  ],
  read: [
    'GET /api/access/people/:id',
    'GET /api/access/records/:object/:id',
    'GET /api/access/why',
    'GET /api/counters/:name/parked',
    'GET /api/counters/:name/promotions',
    'GET /api/events',
    'GET /api/files/:id',
    'GET /api/find',
    'GET /api/imports',
    'GET /api/imports/:id',
    'GET /api/imports/:id/faults',
    'GET /api/imports/mappings',
    'GET /api/notifications',
    'GET /api/notifications/count',
    'GET /api/notifications/settings',
    'GET /api/operations',
    'GET /api/operations/:id',
    'GET /api/records/:object',
    'GET /api/records/:object/:id',
    'GET /api/records/:object/:id/attachments',
    'GET /api/records/:object/:id/comments',
    'GET /api/records/:object/:id/history',
    'GET /api/records/:object/:id/people',
    'GET /api/records/:object/:id/share-subjects',
    'GET /api/records/:object/:id/shares',
    'GET /api/records/:object/:id/stages',
    'GET /api/records/:object/:id/timeline',
    'GET /api/records/:object/:id/watch',
    'GET /api/records/:object/duplicates',
    'GET /api/search',
    'GET /api/trash',
    'GET /api/views',
    'POST /api/access/rows',
    'POST /api/access/what-if',
    'POST /api/conversions/:name/:id/preview',
    'POST /api/records/:object/:id/reveal',
    'POST /api/records/:object/aggregate',
    'POST /api/records/:object/duplicates',
    'POST /api/records/:object/export',
    'POST /api/records/:object/stages',
    'POST /api/records/:object/titles',
  ],
  write: [
    'DELETE /api/counters/:name/parked/:id',
    'DELETE /api/imports/files/:id',
    'DELETE /api/imports/mappings/:id',
    'DELETE /api/records/:object/:id',
    'DELETE /api/records/:object/:id/attachments/:attachment',
    'DELETE /api/records/:object/:id/comments/:comment',
    'DELETE /api/records/:object/:id/shares/:share',
    'DELETE /api/views/:id',
    'PATCH /api/list-settings/:object',
    'PATCH /api/notifications/settings',
    'PATCH /api/records/:object/:id',
    'PATCH /api/records/:object/:id/comments/:comment',
    'PATCH /api/views/:id',
    'POST /api/conversions/:name/:id',
    'POST /api/counters/:name/sales',
    'POST /api/files',
    'POST /api/imports',
    'POST /api/imports/:id/cancel',
    'POST /api/imports/files/:id/inspect',
    'POST /api/imports/files/:id/preview',
    'POST /api/imports/files/:id/start',
    'POST /api/imports/inspect',
    'POST /api/imports/mappings',
    'POST /api/notifications/read',
    'POST /api/operations/:id/cancel',
    'POST /api/operations/:id/undo',
    'POST /api/records/:object',
    'POST /api/records/:object/:id/attachments',
    'POST /api/records/:object/:id/attachments/:attachment/restore',
    'POST /api/records/:object/:id/comments',
    'POST /api/records/:object/:id/comments/:comment/restore',
    'POST /api/records/:object/:id/merge',
    'POST /api/records/:object/:id/restore',
    'POST /api/records/:object/:id/shares',
    'POST /api/records/:object/bulk',
    'POST /api/records/:object/different',
    'POST /api/views',
    'PUT /api/counters/:name/parked/:id',
    'PUT /api/records/:object/:id/watch',
  ],
  metadata: [
    'GET /api/metadata/change-sets',
    'GET /api/metadata/change-sets/:id',
    'POST /api/metadata/change-sets',
    'POST /api/metadata/change-sets/:id/apply',
    'POST /api/metadata/change-sets/:id/plan',
    'POST /api/metadata/change-sets/:id/roll-back',
  ],
  full: [
    'DELETE /api/auth/sessions',
    'DELETE /api/auth/sessions/:id',
    'DELETE /api/share-rules/:id',
    'DELETE /api/teams/:id',
    'DELETE /api/territories/:id',
    'DELETE /api/territories/:id/records/:object/:record',
    'DELETE /api/tokens/:id',
    'GET /api/access/alerts',
    'GET /api/access/changes',
    'GET /api/access/denials',
    'GET /api/access/exports',
    'GET /api/access/reveals',
    'GET /api/auth/sessions',
    'GET /api/full-exports/:id',
    'GET /api/full-exports/:id/file',
    'GET /api/me/favourites',
    'GET /api/me/preferences',
    'GET /api/me/recents',
    'GET /api/people',
    'GET /api/people/:id',
    'GET /api/sample-data',
    'GET /api/sample-data/preview',
    'GET /api/share-rules',
    'GET /api/teams',
    'GET /api/teams/:id',
    'GET /api/territories',
    'GET /api/territories/:id',
    'GET /api/tokens',
    'PATCH /api/auth/me',
    'PATCH /api/me/preferences',
    'PATCH /api/people/:id',
    'PATCH /api/teams/:id',
    'PATCH /api/territories/:id',
    'POST /api/access/alerts/:id/seen',
    'POST /api/auth/password',
    'POST /api/auth/sign-out',
    'POST /api/full-exports',
    'POST /api/me/recents',
    'POST /api/people',
    'POST /api/people/:id/hand-over',
    'POST /api/people/:id/password',
    'POST /api/sample-data/remove',
    'POST /api/share-rules',
    'POST /api/teams',
    'POST /api/territories',
    'POST /api/tokens',
    'POST /api/trash/purge',
    'PUT /api/me/favourites',
    'PUT /api/territories/:id/records/:object/:record',
  ],
};
const open = ['GET /api/auth/demo', 'GET /health/live', 'GET /health/ready', 'POST /api/auth/demo', 'POST /api/auth/sign-in'];
// Calls that speak of operations, imports, change sets and people's rights as a whole, or write records of several objects.
const notForSome = /^\w+ \/api\/(?:imports|operations|counters|conversions|metadata\/change-sets|access\/(?:people|rows|what-if)|records\/:object\/:id\/merge)/;
// Answers as long as somebody listens.
const endless = 'GET /api/events';

async function isRefused(call: Call, route: string): Promise<boolean> {
  const [method, path = ''] = route.split(' ') as ['GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE', string];
  const url = path.replace(':object', 'customer').replace(':id', '0197c6a0-0000-7000-8000-000000000000').replace(':kind', 'view').replace(':name', 'none');
  const answer = await call(method, url, method === 'GET' || method === 'DELETE' ? undefined : {});
  const { code, scope } = answer.statusCode < 400 ? { code: '', scope: '' } : (answer.json() as { code: string; scope: string });
  if (code !== 'insufficient_scope') return false;
  expect(answer.statusCode).toBe(403);
  expect(needs[scope as keyof typeof needs]).toContain(route);
  return true;
}

describe('the scopes of API tokens', () => {
  it('are asked for by every route', () => {
    expect([...Object.values(needs).flat(), ...open].toSorted()).toEqual(api.routes.toSorted());
  });

  it.each([
    ['read', ['any', 'read']],
    ['write', ['any', 'read', 'write']],
    ['metadata', ['any', 'metadata']],
    ['full', ['any', 'read', 'write', 'metadata', 'full']],
  ] as const)('%s opens the calls that need %j and no other', async (scope, opened) => {
    const call = await tokenFor({ scopes: [scope] });
    for (const [needed, routes] of Object.entries(needs)) {
      const refused = !(opened as readonly string[]).includes(needed);
      for (const route of routes) if (refused || route !== endless) expect([route, await isRefused(call, route)]).toEqual([route, refused]);
    }
  });

  it('let a reader total and export, and not create, change, delete or undo', async () => {
    const call = await tokenFor({ scopes: ['read'] });
    expect((await call('POST', '/api/records/customer/aggregate', { measures: [{ fn: 'count', as: 'n' }] })).json()).toEqual({ rows: [{ n: 0 }] });
    const refused = await call('POST', '/api/records/customer', { name: 'Not by a reader' });
    expect(refused.statusCode).toBe(403);
    expect(refused.json()).toMatchObject({ code: 'insufficient_scope', scope: 'write', detail: 'The token is for read; this needs write.' });
    expect(await api.database.query({ text: 'select 1 from crm.customer', values: [] })).toEqual([]);
  });

  it('are told in the header that RFC 6750 has for it', async () => {
    const { token } = await api.identity.createToken(admin, { name: 'x', scopes: ['read'] });
    const answer = await api.app.inject({ method: 'DELETE', url: '/api/records/customer/1', headers: { authorization: `Bearer ${token}` } });
    expect(answer.headers['www-authenticate']).toBe('Bearer error="insufficient_scope", scope="write"');
  });

  it('give nothing that the user may not do', async () => {
    const staff = (await api.identity.findUser('staff@example.com'))?.id;
    const call = await tokenFor({ scopes: ['metadata'] }, staff);
    expect((await call('GET', '/api/metadata/change-sets')).json()).toMatchObject({ code: 'forbidden' });
  });
});

describe('a token for some objects', () => {
  let call: Call;
  let customer: string;
  let order: string;
  beforeAll(async () => {
    const whole = await tokenFor({});
    customer = ((await whole('POST', '/api/records/customer', { name: 'Ánh', phone: '0912345678' })).json() as { id: string }).id;
    const made = await whole('POST', '/api/records/order', { number: 'T-1', customer, items: [{ product: 'Candle', quantity: 1 }] });
    order = (made.json() as { id: string }).id;
    call = await tokenFor({ scopes: ['write'], objects: ['order'] });
  });

  it.each(Object.values(needs).flat().toSorted())('is refused, of %s, what reaches beyond them', async (route) => {
    const limited = await tokenFor({ scopes: ['write'], objects: ['order'] });
    // The calls of this matrix go to customers, where they name an object.
    const refused = notForSome.test(route) || route.includes(':object') || needs.full.includes(route);
    if (route !== endless) expect(await isRefused(limited, route)).toBe(refused);
  });

  it('reads and writes records of those, with their lines', async () => {
    expect((await call('GET', `/api/records/order/${order}`)).json()).toMatchObject({ number: 'T-1', items: [{ product: 'Candle' }] });
    expect((await call('PATCH', `/api/records/order/${order}`, { number: 'T-2' })).json()).toMatchObject({ number: 'T-2' });
  });

  it('answers of other objects and of none alike', async () => {
    const [other, none] = [await call('GET', `/api/records/customer/${customer}`), await call('GET', '/api/records/nothing/1')];
    for (const answer of [other, none]) {
      expect(answer.statusCode).toBe(403);
      expect(answer.json()).toMatchObject({ code: 'insufficient_scope', detail: 'The token is for the objects order.' });
    }
  });

  it('does not reach others through links, filters, totals or search, though its user may', async () => {
    expect((await call('GET', `/api/records/order/${order}?fields=customer.name`)).json()).toMatchObject({ code: 'unknown_field' });
    expect((await call('GET', `/api/records/order?filter=${encodeURIComponent('customer.name = "Ánh"')}`)).json()).toMatchObject({ code: 'bad_expression' });
    const group = await call('POST', '/api/records/order/aggregate', { group: [{ field: 'customer.name' }], measures: [{ fn: 'count', as: 'n' }] });
    expect(group.json()).toMatchObject({ code: 'unknown_field' });
    expect((await call('GET', '/api/search?q=anh')).json()).toEqual({ items: [] });
    expect((await call('GET', '/api/find?phone=345678')).json()).toEqual({ items: [] });
    const { objects } = (await call('GET', '/api/metadata')).json() as { objects: { name: string }[] };
    expect(objects.map(({ name }) => name)).not.toContain('customer');
    expect(objects.map(({ name }) => name)).toContain('order');
  });

  it('has no rights of an administrator', async () => {
    expect((await call('GET', '/api/auth/me')).json()).toMatchObject({ user: { email: 'admin@example.com', admin: false } });
    expect((await call('GET', '/api/metadata/role')).json()).toMatchObject({ code: 'forbidden' });
  });

  it('is made in a session, for objects that there are', async () => {
    const session = await api.as('admin@example.com');
    const made = await session({ method: 'POST', url: '/api/tokens', payload: { name: 'r', scopes: ['read'], objects: ['customer'] } });
    expect(made.statusCode).toBe(201);
    expect(made.json()).toMatchObject({ scopes: ['read'], objects: ['customer'] });
    const unknown = await session({ method: 'POST', url: '/api/tokens', payload: { name: 'r', scopes: ['read'], objects: ['customer', 'custmer'] } });
    expect(unknown.json()).toMatchObject({ code: 'bad_request', issues: [{ pointer: '/objects/1', message: 'there is no object "custmer"' }] });
    const wrong = await session({ method: 'POST', url: '/api/tokens', payload: { name: 'r', scopes: ['delete'] } });
    expect(wrong.json()).toMatchObject({ code: 'bad_request', issues: [{ pointer: '/scopes/0' }] });
  });
});
