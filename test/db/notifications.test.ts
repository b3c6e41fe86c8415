import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { sql } from '../../engine/sql/sql.ts';
import { type Caller, type CollaborationShop, openCollaborationShop } from './collaboration-shop.ts';
import { password } from './open-test-api.ts';

let shop: CollaborationShop;

beforeAll(async () => {
  shop = await openCollaborationShop();
});
afterAll(() => shop.close());
beforeEach(() => shop.database.query(sql`delete from sys.notification; delete from sys.watch; delete from sys.notification_settings`));

interface Group {
  readonly key: string;
  readonly record: string | null;
  readonly title: string | null;
  readonly unread: number;
  readonly muted: boolean;
  readonly items: readonly {
    readonly kind: string;
    readonly text?: string;
    readonly count: number;
    readonly read: boolean;
    readonly actor: { readonly name: string };
  }[];
}

const groupsOf = async (call: Caller) => (await call('GET', '/api/notifications')).json<{ items: Group[] }>().items;
const countOf = async (call: Caller) => (await call('GET', '/api/notifications/count')).json<{ unread: number; next_at: string | null }>();
const say = (call: Caller, object: string, id: string, text: string, ...mentions: string[]) =>
  call('POST', `/api/records/${object}/${id}/comments`, { text, mentions });

describe('people are told', () => {
  it('of mentions, of comments on records that they own or follow, and of nothing that they did themselves', async () => {
    const customer = await shop.make('customer', { name: 'Chị Hoa', owner: shop.people.staff });
    await shop.database.query(sql`delete from sys.notification`);
    await say(shop.admin, 'customer', customer, 'Khách hỏi giá, nhờ @Mai Nguyễn', shop.people.mai);
    expect(await groupsOf(shop.staff)).toMatchObject([
      {
        record: customer,
        title: 'Chị Hoa',
        unread: 1,
        items: [{ kind: 'comment', text: 'Khách hỏi giá, nhờ @Mai Nguyễn', actor: { name: 'The admin' }, read: false }],
      },
    ]);
    expect(await groupsOf(shop.mai)).toMatchObject([{ items: [{ kind: 'mention' }] }]);
    expect(await groupsOf(shop.admin)).toEqual([]);
    // Whoever was addressed, or wrote, hears of the answers.
    await say(shop.staff, 'customer', customer, 'Đã báo giá');
    expect((await groupsOf(shop.mai))[0]?.items.map(({ kind }) => kind)).toEqual(['comment', 'mention']);
    expect((await groupsOf(shop.admin))[0]?.items.map(({ text }) => text)).toEqual(['Đã báo giá']);
    expect((await groupsOf(shop.staff))[0]?.unread).toBe(1);
  });

  it('of records that others make and that concern them, while they may open them; not of their own, nor where they do not want to be', async () => {
    const ours = await shop.make('customer', { name: 'Chị Lý', owner: shop.people.admin });
    const theirs = await shop.make('customer', { name: 'Chị Na', owner: shop.people.mai });
    await shop.database.query(sql`delete from sys.notification`);
    const made = await shop.staff('POST', '/api/records/order', { number: 'T-1', customer: ours });
    expect(await groupsOf(shop.admin)).toMatchObject([{ record: made.json().id, unread: 1, items: [{ kind: 'created', actor: { name: 'The staff' } }] }]);
    // Mai has the customer, but sees only orders of her own.
    await shop.staff('POST', '/api/records/order', { number: 'T-2', customer: theirs });
    expect([await groupsOf(shop.mai), (await countOf(shop.mai)).unread]).toEqual([[], 0]);
    await shop.make('order', { number: 'T-3', customer: ours });
    expect(await groupsOf(shop.admin)).toHaveLength(1);
    await shop.admin('PATCH', '/api/notifications/settings', { muted_kinds: ['created'] });
    await shop.staff('POST', '/api/records/order', { number: 'T-4', customer: ours });
    await shop.admin('PATCH', '/api/notifications/settings', { muted_kinds: [] });
    expect(await groupsOf(shop.admin)).toHaveLength(1);
  });

  it('of records that others gave them, which is taken back unread when they lose them again; many at once are one', async () => {
    const customer = await shop.make('customer', { name: 'Anh Tú' });
    await shop.admin('PATCH', `/api/records/customer/${customer}`, { owner: shop.people.staff });
    expect(await groupsOf(shop.staff)).toMatchObject([{ record: customer, unread: 1, items: [{ kind: 'assigned', count: 1, actor: { name: 'The admin' } }] }]);
    await shop.admin('PATCH', `/api/records/customer/${customer}`, { owner: shop.people.mai });
    expect(await groupsOf(shop.staff)).toEqual([]);
    expect((await groupsOf(shop.mai))[0]?.record).toBe(customer);
    await shop.mai('PATCH', `/api/records/customer/${customer}`, { name: 'Anh Tú 2' });
    expect(await shop.database.query(sql`select 1 from sys.notification`)).toHaveLength(1);
    const items = Array.from({ length: 21 }, (_, index) => ({ values: { name: `Khách ${index}`, owner: shop.people.staff } }));
    expect((await shop.admin('POST', '/api/records/customer', { items })).statusCode).toBe(200);
    const [many, ...others] = await groupsOf(shop.staff);
    expect(others).toEqual([]);
    expect(many).toMatchObject({ record: null, title: null, items: [{ kind: 'assigned', count: 21 }] });
  });

  it('of nothing about records that they cannot open, then or now', async () => {
    const order = await shop.make('order', { number: 'DH-9' });
    await say(shop.admin, 'order', order, '@Mai Nguyễn', shop.people.mai);
    expect(await shop.database.query(sql`select 1 from sys.notification`)).toHaveLength(0);
    await shop.admin('PATCH', `/api/records/order/${order}`, { owner: shop.people.mai });
    expect((await groupsOf(shop.mai)).map(({ title }) => title)).toEqual(['DH-9']);
    expect((await countOf(shop.mai)).unread).toBe(1);
    // Not through the API, which would take the unread notice back.
    await shop.database.query(sql`update crm.order set owner = ${shop.people.staff}::uuid where id = ${order}::uuid`);
    expect(await groupsOf(shop.mai)).toEqual([]);
    expect((await countOf(shop.mai)).unread).toBe(0);
    await shop.database.query(sql`update crm.order set owner = ${shop.people.mai}::uuid, deleted_at = now() where id = ${order}::uuid`);
    expect(await groupsOf(shop.mai)).toEqual([]);
  });

  it('of nothing that they muted: a record, or a kind', async () => {
    const customer = await shop.make('customer', { name: 'Cô Tư' });
    const watch = `/api/records/customer/${customer}/watch`;
    expect((await shop.mai('PUT', watch, { state: 'following' })).json()).toEqual({ state: 'following' });
    await say(shop.admin, 'customer', customer, 'một');
    await shop.mai('PUT', watch, { state: 'muted' });
    await say(shop.admin, 'customer', customer, 'hai', shop.people.mai);
    expect(await groupsOf(shop.mai)).toMatchObject([{ muted: true, items: [{ text: 'một' }] }]);
    await shop.mai('PUT', watch, { state: 'default' });
    expect((await shop.mai('GET', watch)).json()).toEqual({ state: 'default' });
    await say(shop.admin, 'customer', customer, 'ba', shop.people.mai);
    expect((await groupsOf(shop.mai))[0]?.items.map(({ text }) => text)).toEqual(['ba', 'một']);
    await shop.mai('PATCH', '/api/notifications/settings', { muted_kinds: ['mention', 'assigned'] });
    await say(shop.admin, 'customer', customer, 'bốn', shop.people.mai);
    await shop.admin('PATCH', `/api/records/customer/${customer}`, { owner: shop.people.mai });
    expect((await groupsOf(shop.mai))[0]?.items.map(({ text }) => text)).toEqual(['một']);
    expect((await shop.guest('PUT', `/api/records/order/${crypto.randomUUID()}/watch`, { state: 'muted' })).statusCode).toBe(404);
  });

  it('no more of a comment that was deleted', async () => {
    const customer = await shop.make('customer', { name: 'Dì Sáu' });
    const made = await say(shop.admin, 'customer', customer, 'nhầm', shop.people.mai);
    await shop.admin('DELETE', `/api/records/customer/${customer}/comments/${made.json<{ id: string }>().id}`);
    expect(await groupsOf(shop.mai)).toEqual([]);
  });
});

describe('notifications', () => {
  it('are marked one group or all at a time, and are the own ones only', async () => {
    const first = await shop.make('customer', { name: 'A' });
    const second = await shop.make('customer', { name: 'B' });
    for (const id of [first, second]) await say(shop.admin, 'customer', id, 'xem', shop.people.mai, shop.people.staff);
    expect((await groupsOf(shop.mai)).map(({ title }) => title)).toEqual(['B', 'A']);
    const marked = await shop.mai('POST', '/api/notifications/read', { read: true, groups: [`customer/${first}`] });
    expect(marked.json()).toEqual({ unread: 1, next_at: null });
    expect((await groupsOf(shop.mai)).map(({ unread }) => unread)).toEqual([1, 0]);
    expect((await countOf(shop.staff)).unread).toBe(2);
    expect((await shop.mai('POST', '/api/notifications/read', { read: true })).json()).toMatchObject({ unread: 0 });
    expect((await shop.mai('POST', '/api/notifications/read', { read: false, groups: [`customer/${second}`] })).json()).toMatchObject({ unread: 1 });
  });

  it('are paged by group', async () => {
    for (const name of ['1', '2', '3']) await say(shop.admin, 'customer', await shop.make('customer', { name }), 'xem', shop.people.mai);
    const first = (await shop.mai('GET', '/api/notifications?limit=2')).json<{ items: Group[]; next_cursor: string }>();
    const rest = (await shop.mai('GET', `/api/notifications?limit=2&cursor=${first.next_cursor}`)).json<{ items: Group[]; next_cursor: null }>();
    expect([...first.items, ...rest.items].map(({ title }) => title)).toEqual(['3', '2', '1']);
    expect(rest.next_cursor).toBeNull();
  });

  it('wait for the hour of the digest, and come when it strikes', async () => {
    const customer = await shop.make('customer', { name: 'Chờ' });
    // An hour that has just begun in the person's zone, so that nearly a day is left.
    const hour = Number(new Intl.DateTimeFormat('en', { timeZone: 'Asia/Ho_Chi_Minh', hour: 'numeric', hourCycle: 'h23' }).format(shop.clock()));
    const settings = await shop.mai('PATCH', '/api/notifications/settings', { digest_hour: hour });
    expect(settings.json()).toEqual({ digest_hour: hour, quiet: null, muted_kinds: [] });
    await say(shop.admin, 'customer', customer, 'mai xem', shop.people.mai);
    expect(await groupsOf(shop.mai)).toEqual([]);
    const { unread, next_at } = await countOf(shop.mai);
    expect(unread).toBe(0);
    const wait = Date.parse(next_at ?? '') - shop.clock().getTime();
    expect(wait).toBeGreaterThan(22 * 3_600_000);
    await shop.mai('PATCH', '/api/notifications/settings', { digest_hour: null });
    expect((await countOf(shop.mai)).unread).toBe(1);
  });

  it('are counted live, for the person whom they concern, as the transaction commits', async () => {
    const address = await shop.app.listen({ port: 0, host: '127.0.0.1' });
    const listen = async (name: string) => {
      const secret = await shop.identity.signIn(`${name}@example.com`, password, '127.0.0.1');
      const stopping = new AbortController();
      const answer = await fetch(`${address}/api/events`, { headers: { cookie: `trellis_session=${secret}` }, signal: stopping.signal });
      const told: string[] = [];
      const read = async () => {
        const decoder = new TextDecoder();
        for await (const piece of answer.body ?? []) told.push(decoder.decode(piece, { stream: true }));
      };
      read().catch(() => undefined);
      return { told: () => [...told.join('').matchAll(/event: notifications\ndata: (.*)\n/g)].map(([, data]) => data), stop: () => stopping.abort() };
    };
    const [mai, staff] = [await listen('mai'), await listen('staff')];
    const customer = await shop.make('customer', { name: 'Trực tiếp' });
    await shop.admin('PATCH', `/api/records/customer/${customer}`, { owner: shop.people.mai });
    await vi.waitFor(() => expect(mai.told()).toEqual(['{"unread":1}']));
    await say(shop.admin, 'customer', customer, 'nữa', shop.people.mai);
    await shop.mai('POST', '/api/notifications/read', { read: true });
    await vi.waitFor(() => expect(mai.told()).toEqual(['{"unread":1}', '{"unread":0}']));
    expect(staff.told()).toEqual([]);
    mai.stop();
    staff.stop();
  });
});
