import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sql } from '../../engine/sql/sql.ts';
import { openTestApi, password, type TestApi } from './open-test-api.ts';
import { shopDocuments } from './shop-documents.ts';

type Client = Awaited<ReturnType<TestApi['as']>>;

const both = (text: string) => ({ en: text, vi: text });
let api: TestApi;
/** What an operator would find in the log of the server. */
const said: string[] = [];
let admin: Client;
let marketer: Client;
let marketerId: string;
let customer: string;
let own: string;

beforeAll(async () => {
  api = await openTestApi({
    log: (message) => said.push(message),
    documents: [
      ...shopDocuments,
      {
        kind: 'role',
        name: 'marketer',
        label: both('Marketer'),
        grants: [
          { object: 'customer', actions: ['read'], rows: 'all', hide: ['secret'], mask: ['phone'] },
          { object: 'customer', actions: ['read'], rows: 'own' },
          { object: 'order', actions: ['read'], rows: 'own', mask: ['number'] },
        ],
      },
    ],
  });
  await api.identity.createUser({ email: 'marketer@example.com', name: 'The marketer', password, roles: ['marketer'] });
  [admin, marketer] = [await api.as('admin@example.com'), await api.as('marketer@example.com')];
  marketerId = (await api.identity.findUser('marketer@example.com'))?.id ?? '';
  const create = async (payload: object, object = 'customer') => (await admin({ method: 'POST', url: `/api/records/${object}`, payload })).json().id;
  customer = await create({ name: 'Mai', phone: '0912345678', secret: 'hush' });
  own = await create({ name: 'Lan', phone: '0987654321', owner: marketerId });
});

afterAll(() => api.close());

const reveal = (id: string, field: string, who: Client = marketer, object = 'customer') =>
  who({ method: 'POST', url: `/api/records/${object}/${id}/reveal`, payload: { field } });

const logged = () => api.database.query(sql`select at, actor::text as actor, object, record::text as record, field from sys.reveal_log order by at, id`);

describe('revealing a masked cell', () => {
  it('answers its value and logs it once each time', async () => {
    const record = (await marketer({ method: 'GET', url: `/api/records/customer/${customer}` })).json();
    expect(record).toMatchObject({ _masked: ['phone'], _hidden: ['secret'] });
    expect(record).not.toHaveProperty('phone');
    const answer = await reveal(customer.toUpperCase(), 'phone');
    expect([answer.statusCode, answer.json()]).toEqual([200, { value: expect.objectContaining({ number: '+84912345678' }) }]);
    expect(await logged()).toEqual([{ at: expect.any(String), actor: marketerId, object: 'customer', record: customer, field: 'phone' }]);
    await reveal(customer, 'phone');
    expect(await logged()).toHaveLength(2);
  });

  it('logs nothing of what can be read anyway', async () => {
    const before = await logged();
    expect((await reveal(customer, 'name')).json()).toEqual({ value: 'Mai' });
    expect((await reveal(own, 'phone')).json()).toMatchObject({ value: { number: '+84987654321' } });
    expect((await reveal(customer, 'phone', admin)).json()).toMatchObject({ value: { number: '+84912345678' } });
    expect(await logged()).toEqual(before);
  });

  it.each([
    ['a hidden field', () => [customer, 'secret', 'customer']],
    ['a field there is not', () => [customer, 'colour', 'customer']],
    ['a record there is not', () => ['0197c6a0-0000-7000-8000-000000000000', 'phone', 'customer']],
    ['what is no id', () => ['42', 'phone', 'customer']],
  ])('says of %s what it says of a missing record', async (_, place) => {
    const [id = '', field = '', object = ''] = place();
    const before = await logged();
    const answer = await reveal(id, field, marketer, object);
    expect(answer.json()).toEqual({
      type: 'https://trellis.dev/errors/not_found',
      title: 'There is nothing here, or you may not see it',
      status: 404,
      code: 'not_found',
      detail: `There is no ${object} ${id} that you can see.`,
      issues: [{ pointer: '', message: 'missing or not visible' }],
      instance: expect.any(String),
    });
    expect(await logged()).toEqual(before);
  });

  it('says of a hidden record what it says of a missing one', async () => {
    const order = (await admin({ method: 'POST', url: '/api/records/order', payload: { number: 'D-1' } })).json().id;
    expect((await reveal(order, 'number', marketer, 'order')).json()).toMatchObject({
      code: 'not_found',
      detail: `There is no order ${order} that you can see.`,
    });
    expect((await reveal(order, 'number', await api.as('guest@example.com'), 'order')).json()).toMatchObject({ code: 'not_found' });
  });

  it('is not answered where it cannot be logged', async () => {
    await api.database.query(sql`alter table sys.reveal_log add constraint planted check (field <> 'phone') not valid`);
    try {
      const answer = await reveal(customer, 'phone');
      expect([answer.statusCode, answer.json().code]).toEqual([500, 'internal']);
      expect(answer.body).not.toContain('912345678');
      expect(said).toEqual([expect.stringMatching(/reveal failed/)]);
    } finally {
      await api.database.query(sql`alter table sys.reveal_log drop constraint planted`);
    }
  });

  it.each([[{}], [{ field: 7 }], [{ field: 'phone', all: true }]])('refuses the body %j', async (payload) => {
    expect((await marketer({ method: 'POST', url: `/api/records/customer/${customer}/reveal`, payload })).statusCode).toBe(400);
  });

  it('is open to tokens that may read', async () => {
    const { token } = await api.identity.createToken(marketerId, { name: 'test', scopes: ['read'], objects: ['customer'] });
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
    const url = `/api/records/customer/${customer}/reveal`;
    expect((await api.app.inject({ method: 'POST', url, headers, payload: { field: 'phone' } })).statusCode).toBe(200);
  });
});

describe('GET /api/access/reveals', () => {
  it('tells administrators, newest first', async () => {
    const all = (await admin({ method: 'GET', url: '/api/access/reveals' })).json();
    expect(all).toEqual({
      items: Array.from({ length: (await logged()).length }, () => ({
        id: expect.any(String),
        at: expect.any(String),
        actor: { id: marketerId, name: 'The marketer' },
        object: 'customer',
        record: customer,
        field: 'phone',
      })),
      next_cursor: null,
    });
    const times = all.items.map(({ at }: { at: string }) => at);
    expect(times).toEqual(times.toSorted().toReversed());
    expect((await admin({ method: 'GET', url: '/api/access/reveals?object=order' })).json().items).toEqual([]);
    expect((await marketer({ method: 'GET', url: '/api/access/reveals' })).statusCode).toBe(403);
  });
});
