import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { purgeExpired } from '../../engine/records/purging/purge-expired.ts';
import { logRights } from '../../engine/rights/log/rights-log.ts';
import { sql } from '../../engine/sql/sql.ts';
import type { RightsChangeList } from '../../schemas/generated/api.ts';
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

async function make(object: string, values: object, who = admin): Promise<string> {
  const answer = await who({ method: 'POST', url: `/api/records/${object}`, payload: values });
  expect(answer.statusCode, answer.body).toBe(201);
  return answer.json().id;
}

const remove = async (object: string, id: string, who = admin) => {
  const answer = await who({ method: 'DELETE', url: `/api/records/${object}/${id}` });
  expect(answer.statusCode, answer.body).toBe(204);
  return String(answer.headers['trellis-operation']);
};
const trash = async (who: Client, query = '') => (await who({ method: 'GET', url: `/api/trash?limit=200${query}` })).json();
const idsIn = async (who: Client, query = '') => (await trash(who, query)).items.map(({ id }: { id: string }) => id);
const purge = (who: Client, ...items: { object: string; id: string }[]) => who({ method: 'POST', url: '/api/trash/purge', payload: { items } });
const purges = async (): Promise<RightsChangeList['items']> =>
  (await admin({ method: 'GET', url: '/api/access/changes?limit=200' })).json<RightsChangeList>().items.filter(({ what }) => what === 'records_purged');
const count = async (table: string, id: string) =>
  Number(
    (
      await api.database.query<{ n: number }>({
        text: `select count(*)::int as n from ${table} where ${table === 'sys.history' ? 'record' : 'id'} = $1`,
        values: [id],
      })
    )[0]?.n,
  );

describe('the trash', () => {
  it('tells what was deleted, by whom and when, newest first, over all objects', async () => {
    const customer = await make('customer', { name: 'Đào Thị Sen', secret: 'x', reason: 'y' });
    const order = await make('order', { number: 'DH-1' }, staff);
    await remove('customer', customer);
    await remove('order', order, staff);
    const { items, keeps_days } = await trash(admin);
    expect(items.slice(0, 2)).toEqual([
      { object: 'order', id: order, title: 'DH-1', deleted_at: expect.any(String), deleted_by: { id: expect.any(String), name: 'The staff' } },
      { object: 'customer', id: customer, title: 'Đào Thị Sen', deleted_at: expect.any(String), deleted_by: { id: expect.any(String), name: 'The admin' } },
    ]);
    expect(keeps_days).toBeNull();
    expect(await idsIn(admin, '&search=dao sen')).toEqual([customer]);
    expect(await idsIn(admin, '&object=order')).toContain(order);
  });

  it('shows what one could read and delete, and nothing else', async () => {
    const [own, other] = [await make('order', { number: 'own' }, staff), await make('order', { number: 'other' })];
    const customer = await make('customer', { name: 'Không được xóa' });
    await remove('order', own, staff);
    await remove('order', other);
    await remove('customer', customer);
    const found = await trash(staff);
    expect(found.objects).toEqual(['order']);
    expect(found.items.map(({ id }: { id: string }) => id)).toContain(own);
    expect(found.items.map(({ id }: { id: string }) => id)).not.toContain(other);
    expect((await staff({ method: 'GET', url: '/api/trash?object=customer' })).statusCode).toBe(404);
    expect(await trash(guest)).toMatchObject({ items: [], objects: [] });
  });

  it('goes page by page without losing or repeating any, also of one moment', async () => {
    const items = Array.from({ length: 7 }, (_, n) => ({ values: { name: `Trang ${n}` } }));
    const { results } = (await admin({ method: 'POST', url: '/api/records/customer', payload: { items } })).json();
    const ids: string[] = results.map(({ id }: { id: string }) => id);
    await admin({ method: 'POST', url: '/api/records/customer', payload: { items: ids.map((id) => ({ op: 'delete', id })) } });
    const seen: string[] = [];
    for (let cursor: string | null = ''; cursor !== null; ) {
      const url: string = `/api/trash?object=customer&search=trang&limit=3${cursor === '' ? '' : `&cursor=${cursor}`}`;
      const page: { items: { id: string }[]; next_cursor: string | null } = (await admin({ method: 'GET', url })).json();
      seen.push(...page.items.map(({ id }) => id));
      cursor = page.next_cursor;
    }
    expect(seen.toSorted()).toEqual(ids.toSorted());
    expect((await admin({ method: 'GET', url: '/api/trash?cursor=nonsense' })).json().code).toBe('bad_cursor');
  });
});

describe('deleting for good', () => {
  it('takes the record with its lines, former values and history, for administrators only', async () => {
    const order = await make('order', { number: 'DH-9', items: [{ product: 'Nến' }] });
    await admin({ method: 'PATCH', url: `/api/records/order/${order}`, payload: { number: 'DH-10' } });
    await remove('order', order);
    expect((await purge(staff, { object: 'order', id: order })).statusCode).toBe(403);
    expect((await purge(admin, { object: 'order', id: order })).json()).toEqual({ purged: 1, held: [] });
    expect([await count('crm.order', order), await count('past.order', order), await count('sys.history', order)]).toEqual([0, 0, 0]);
    const lines = await api.database.query(sql`select 1 as one from crm.order_line where "order" = ${order}::uuid`);
    expect(lines).toEqual([]);
    expect((await admin({ method: 'POST', url: `/api/records/order/${order}/restore`, payload: {} })).statusCode).toBe(404);
  });

  it('passes over what is not in the trash', async () => {
    const alive = await make('customer', { name: 'Còn dùng' });
    expect((await purge(admin, { object: 'customer', id: alive })).json()).toEqual({ purged: 0, held: [] });
    expect((await admin({ method: 'GET', url: `/api/records/customer/${alive}` })).statusCode).toBe(200);
  });

  it('leaves what another record still points to, unless that goes too', async () => {
    const customer = await make('customer', { name: 'Có đơn' });
    const order = await make('order', { number: 'DH-11', customer });
    await remove('order', order);
    await remove('customer', customer);
    expect((await purge(admin, { object: 'customer', id: customer })).json()).toEqual({ purged: 0, held: [{ object: 'customer', id: customer }] });
    expect((await purge(admin, { object: 'customer', id: customer }, { object: 'order', id: order })).json()).toEqual({ purged: 2, held: [] });
  });

  it('does not stop an undo that would lead back to it: the link stays as it is', async () => {
    const [first, second] = [await make('customer', { name: 'Trước' }), await make('customer', { name: 'Sau' })];
    const order = await make('order', { number: 'DH-12', customer: first });
    const moved = await admin({ method: 'PATCH', url: `/api/records/order/${order}`, payload: { customer: second } });
    await remove('customer', first);
    await purge(admin, { object: 'customer', id: first });
    const undone = await admin({ method: 'POST', url: `/api/operations/${String(moved.headers['trellis-operation'])}/undo`, payload: {} });
    expect([undone.statusCode, undone.json().kept]).toEqual([200, [{ object: 'order', id: order, fields: ['customer'] }]]);
    expect((await admin({ method: 'GET', url: `/api/records/order/${order}` })).json().customer).toMatchObject({ id: second });
  });

  it('happens by itself to what was deleted before a moment', async () => {
    const [old, young] = [await make('customer', { name: 'Cũ' }), await make('customer', { name: 'Mới' })];
    await remove('customer', old);
    await remove('customer', young);
    await api.database.query(sql`update crm.customer set deleted_at = '2020-01-01Z' where id = ${old}::uuid`);
    expect(await purgeExpired({ ...api, log: logRights }, new Date('2020-02-01'))).toBe(1);
    expect([await count('crm.customer', old), await count('crm.customer', young)]).toEqual([0, 1]);
    expect((await purges())[0]).toMatchObject({ actor: { id: null, name: 'system: the trash empties itself' }, detail: { object: 'customer', count: 1 } });
  });

  it('is told to administrators: who, when, of which object and how many', async () => {
    const before = (await purges()).length;
    const customers = [await make('customer', { name: 'Một' }), await make('customer', { name: 'Hai' })];
    const order = await make('order', { number: 'DH-13' });
    for (const id of customers) await remove('customer', id);
    await remove('order', order);
    await purge(admin, ...customers.map((id) => ({ object: 'customer', id })), { object: 'order', id: order });
    const [last, first, ...older] = await purges();
    expect(older.length).toBe(before);
    expect([first, last].map((entry) => [entry?.actor.name, entry?.detail])).toEqual([
      ['The admin', { object: 'customer', count: 2 }],
      ['The admin', { object: 'order', count: 1 }],
    ]);
    expect(Math.abs(Date.parse(String(first?.at)) - api.clock().getTime())).toBeLessThan(60_000);
    // What is held by others, or not in the trash, did not go: nothing is told of it.
    await purge(admin, { object: 'customer', id: await make('customer', { name: 'Còn' }) });
    expect((await purges()).length).toBe(before + 2);
    expect((await staff({ method: 'GET', url: '/api/access/changes' })).statusCode).toBe(403);
  });
});
