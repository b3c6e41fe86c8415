import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { sql } from '../../engine/sql/sql.ts';
import { type Caller, type CollaborationShop, openCollaborationShop } from './collaboration-shop.ts';

let shop: CollaborationShop;
let stoppedAt: Date | undefined;

beforeAll(async () => {
  shop = await openCollaborationShop({ clock: () => stoppedAt ?? new Date() });
});
afterAll(() => shop.close());

interface Item {
  readonly kind: string;
  readonly id: string;
  readonly at: string;
  readonly actor: { readonly id: string | null; readonly name: string };
  readonly change?: { readonly changes: readonly { readonly field: string }[] };
  readonly comment?: { readonly text: string };
  readonly file?: { readonly attachment: string; readonly name: string; readonly version: number };
  readonly record?: { readonly id: string; readonly title: string; readonly fields: Readonly<Record<string, unknown>> };
}

interface Page {
  readonly items: readonly Item[];
  readonly next_cursor: string | null;
  readonly kinds: readonly string[];
}

const pageOf = async (call: Caller, id: string, query = '') => (await call('GET', `/api/records/customer/${id}/timeline${query}`)).json<Page>();

describe('the timeline of a record', () => {
  it('tells changes, comments and related records, newest first, each kind for itself where asked', async () => {
    const customer = await shop.make('customer', { name: 'Chị Hoa' });
    await shop.staff('POST', `/api/records/customer/${customer}/comments`, { text: 'Hẹn chiều' });
    const order = await shop.make('order', { number: 'DH-1', customer, paid: true });
    await shop.staff('PATCH', `/api/records/customer/${customer}`, { level: 'gold' });
    const { items, next_cursor, kinds } = await pageOf(shop.admin, customer);
    expect(kinds).toEqual(['change', 'comment', 'file', 'record:order']);
    expect(next_cursor).toBeNull();
    expect(items.map(({ kind, id }) => [kind, id.split('/')[0]])).toEqual([
      ['change', 'change'],
      ['record', 'order'],
      ['comment', 'comment'],
      ['change', 'change'],
    ]);
    expect(items[0]).toMatchObject({ actor: { name: 'The staff' }, change: { kind: 'update', changes: [{ field: 'level', before: 'new', after: 'gold' }] } });
    expect(items[1]).toMatchObject({ actor: { id: shop.people.admin, name: 'The admin' }, record: { object: 'order', id: order, title: 'DH-1' } });
    expect(items[1]?.record?.fields).toMatchObject({ paid: true, customer: { id: customer, name: 'Chị Hoa' } });
    expect(items[2]).toMatchObject({ comment: { text: 'Hẹn chiều', mine: false } });
    expect((await pageOf(shop.admin, customer, '?kinds=comment,record:order')).items.map(({ kind }) => kind)).toEqual(['record', 'comment']);
    expect((await shop.admin('GET', `/api/records/customer/${customer}/timeline?kinds=record:ticket`)).statusCode).toBe(400);
  });

  it('tells of each version of a file when it was sent, and of none that was deleted', async () => {
    const customer = await shop.make('customer', { name: 'Chú Tám' });
    const send = async (name: string, payload: string) => {
      const upload = {
        method: 'POST',
        url: `/api/records/customer/${customer}/attachments?file_name=${name}`,
        headers: { 'content-type': 'application/octet-stream' },
        payload,
      } as const;
      return (await (await shop.as('staff@example.com'))(upload)).json<{ id: string }>().id;
    };
    await send('bao-gia.txt', 'one');
    const again = await send('bao-gia.txt', 'two!');
    const other = await send('anh.txt', 'x');
    const files = (await pageOf(shop.guest, customer, '?kinds=file')).items;
    expect(files).toMatchObject([
      { kind: 'file', actor: { name: 'The staff' }, file: { attachment: other, name: 'anh.txt', version: 1 } },
      { kind: 'file', file: { attachment: again, version: 2, file: { name: 'bao-gia.txt', size_bytes: 4 } } },
      { kind: 'file', file: { attachment: again, version: 1, file: { size_bytes: 3 } } },
    ]);
    const first = await pageOf(shop.admin, customer, '?kinds=file&limit=2');
    const rest = await pageOf(shop.admin, customer, `?kinds=file&limit=2&cursor=${first.next_cursor}`);
    expect([...first.items, ...rest.items].map(({ id }) => id)).toEqual(files.map(({ id }) => id));
    await shop.staff('DELETE', `/api/records/customer/${customer}/attachments/${again}`);
    expect((await pageOf(shop.admin, customer, '?kinds=file')).items.map(({ file }) => file?.name)).toEqual(['anh.txt']);
    // Whoever may not open the record learns of no file.
    const order = await shop.make('order', { number: 'DH-9' });
    expect((await shop.staff('GET', `/api/records/order/${order}/timeline?kinds=file`)).statusCode).toBe(404);
  });

  it('holds nothing that the person does not see: no fields, no orders of others, no kind that is hidden, and no record', async () => {
    const customer = await shop.make('customer', { name: 'Anh Bảy', secret: 'nợ xấu' });
    await shop.make('order', { number: 'DH-2', customer });
    await shop.admin('PATCH', `/api/records/customer/${customer}`, { secret: 'đã trả' });
    const staff = await pageOf(shop.staff, customer);
    expect(staff.items.map(({ kind }) => kind)).toEqual(['change', 'change']);
    expect(JSON.stringify(staff)).not.toMatch(/secret|nợ xấu|đã trả|DH-2/);
    // A guest sees no link from orders, nor who changed what.
    const guest = await pageOf(shop.guest, customer);
    expect(guest.kinds).toEqual(['change', 'comment', 'file']);
    expect(guest.items[1]).toMatchObject({ actor: { id: null, name: '' }, change: { changes: [{ field: 'name' }] } });
    const order = await shop.make('order', { number: 'DH-3' });
    expect((await shop.staff('GET', `/api/records/order/${order}/timeline`)).statusCode).toBe(404);
    expect((await shop.guest('GET', `/api/records/customer/${customer}/timeline?kinds=record:order`)).statusCode).toBe(400);
  });

  it('is paged by a cursor that neither repeats nor skips while others write, and refuses that of another', async () => {
    const customer = await shop.make('customer', { name: 'Cô Năm' });
    for (let index = 0; index < 4; index += 1) {
      await shop.admin('POST', `/api/records/customer/${customer}/comments`, { text: `c${index}` });
      await shop.make('order', { number: `o${index}`, customer });
      await shop.admin('PATCH', `/api/records/customer/${customer}`, { code: `K${index}` });
    }
    const whole = (await pageOf(shop.admin, customer)).items.map(({ id }) => id);
    expect(whole).toHaveLength(13);
    const seen: string[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const page: Page = await pageOf(shop.admin, customer, `?limit=3${cursor === '' ? '' : `&cursor=${cursor}`}`);
      seen.push(...page.items.map(({ id }) => id));
      cursor = page.next_cursor;
      await shop.admin('POST', `/api/records/customer/${customer}/comments`, { text: 'meanwhile' });
      await shop.make('order', { number: 'later', customer });
    }
    expect(seen).toEqual(whole);
    const { next_cursor: other } = await pageOf(shop.admin, customer, '?limit=3&kinds=change');
    const refused = await shop.admin('GET', `/api/records/customer/${customer}/timeline?limit=3&cursor=${other}`);
    expect([refused.statusCode, refused.json<{ code: string }>().code]).toEqual([400, 'bad_cursor']);
    expect((await shop.admin('GET', `/api/records/customer/${customer}/timeline?limit=101`)).statusCode).toBe(400);
  });

  it('asks as many statements however much there is', async () => {
    const customer = await shop.make('customer', { name: 'Khách lớn' });
    await shop.database.query(sql`insert into sys.comment (id, object, record, author, author_name, text, created_at)
      select gen_random_uuid(), 'customer', ${customer}::uuid, ${shop.people.staff}::uuid, 'x', 'lời ' || n, now() - n * interval '1 minute' from generate_series(1, 10000) as n`);
    await shop.database.query(sql`insert into sys.history (object, record, version, at, actor, operation, kind, fields)
      select 'customer', ${customer}::uuid, n, now() - (10001 - n) * interval '1 minute', ${shop.people.staff}::uuid, o.operation, 'update', '{name}'
      from generate_series(2, 10000) as n cross join (select operation from sys.history limit 1) as o`);
    await shop.database.query(sql`insert into crm."order" (id, number, customer, created_at, updated_at, version)
      select gen_random_uuid(), 'N' || n, ${customer}::uuid, now() - n * interval '1 minute', now(), 1 from generate_series(1, 10000) as n`);
    await shop.database.query(sql`analyze sys.comment, sys.history, crm."order"`);
    const statements = vi.spyOn(shop.database, 'query');
    const countOf = async (id: string): Promise<number> => {
      await pageOf(shop.admin, id);
      statements.mockClear();
      await pageOf(shop.admin, id);
      // Hints of what was made before go out a moment later, on their own.
      return statements.mock.calls.filter(([statement]) => !('name' in statement) || statement.name !== 'tell-changes').length;
    };
    const small = await shop.make('customer', { name: 'Khách nhỏ' });
    await shop.make('order', { number: 'N0', customer: small });
    // Who is signed in is looked up once a second: while the clock stands still, by the first page and not by the one that is counted.
    stoppedAt = new Date();
    expect(await countOf(customer)).toBeLessThanOrEqual(await countOf(small));
    stoppedAt = undefined;
    statements.mockRestore();
    const first = await pageOf(shop.admin, customer);
    expect(first.items.map(({ kind }) => kind).filter((kind) => kind === 'comment').length).toBeGreaterThan(5);
  });
});
