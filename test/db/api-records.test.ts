import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ApiClients, type Client, openApiClients } from './open-api-clients.ts';

let api: ApiClients['api'];
let admin: Client;
let staff: Client;
let guest: Client;
let create: ApiClients['create'];

beforeAll(async () => {
  ({ api, admin, staff, guest, create } = await openApiClients());
});

afterAll(() => api.close());

const nowhere = '0197c6a0-0000-7000-8000-000000000000';

describe('POST /api/records/:object', () => {
  it('answers the record with its ETag, place and operation', async () => {
    const made = await admin({ method: 'POST', url: '/api/records/customer', payload: { name: 'An', phone: '0912345678' } });
    expect(made.statusCode).toBe(201);
    expect(made.json()).toMatchObject({ name: 'An', phone: { number: '+84912345678', raw: '0912345678' }, level: 'new', version: 1 });
    const { id } = made.json();
    expect(made.headers).toMatchObject({
      etag: '"1"',
      location: `/api/records/customer/${id}`,
      'trellis-operation': expect.stringMatching(/^[0-9a-f-]{36}$/),
      'cache-control': 'no-store',
    });
  });

  it('takes an id of the client and refuses it a second time', async () => {
    const id = '0197c6a0-1111-7000-8000-000000000001';
    expect((await create({ id, name: 'Own id' })).id).toBe(id);
    const again = await admin({ method: 'POST', url: '/api/records/customer', payload: { id, name: 'Again' } });
    expect(again.statusCode).toBe(409);
    expect(again.json().code).toBe('id_taken');
  });

  it('names every field that is wrong', async () => {
    const answer = await admin({ method: 'POST', url: '/api/records/customer', payload: { level: 'platinum', nothing: 1 } });
    expect(answer.statusCode).toBe(422);
    expect(answer.json().code).toBe('invalid_record');
    expect(
      answer
        .json()
        .issues.map((issue: { pointer: string }) => issue.pointer)
        .sort(),
    ).toEqual(['/level', '/name', '/nothing']);
  });

  it('refuses a second record with the same unique value', async () => {
    await create({ name: 'First', code: 'K-1' });
    const answer = await admin({ method: 'POST', url: '/api/records/customer', payload: { name: 'Second', code: 'k-1' } });
    expect(answer.statusCode).toBe(409);
    expect(answer.json()).toMatchObject({ code: 'duplicate', issues: [{ pointer: '/code' }] });
  });

  it('writes owned lines under a field that happens to be called items', async () => {
    const order = await create({ number: 'S-1', items: [{ product: 'Candle', quantity: 2 }, { product: 'Holder' }] }, 'order');
    expect(order.items).toMatchObject([
      { product: 'Candle', quantity: 2 },
      { product: 'Holder', quantity: null },
    ]);
  });

  it.each([
    ['an array', [1]],
    ['a text', 'An'],
    ['an id that is a number', { id: 7, name: 'An' }],
  ])('refuses %s as a body', async (_, payload) => {
    const answer = await admin({ method: 'POST', url: '/api/records/customer', payload: JSON.stringify(payload) });
    expect(answer.statusCode).toBe(400);
    expect(answer.json().code).toBe('bad_request');
  });

  it('refuses a single record above one megabyte', async () => {
    const answer = await admin({ method: 'POST', url: '/api/records/customer', payload: { name: 'x'.repeat(1024 * 1024) } });
    expect(answer.statusCode).toBe(413);
    expect(answer.json().code).toBe('too_large');
  });
});

describe('GET /api/records/:object/:id', () => {
  it('answers the fields asked for, over links too, with the ETag', async () => {
    const customer = await create({ name: 'Linked' });
    const order = await create({ number: 'L-1', customer: customer.id }, 'order');
    const answer = await admin({ method: 'GET', url: `/api/records/order/${order.id}?fields=number,customer.name` });
    expect(answer.headers.etag).toBe('"1"');
    expect(answer.json()).toEqual({ id: order.id, version: 1, number: 'L-1', customer: { id: customer.id, name: 'Linked' } });
  });

  it.each([
    ['a missing record', 'staff', `customer/${nowhere}`],
    ['an id that is none', 'staff', 'customer/42'],
    ['an object there is not', 'staff', `secret/${nowhere}`],
    ['an object that the caller may not read', 'guest', `order/${nowhere}`],
  ])('does not find %s', async (_, who, path) => {
    const answer = await (who === 'guest' ? guest : staff)({ method: 'GET', url: `/api/records/${path}` });
    expect(answer.statusCode).toBe(404);
    expect(answer.json().code).toBe('not_found');
  });

  it("does not find a record outside the caller's rows", async () => {
    const order = await create({ number: 'Not yours' }, 'order');
    expect((await staff({ method: 'GET', url: `/api/records/order/${order.id}` })).statusCode).toBe(404);
    const own = await create({ number: 'Mine' }, 'order', staff);
    expect((await staff({ method: 'GET', url: `/api/records/order/${own.id}` })).statusCode).toBe(200);
  });
});

describe('PATCH /api/records/:object/:id', () => {
  const patch = (id: string, payload: object, match?: string, as: Client = admin) =>
    as({ method: 'PATCH', url: `/api/records/customer/${id}`, payload, headers: match === undefined ? {} : { 'if-match': match } });

  it('changes the fields given and raises the version', async () => {
    const { id } = await create({ name: 'Before', code: 'P-1' });
    const answer = await patch(id, { name: 'After' }, '"1"');
    expect(answer.statusCode).toBe(200);
    expect(answer.headers.etag).toBe('"2"');
    expect(answer.json()).toMatchObject({ name: 'After', code: 'P-1', version: 2 });
  });

  it('merges edits of different fields and refuses those of the same with both versions', async () => {
    const { id } = await create({ name: 'Base', reason: 'why' });
    await patch(id, { name: 'Theirs' }, '"1"');
    const merged = await patch(id, { reason: 'because' }, '"1"');
    expect(merged.json()).toMatchObject({ name: 'Theirs', reason: 'because', version: 3 });
    const clash = await patch(id, { name: 'Mine' }, '"1"');
    expect(clash.statusCode).toBe(409);
    expect(clash.json()).toMatchObject({
      code: 'conflict',
      fields: ['name'],
      base: { name: 'Base' },
      current: { id, name: 'Theirs', reason: 'because', version: 3 },
    });
  });

  it('lets the last writer win without If-Match', async () => {
    const { id } = await create({ name: 'One' });
    await patch(id, { name: 'Two' });
    expect((await patch(id, { name: 'Three' }, '*')).json()).toMatchObject({ name: 'Three', version: 3 });
  });

  it.each(['1', '"one"', 'W/1'])('refuses If-Match %s', async (match) => {
    const { id } = await create({ name: 'Match' });
    expect((await patch(id, { name: 'X' }, match)).statusCode).toBe(400);
  });

  it.each([
    ['a hidden field', { secret: 'x' }, 422],
    ['a standard field', { created_at: '2020-01-01T00:00:00Z' }, 422],
    ['a field there is not', { sekret: 'x' }, 422],
  ])('refuses to write %s', async (_, payload, status) => {
    const { id } = await create({ name: 'Guarded' });
    const answer = await patch(id, payload, undefined, staff);
    expect([status, 403]).toContain(answer.statusCode);
    expect((await admin({ method: 'GET', url: `/api/records/customer/${id}` })).json()).toMatchObject({ version: 1, secret: null });
  });

  it('is refused to who may only read', async () => {
    const { id } = await create({ name: 'Read only' });
    const answer = await patch(id, { name: 'Defaced' }, undefined, guest);
    expect(answer.statusCode).toBe(403);
    expect(answer.json().code).toBe('forbidden');
  });
});

describe('DELETE, restore and history', () => {
  it('moves a record to the trash and back', async () => {
    const { id } = await create({ name: 'Trashed' });
    const gone = await admin({ method: 'DELETE', url: `/api/records/customer/${id}` });
    expect(gone.statusCode).toBe(204);
    expect(gone.headers['trellis-operation']).toBeDefined();
    expect((await admin({ method: 'GET', url: `/api/records/customer/${id}` })).statusCode).toBe(404);
    const trash = await admin({ method: 'GET', url: '/api/records/customer?trash=1&fields=name' });
    expect(trash.json().items.map((item: { id: string }) => item.id)).toContain(id);
    const back = await admin({ method: 'POST', url: `/api/records/customer/${id}/restore`, payload: {} });
    expect(back.json()).toMatchObject({ id, name: 'Trashed' });
  });

  it('tells who changed what', async () => {
    const { id } = await create({ name: 'Old name' });
    await staff({ method: 'PATCH', url: `/api/records/customer/${id}`, payload: { name: 'New name' } });
    const { items } = (await admin({ method: 'GET', url: `/api/records/customer/${id}/history?limit=1` })).json();
    expect(items).toMatchObject([
      { version: 2, kind: 'update', actor: { name: 'The staff' }, changes: [{ field: 'name', before: 'Old name', after: 'New name' }] },
    ]);
  });

  it("undoes an operation of one's own, and of others only as an administrator", async () => {
    const { id } = await create({ name: 'Undo me' });
    const edit = await admin({ method: 'PATCH', url: `/api/records/customer/${id}`, payload: { name: 'Edited' } });
    const operation = String(edit.headers['trellis-operation']);
    expect((await staff({ method: 'POST', url: `/api/operations/${operation}/undo`, payload: {} })).statusCode).toBe(404);
    const undone = await admin({ method: 'POST', url: `/api/operations/${operation}/undo`, payload: {} });
    expect(undone.json()).toMatchObject({ undone: 1, kept: [] });
    expect((await admin({ method: 'GET', url: `/api/records/customer/${id}` })).json().name).toBe('Undo me');
    const mine = (await staff({ method: 'GET', url: '/api/operations' })).json().items;
    expect(new Set(mine.map((item: { actor: { name: string } }) => item.actor.name))).toEqual(new Set(['The staff']));
    const all = (await admin({ method: 'GET', url: '/api/operations?limit=200' })).json().items;
    expect(all.find((item: { id: string }) => item.id === operation)).toMatchObject({ kind: 'edit', rows: 1, undone_by: undone.json().operation });
  });
});
