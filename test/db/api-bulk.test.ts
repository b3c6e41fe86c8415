import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ApiClients, type Client, openApiClients } from './open-api-clients.ts';

let api: ApiClients['api'];
let admin: Client;
let staff: Client;
let guest: Client;
let create: ApiClients['create'];
let bearer: ApiClients['bearer'];

beforeAll(async () => {
  ({ api, admin, staff, guest, create, bearer } = await openApiClients());
});

afterAll(() => api.close());

describe('Idempotency-Key', () => {
  const post = (key: string, payload: object, as: Client = admin) =>
    as({ method: 'POST', url: '/api/records/customer', headers: { 'idempotency-key': key }, payload });
  const count = async (name: string) =>
    (await admin({ method: 'GET', url: `/api/records/customer?count=exact&filter=${encodeURIComponent(`name = "${name}"`)}` })).json().count;

  it('gives the same answer to the same key and body, and writes once', async () => {
    const first = await post('k1', { name: 'Once' });
    const second = await post('k1', { name: 'Once' });
    expect(second.statusCode).toBe(201);
    expect(second.json()).toEqual(first.json());
    for (const header of ['etag', 'location', 'trellis-operation']) expect(second.headers[header]).toBe(first.headers[header]);
    expect(await count('Once')).toBe(1);
  });

  it('writes once when eight come at the same time', async () => {
    const token = await bearer('admin@example.com');
    const answers = await Promise.all(
      Array.from({ length: 8 }, () =>
        api.app.inject({
          method: 'POST',
          url: '/api/records/customer',
          headers: { ...token, 'content-type': 'application/json', 'idempotency-key': 'k8' },
          payload: { name: 'Eight' },
        }),
      ),
    );
    expect(new Set(answers.map((answer) => answer.json().id)).size).toBe(1);
    expect(answers.map((answer) => answer.statusCode)).toEqual([201, 201, 201, 201, 201, 201, 201, 201]);
    expect(await count('Eight')).toBe(1);
  });

  it('refuses another body under the same key', async () => {
    await post('k2', { name: 'One' });
    const answer = await post('k2', { name: 'Two' });
    expect(answer.statusCode).toBe(422);
    expect(answer.json().code).toBe('idempotency_mismatch');
    expect(await count('Two')).toBe(0);
  });

  it('is forgotten when the write was refused, belongs to one person and lasts a day', async () => {
    expect((await post('k3', {})).statusCode).toBe(422);
    expect((await post('k3', { name: 'Repaired' })).statusCode).toBe(201);
    expect((await post('k3', { name: 'Of somebody else' }, staff)).statusCode).toBe(201);
    await api.database.query({ text: `update sys.idempotency set created_at = created_at - interval '25 hours'`, values: [] });
    expect((await post('k3', { name: 'A day later' })).statusCode).toBe(201);
  });
});

describe('bulk', () => {
  const bulk = (payload: object, object = 'order', as: Client = admin) => as({ method: 'POST', url: `/api/records/${object}`, payload });

  it('creates, changes and deletes under one operation', async () => {
    const [one, two] = [await create({ number: 'B-1' }, 'order'), await create({ number: 'B-2' }, 'order')];
    const answer = await bulk({
      items: [
        { values: { number: 'B-3' } },
        { op: 'update', id: one.id, version: 1, values: { paid: true } },
        { op: 'update', id: one.id.toUpperCase(), values: {} },
        { op: 'delete', id: two.id },
      ].slice(0, 2),
    });
    expect(answer.statusCode, answer.body).toBe(200);
    expect(answer.json()).toMatchObject({
      results: [
        { ok: true, version: 1, changed: true },
        { ok: true, id: one.id, version: 2, changed: true },
      ],
    });
    expect(answer.headers['trellis-operation']).toBe(answer.json().operation);
  });

  it('writes nothing when one item fails, and names its place', async () => {
    const answer = await bulk({ items: [{ values: { number: 'N-1' } }, { values: {} }] });
    expect(answer.statusCode).toBe(422);
    expect(answer.json().issues).toMatchObject([{ pointer: '/items/1/number' }]);
  });

  it('writes what is valid when told to', async () => {
    const answer = await bulk({ mode: 'valid', items: [{ values: { number: 'V-1' } }, { values: {} }] });
    expect(answer.json().results).toMatchObject([{ ok: true }, { ok: false, code: 'invalid_record' }]);
  });

  it.each([
    ['an operation there is not', { items: [{ op: 'upsert', values: {} }] }, '/items/0/op'],
    ['an update without id', { items: [{ op: 'update', values: {} }] }, '/items/0/id'],
    ['a member there is not', { items: [{ values: {}, colour: 1 }] }, '/items/0/colour'],
  ])('refuses %s', async (_, payload, pointer) => {
    const answer = await bulk(payload);
    expect(answer.statusCode).toBe(400);
    expect(answer.json().issues[0].pointer).toBe(pointer);
  });

  it('takes 10,000 items at once and no more', async () => {
    const items = Array.from({ length: 10_000 }, (_, index) => ({ values: { number: `T-${index}` } }));
    const answer = await api.app.inject({
      method: 'POST',
      url: '/api/records/order',
      headers: { ...(await bearer('admin@example.com')), 'content-type': 'application/json' },
      payload: { items },
    });
    expect(answer.statusCode, answer.body.slice(0, 500)).toBe(200);
    expect(answer.json().results).toHaveLength(10_000);
    const more = await bulk({ items: [...items, ...items.slice(0, 1)] });
    expect(more.statusCode).toBe(400);
    expect(more.json().issues[0].pointer).toBe('/items');
  }, 60_000);

  it('is refused without the right to write many', async () => {
    const answer = await bulk({ items: [{ values: { name: 'Many' } }] }, 'customer', staff);
    expect(answer.statusCode).toBe(403);
    expect((await bulk({ items: [{ values: { number: 'Own' } }] }, 'order', staff)).statusCode).toBe(200);
    expect((await bulk({ items: [{ values: { number: 'None' } }] }, 'order', guest)).statusCode).toBe(404);
  });
});
