import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sql } from '../../engine/sql/sql.ts';
import { type CollaborationShop, openCollaborationShop } from './collaboration-shop.ts';

let shop: CollaborationShop;
let customer: string;
let order: string;

beforeAll(async () => {
  shop = await openCollaborationShop();
  customer = await shop.make('customer', { name: 'Chị Hoa', owner: shop.people.staff });
  order = await shop.make('order', { number: 'DH-1', customer });
});
afterAll(() => shop.close());

const commentsOf = (object: string, id: string) => `/api/records/${object}/${id}/comments`;

interface Told {
  readonly id: string;
  readonly text: string;
  readonly mine: boolean;
  readonly mentions: readonly object[];
}

describe('a comment', () => {
  it('is written, read by whoever opens the record, changed and deleted by its author, and brought back', async () => {
    const record = await shop.make('customer', { name: 'Anh Nam' });
    const made = await shop.staff('POST', commentsOf('customer', record), { text: '  Gọi lại\r\nchiều nay  ' });
    expect(made.statusCode, made.body).toBe(201);
    const comment = made.json<Told>();
    expect(comment).toMatchObject({
      text: 'Gọi lại\nchiều nay',
      mine: true,
      mentions: [],
      edited_at: null,
      author: { id: shop.people.staff, name: 'The staff' },
    });
    const read = await shop.guest('GET', commentsOf('customer', record));
    expect(read.json()).toEqual({ items: [{ ...comment, mine: false }], next_cursor: null });
    const address = `${commentsOf('customer', record)}/${comment.id}`;
    expect((await shop.mai('PATCH', address, { text: 'x' })).statusCode).toBe(403);
    expect((await shop.mai('DELETE', address)).statusCode).toBe(403);
    expect((await shop.staff('PATCH', address, { text: 'Gọi lại sáng mai' })).json<Told>().text).toBe('Gọi lại sáng mai');
    expect((await shop.staff('DELETE', address)).statusCode).toBe(204);
    expect((await shop.staff('GET', commentsOf('customer', record))).json<{ items: Told[] }>().items).toEqual([]);
    expect((await shop.staff('PATCH', address, { text: 'x' })).statusCode).toBe(404);
    expect((await shop.staff('POST', `${address}/restore`)).json<Told>().text).toBe('Gọi lại sáng mai');
    expect((await shop.staff('POST', `${address}/restore`)).statusCode).toBe(404);
  });

  it('on a record that one cannot open, or of another record, is not there', async () => {
    const made = await shop.admin('POST', commentsOf('order', order), { text: 'Giữ kín' });
    const { id } = made.json<Told>();
    expect((await shop.staff('GET', commentsOf('order', order))).statusCode).toBe(404);
    expect((await shop.staff('POST', commentsOf('order', order), { text: 'x' })).statusCode).toBe(404);
    expect((await shop.guest('GET', commentsOf('order', order))).statusCode).toBe(404);
    expect((await shop.admin('PATCH', `${commentsOf('customer', customer)}/${id}`, { text: 'x' })).statusCode).toBe(404);
    expect((await shop.admin('GET', commentsOf('customer', crypto.randomUUID()))).statusCode).toBe(404);
    expect((await shop.admin('GET', commentsOf('user', shop.people.staff))).statusCode).toBe(404);
  });

  it('goes to the trash with its record and comes back with it', async () => {
    const record = await shop.make('customer', { name: 'Cô Lý' });
    await shop.admin('POST', commentsOf('customer', record), { text: 'Khách quen' });
    await shop.admin('DELETE', `/api/records/customer/${record}`);
    expect((await shop.admin('GET', commentsOf('customer', record))).statusCode).toBe(404);
    await shop.admin('POST', `/api/records/customer/${record}/restore`);
    expect((await shop.admin('GET', commentsOf('customer', record))).json<{ items: Told[] }>().items.map(({ text }) => text)).toEqual(['Khách quen']);
  });

  it('holds 1 to 4,000 characters, none that are invisible, and addresses only people who work here', async () => {
    const refused = async (body: object) => (await shop.staff('POST', commentsOf('customer', customer), body)).json<{ issues: object[] }>().issues;
    expect(await refused({ text: ' \n ' })).toEqual([{ pointer: '/text', message: 'A comment needs some text.' }]);
    expect(await refused({ text: 'x'.repeat(4001) })).toMatchObject([{ pointer: '/text' }]);
    const nobody = crypto.randomUUID();
    expect(await refused({ text: '@X', mentions: [shop.people.mai, nobody] })).toEqual([{ pointer: '/mentions/1', message: `There is no person ${nobody}.` }]);
    const made = await shop.staff('POST', commentsOf('customer', customer), { text: 'a\u0000b\u202ec' });
    expect(made.json<Told>().text).toBe('abc');
  });

  it('is paged, newest first, without a comment twice or none when others come meanwhile', async () => {
    const record = await shop.make('customer', { name: 'Chú Ba' });
    for (const text of ['1', '2', '3', '4', '5']) await shop.staff('POST', commentsOf('customer', record), { text });
    const first = (await shop.staff('GET', `${commentsOf('customer', record)}?limit=2`)).json<{ items: Told[]; next_cursor: string }>();
    await shop.staff('POST', commentsOf('customer', record), { text: '6' });
    const second = (await shop.staff('GET', `${commentsOf('customer', record)}?limit=3&cursor=${first.next_cursor}`)).json<{
      items: Told[];
      next_cursor: null;
    }>();
    expect([...first.items, ...second.items].map(({ text }) => text)).toEqual(['5', '4', '3', '2', '1']);
    expect(second.next_cursor).toBeNull();
  });
});

describe('whom a comment can address', () => {
  it('is found blind to case and diacritics; that somebody cannot see the record is told to whoever may know', async () => {
    const find = async (call: CollaborationShop['admin'], object: string, id: string, search: string) =>
      (await call('GET', `/api/records/${object}/${id}/people?search=${encodeURIComponent(search)}`)).json<{ items: object[] }>().items;
    expect(await find(shop.staff, 'customer', customer, 'MAI nguyen')).toEqual([{ id: shop.people.mai, name: 'Mai Nguyễn' }]);
    // An admin's order: staff see their own ones only.
    expect(await find(shop.admin, 'order', order, 'mai')).toEqual([{ id: shop.people.mai, name: 'Mai Nguyễn', unseen: true }]);
    expect(await find(shop.admin, 'customer', customer, 'mai')).toEqual([{ id: shop.people.mai, name: 'Mai Nguyễn' }]);
    // Whoever neither administers nor shares learns nothing of what others see.
    await shop.admin('PATCH', `/api/records/order/${order}`, { owner: shop.people.staff });
    expect(await find(shop.staff, 'order', order, 'mai')).toEqual([{ id: shop.people.mai, name: 'Mai Nguyễn' }]);
    const written = await shop.staff('POST', commentsOf('order', order), { text: '@Mai Nguyễn xem giúp', mentions: [shop.people.mai] });
    expect(written.json<Told>().mentions).toEqual([{ id: shop.people.mai, name: 'Mai Nguyễn' }]);
    const told = (await shop.admin('GET', commentsOf('order', order))).json<{ items: Told[] }>().items[0];
    expect(told?.mentions).toEqual([{ id: shop.people.mai, name: 'Mai Nguyễn', unseen: true }]);
    expect((await shop.mai('GET', `/api/records/order/${order}/people`)).statusCode).toBe(404);
  });

  it('is none of those who left', async () => {
    await shop.database.query(sql`update sys."user" set active = false where id = ${shop.people.guest}::uuid`);
    const found = await shop.staff('GET', `/api/records/customer/${customer}/people?search=guest`);
    expect(found.json()).toEqual({ items: [] });
    expect((await shop.staff('POST', commentsOf('customer', customer), { text: 'x', mentions: [shop.people.guest] })).statusCode).toBe(400);
    await shop.database.query(sql`update sys."user" set active = true where id = ${shop.people.guest}::uuid`);
  });
});
