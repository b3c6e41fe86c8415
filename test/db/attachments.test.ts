import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sql } from '../../engine/sql/sql.ts';
import { type CollaborationShop, openCollaborationShop } from './collaboration-shop.ts';
import { password } from './open-test-api.ts';

let shop: CollaborationShop;
type Person = 'admin' | 'staff' | 'guest' | 'mai';
const cookies = {} as Record<Person, string>;

beforeAll(async () => {
  shop = await openCollaborationShop();
  for (const person of ['admin', 'staff', 'guest', 'mai'] as const)
    cookies[person] = `trellis_session=${await shop.identity.signIn(`${person}@example.com`, password, '127.0.0.1')}`;
});
afterAll(() => shop.close());

const filesOf = (object: string, id: string) => `/api/records/${object}/${id}/attachments`;

/** Uploads need a type of their own, which `as` does not send. */
function upload(who: Person, address: string, name: string, payload: string | Buffer) {
  const headers = { cookie: cookies[who], 'content-type': 'application/octet-stream' };
  return shop.app.inject({ method: 'POST', url: `${address}?file_name=${encodeURIComponent(name)}`, headers, payload });
}

interface Told {
  readonly id: string;
  readonly name: string;
  readonly versions: readonly { readonly n: number; readonly file: { readonly id: string; readonly media_type: string } }[];
}

const bytesOf = async (call: CollaborationShop['admin'], file: string) => {
  const { statusCode, body } = await call('GET', `/api/files/${file}`);
  return statusCode === 200 ? body : statusCode;
};

describe('a file beside a record', () => {
  it('is added by whoever may change the record and read by whoever may open it; the same name is its next version', async () => {
    const customer = await shop.make('customer', { name: 'Chị Hoa' });
    const first = await upload('staff', filesOf('customer', customer), 'Hợp đồng.txt', 'bản một');
    expect(first.statusCode, first.body).toBe(201);
    const second = (await upload('mai', filesOf('customer', customer), 'HỢP ĐỒNG.txt', 'bản hai')).json<Told>();
    expect(second.id).toBe(first.json<Told>().id);
    expect(second).toMatchObject({
      name: 'Hợp đồng.txt',
      versions: [
        { n: 2, by: { name: 'Mai Nguyễn' }, file: { name: 'HỢP ĐỒNG.txt', media_type: 'text/plain', size_bytes: 9 } },
        { n: 1, by: { name: 'The staff' }, file: { name: 'Hợp đồng.txt' } },
      ],
    });
    expect((await shop.guest('GET', filesOf('customer', customer))).json()).toEqual({ items: [second], can_change: false });
    for (const [n, text] of [
      [0, 'bản hai'],
      [1, 'bản một'],
    ] as const)
      expect(await bytesOf(shop.guest, second.versions[n]?.file.id ?? '')).toBe(text);
    expect((await upload('guest', filesOf('customer', customer), 'x.txt', 'x')).statusCode).toBe(403);
    expect((await shop.guest('DELETE', `${filesOf('customer', customer)}/${second.id}`)).statusCode).toBe(403);
  });

  it('is not there for whoever may not open the record, its uploader among them', async () => {
    const order = await shop.make('order', { number: 'DH-1', owner: shop.people.staff });
    const made = (await upload('staff', filesOf('order', order), 'a.txt', 'kín')).json<Told>();
    const file = made.versions[0]?.file.id ?? '';
    expect(await bytesOf(shop.staff, file)).toBe('kín');
    expect(await bytesOf(shop.mai, file)).toBe(404);
    expect((await shop.mai('GET', filesOf('order', order))).statusCode).toBe(404);
    expect((await upload('mai', filesOf('order', order), 'b.txt', 'x')).statusCode).toBe(404);
    await shop.admin('PATCH', `/api/records/order/${order}`, { owner: shop.people.mai });
    expect(await bytesOf(shop.mai, file)).toBe('kín');
    expect(await bytesOf(shop.staff, file)).toBe(404);
    await shop.admin('DELETE', `/api/records/order/${order}`);
    expect(await bytesOf(shop.mai, file)).toBe(404);
    await shop.admin('POST', `/api/records/order/${order}/restore`);
    expect(await bytesOf(shop.mai, file)).toBe('kín');
  });

  it('is deleted and brought back, unless another has its name by then', async () => {
    const customer = await shop.make('customer', { name: 'Anh Nam' });
    const { id, versions } = (await upload('staff', filesOf('customer', customer), 'Ảnh.txt', '1')).json<Told>();
    const address = `${filesOf('customer', customer)}/${id}`;
    expect((await shop.staff('DELETE', address)).statusCode).toBe(204);
    expect(await bytesOf(shop.staff, versions[0]?.file.id ?? '')).toBe(404);
    expect((await shop.staff('DELETE', address)).statusCode).toBe(404);
    expect((await shop.staff('POST', `${address}/restore`)).json<Told>().versions).toEqual(versions);
    await shop.staff('DELETE', address);
    const other = (await upload('staff', filesOf('customer', customer), 'ảnh.txt', '2')).json<Told>();
    expect(other.id).not.toBe(id);
    expect((await shop.staff('POST', `${address}/restore`)).statusCode).toBe(409);
    const elsewhere = await shop.make('customer', { name: 'Khác' });
    expect((await shop.staff('DELETE', `${filesOf('customer', elsewhere)}/${other.id}`)).statusCode).toBe(404);
  });

  it('is refused when it is empty or too large, and nothing is kept of it', async () => {
    const customer = await shop.make('customer', { name: 'Cô Ba' });
    const count = async () => (await shop.database.query<{ n: number }>(sql`select count(*) as n from sys.file`))[0]?.n;
    const before = await count();
    expect((await upload('staff', filesOf('customer', customer), 'x.txt', '')).statusCode).toBe(422);
    expect((await upload('staff', filesOf('customer', customer), 'x.bin', Buffer.alloc(25_000_001, 1))).statusCode).toBe(413);
    expect(await count()).toBe(before);
  });

  it('is kept by the sweep, until a month after it was deleted', async () => {
    const { forgetCollaboration } = await import('../../engine/collaboration/forget-collaboration.ts');
    const customer = await shop.make('customer', { name: 'Chú Tư' });
    const { id, versions } = (await upload('staff', filesOf('customer', customer), 'giữ.txt', 'x')).json<Told>();
    const file = versions[0]?.file.id ?? '';
    const inDays = (days: number) => new Date(Date.now() + days * 86_400_000);
    const sweep = async (days: number) => {
      await forgetCollaboration(shop.database, inDays(days));
      await shop.files.removeOrphans(inDays(days));
    };
    await sweep(100);
    expect(await bytesOf(shop.staff, file)).toBe('x');
    await shop.staff('DELETE', `${filesOf('customer', customer)}/${id}`);
    await sweep(29);
    expect(await shop.database.query(sql`select 1 from sys.file where id = ${file}::uuid`)).toHaveLength(1);
    await sweep(31);
    expect(await shop.database.query(sql`select 1 from sys.file where id = ${file}::uuid`)).toEqual([]);
  });
});
