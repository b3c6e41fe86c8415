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
