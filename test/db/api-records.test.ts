import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestApi, type TestApi } from './open-test-api.ts';

type Client = Awaited<ReturnType<TestApi['as']>>;

let api: TestApi;
let admin: Client;
let staff: Client;
let guest: Client;

beforeAll(async () => {
  api = await openTestApi();
  [admin, staff, guest] = [await api.as('admin@example.com'), await api.as('staff@example.com'), await api.as('guest@example.com')];
});

afterAll(() => api.close());

const nowhere = '0197c6a0-0000-7000-8000-000000000000';
const create = async (payload: object, object = 'customer', as: Client = admin): Promise<{ id: string; version: number; [field: string]: unknown }> => {
  const answer = await as({ method: 'POST', url: `/api/records/${object}`, payload });
  expect(answer.statusCode, answer.body).toBe(201);
  return answer.json();
};

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
    const answers = await Promise.all(
      Array.from({ length: 8 }, () =>
        api.app.inject({
          method: 'POST',
          url: '/api/records/customer',
          headers: { ...bearer, 'content-type': 'application/json', 'idempotency-key': 'k8' },
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

  let bearer: Record<string, string>;
  beforeAll(async () => {
    const user = await api.identity.findUser('admin@example.com');
    bearer = { authorization: `Bearer ${(await api.identity.createToken(user?.id ?? '', { name: 'test' })).token}` };
  });
});

describe('GET /api/records/:object', () => {
  beforeAll(async () => {
    for (const name of ['Page Anh', 'Page Ánh', 'Page Bình', 'Page Đào', 'Page Zung']) await create({ name, secret: 's' });
  });
  const list = (query: Record<string, string>, as: Client = admin) => as({ method: 'GET', url: '/api/records/customer', query });
  const ours = 'STARTS_WITH(name, "Page ")';

  it('pages by cursor without gap or repeat', async () => {
    const names: string[] = [];
    let cursor: string | null = null;
    do {
      const page: { items: { name: string }[]; next_cursor: string | null } = (
        await list({ filter: ours, sort: 'name', limit: '2', fields: 'name', ...(cursor === null ? {} : { cursor }) })
      ).json();
      names.push(...page.items.map((item) => item.name));
      cursor = page.next_cursor;
    } while (cursor !== null);
    expect(names).toEqual(['Page Anh', 'Page Ánh', 'Page Bình', 'Page Đào', 'Page Zung']);
  });

  it('counts when asked to', async () => {
    expect((await list({ filter: ours, limit: '1' })).json().count).toBeNull();
    expect((await list({ filter: ours, limit: '1', count: 'capped' })).json()).toMatchObject({ count: 5, count_capped: false });
    expect((await list({ filter: ours, limit: '1', count: 'exact' })).json().count).toBe(5);
  });

  it('leaves out hidden fields and names them', async () => {
    const [item] = (await list({ filter: ours, limit: '1' }, staff)).json().items;
    expect(item).not.toHaveProperty('secret');
    expect(item._hidden).toEqual(['secret']);
  });

  it.each([
    ['a filter over a hidden field', { filter: 'secret = "s"' }, 'bad_expression'],
    ['a filter over no field', { filter: 'sekret = "s"' }, 'bad_expression'],
    ['a sort by a hidden field', { sort: 'secret' }, 'unknown_field'],
    ['a hidden field', { fields: 'name,secret' }, 'unknown_field'],
    ['a parameter there is not', { colour: 'red' }, 'bad_request'],
    ['a parameter from the prototype', { constructor: 'x' }, 'bad_request'],
    ['a limit that is no number', { limit: 'ten' }, 'bad_request'],
    ['a limit above 200', { limit: '201' }, 'limit_exceeded'],
    ['a count of another kind', { count: 'yes' }, 'bad_request'],
    ['a cursor of its own making', { cursor: 'abc' }, 'bad_cursor'],
  ])('refuses %s', async (_, query, code) => {
    const answer = await list(query as Record<string, string>, staff);
    expect(answer.statusCode).toBe(400);
    expect(answer.json()).toMatchObject({ code, issues: [{ pointer: expect.stringMatching(/^\/|^$/) }] });
  });

  it('answers of hidden and of missing fields alike', async () => {
    const hidden = (await list({ fields: 'secret' }, staff)).json();
    const missing = (await list({ fields: 'sekret' }, staff)).json();
    expect(
      JSON.stringify(hidden)
        .replaceAll('secret', '?')
        .replace(/urn:uuid:[0-9a-f-]+/, ''),
    ).toBe(
      JSON.stringify(missing)
        .replaceAll('sekret', '?')
        .replace(/urn:uuid:[0-9a-f-]+/, ''),
    );
  });

  it('names a parameter that is given twice', async () => {
    const answer = await admin({ method: 'GET', url: '/api/records/customer?limit=1&limit=2' });
    expect(answer.json().issues).toEqual([{ pointer: '/limit', message: '"limit" is given more than once.' }]);
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
      headers: { ...(await bearerOf('admin@example.com')), 'content-type': 'application/json' },
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

  const bearerOf = async (email: string) => {
    const user = await api.identity.findUser(email);
    return { authorization: `Bearer ${(await api.identity.createToken(user?.id ?? '', { name: 'bulk' })).token}` };
  };
});

describe('aggregate, search and find', () => {
  it('answers totals by group', async () => {
    await create({ name: 'Sum one', level: 'gold' });
    const answer = await admin({
      method: 'POST',
      url: '/api/records/customer/aggregate',
      payload: { filter: 'STARTS_WITH(name, "Sum ")', group: [{ field: 'level' }], measures: [{ fn: 'count', as: 'n' }] },
    });
    expect(answer.json()).toEqual({ rows: [{ level: 'gold', n: 1 }] });
  });

  it.each([
    ['a hidden field', { measures: [{ fn: 'count_distinct', field: 'secret', as: 'n' }] }, 'unknown_field'],
    ['no measure', { measures: [] }, 'bad_request'],
    ['a name that is not one', { measures: [{ fn: 'count', as: 'N; drop' }] }, 'bad_request'],
  ])('refuses totals of %s', async (_, payload, code) => {
    const answer = await staff({ method: 'POST', url: '/api/records/customer/aggregate', payload });
    expect(answer.statusCode).toBe(400);
    expect(answer.json().code).toBe(code);
  });

  it('finds by text without diacritics and by the ending of a phone number', async () => {
    const { id } = await create({ name: 'Trần Thị Thảo', phone: '+84 987 654 321' });
    const hit = { object: 'customer', id, title: 'Trần Thị Thảo' };
    expect((await staff({ method: 'GET', url: '/api/search?q=tran%20thi%20thao' })).json().items).toMatchObject([hit]);
    expect((await staff({ method: 'GET', url: '/api/find?phone=654321' })).json().items).toMatchObject([hit]);
    expect((await guest({ method: 'GET', url: '/api/find?phone=654321' })).json().items).toEqual([]);
    expect((await staff({ method: 'GET', url: '/api/search' })).json().issues).toEqual([{ pointer: '/q', message: 'missing' }]);
  });
});
