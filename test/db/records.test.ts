import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { UserActor } from '../../engine/access/actor.ts';
import { openShop, type ShopDatabase } from '../setup/shop-database.ts';

let shop: ShopDatabase;
let admin: UserActor;

beforeAll(async () => {
  shop = await openShop();
  admin = await shop.person('admin', 'admin');
});

afterAll(() => shop.close());

async function create(object: string, values: Record<string, unknown>): Promise<string> {
  const { results } = await shop.writer.write(admin, object, [{ op: 'create', values }]);
  const result = results[0];
  if (!result?.ok) throw new Error(JSON.stringify(result));
  return result.id;
}

describe('records', () => {
  it('stores what is written and answers it in wire form', async () => {
    const id = await create('customer', { name: 'Nguyễn Thị Ánh', phone: '0912 345 678', email: 'Anh@Example.COM' });
    const record = await shop.writer.get(admin, 'customer', id);
    expect(record).toMatchObject({
      id,
      version: 1,
      name: { full: 'Nguyễn Thị Ánh', given: 'Ánh', form: null },
      phone: { number: '+84912345678', raw: '0912 345 678' },
      email: 'Anh@example.com',
      owner: { id: admin.id },
    });
  });

  it('writes an order with its lines as one and computes the total', async () => {
    const product = await create('product', { code: 'NEN-QUE', name: 'Nến quế', price: '250000', cost: '90000' });
    const order = await create('order', {
      lines: [
        { product, quantity: 2, unit_price: '250000' },
        { product, quantity: 1, unit_price: '240000' },
      ],
    });
    const record = await shop.writer.get(admin, 'order', order);
    expect(record?.lines).toMatchObject([{ quantity: 2 }, { quantity: 1 }]);
    const { rows } = await shop.writer.aggregate(admin, 'order_line', {
      filter: `order == "${order}"`,
      measures: [
        { fn: 'sum', field: 'line_total', as: 'total' },
        { fn: 'count', as: 'lines' },
      ],
    });
    expect(rows).toEqual([{ total: { amount: '740000', currency: 'VND' }, lines: 2 }]);
  });

  it('keeps lines with known ids, adds new ones and deletes the rest', async () => {
    const product = await create('product', { code: 'DE-NEN', name: 'Đế nến', price: '100000', cost: '1' });
    const order = await create('order', {
      lines: [
        { product, quantity: 1, unit_price: '1' },
        { product, quantity: 2, unit_price: '2' },
      ],
    });
    const before = (await shop.writer.get(admin, 'order', order))?.lines as { id: string }[];
    await shop.writer.write(admin, 'order', [
      {
        op: 'update',
        id: order,
        values: {
          lines: [
            { id: before[1]?.id, quantity: 5 },
            { product, quantity: 9, unit_price: '3' },
          ],
        },
      },
    ]);
    const after = await shop.writer.get(admin, 'order', order);
    expect(after?.version).toBe(2);
    expect(after?.lines).toMatchObject([{ id: before[1]?.id, quantity: 5 }, { quantity: 9 }]);
  });

  it('finds a name typed without diacritics', async () => {
    await create('customer', { name: 'Đặng Hoà Bình' });
    const { items } = await shop.writer.list(admin, 'customer', { search: 'dang hoa binh', fields: ['name'] });
    expect(items.map((item) => (item.name as { full: string }).full)).toEqual(['Đặng Hoà Bình']);
  });

  it('pages through a list by cursor without losing or repeating a record', async () => {
    await shop.writer.write(
      admin,
      'lead',
      Array.from({ length: 25 }, (_, n) => ({ op: 'create' as const, values: { name: n % 3 === 0 ? 'Same' : `Lead ${n}` } })),
    );
    for (const sort of [['name'], ['-name'], ['-created_at'], ['-updated_at', 'name']]) {
      const seen: string[] = [];
      let cursor: string | undefined;
      do {
        const page = await shop.writer.list(admin, 'lead', { sort, limit: 4, fields: ['name'], cursor });
        seen.push(...page.items.map((item) => item.id));
        cursor = page.next_cursor ?? undefined;
      } while (cursor);
      const all = await shop.writer.list(admin, 'lead', { sort, limit: 200, fields: ['name'], count: 'exact' });
      expect(seen).toEqual(all.items.map((item) => item.id));
      expect(all.count).toBe(seen.length);
    }
  });

  it('merges edits of different fields and refuses those of the same one', async () => {
    const id = await create('customer', { name: 'Trần Văn Tám' });
    await shop.writer.write(admin, 'customer', [{ op: 'update', id, values: { email: 'tam@example.com' }, version: 1 }]);
    const merged = await shop.writer.write(admin, 'customer', [{ op: 'update', id, values: { phone: '0987654321' }, version: 1 }]);
    expect(merged.results).toEqual([{ ok: true, id, version: 3, changed: true }]);
    await expect(shop.writer.write(admin, 'customer', [{ op: 'update', id, values: { email: 'other@example.com' }, version: 1 }])).rejects.toMatchObject({
      code: 'conflict',
      extra: { fields: ['email'] },
    });
  });

  it('leaves a record as it was when an update changes nothing', async () => {
    const id = await create('customer', { name: 'Lê Văn Cả', phone: '0911111111' });
    const { results } = await shop.writer.write(admin, 'customer', [{ op: 'update', id, values: { phone: '0911111111', name: { full: 'Lê Văn Cả' } } }]);
    expect(results).toMatchObject([{ ok: true, version: 1, changed: false }]);
  });

  it('refuses to delete what others point to and cascades to lines', async () => {
    const customer = await create('customer', { name: 'Phạm Thị Sáu' });
    const product = await create('product', { code: 'TINH-DAU', name: 'Tinh dầu', price: '1', cost: '1' });
    const order = await create('order', { customer, lines: [{ product, quantity: 1, unit_price: '1' }] });
    await expect(shop.writer.write(admin, 'customer', [{ op: 'delete', id: customer }])).rejects.toMatchObject({ code: 'link_in_use' });
    await shop.writer.write(admin, 'order', [{ op: 'delete', id: order }]);
    expect((await shop.writer.list(admin, 'order_line', { filter: `order == "${order}"` })).items).toEqual([]);
    await shop.writer.write(admin, 'order', [{ op: 'restore', id: order }]);
    expect((await shop.writer.list(admin, 'order_line', { filter: `order == "${order}"` })).items).toHaveLength(1);
  });

  it('undoes an operation and keeps what was edited since', async () => {
    const id = await create('customer', { name: 'Hồ Thị Bảy', phone: '0922222222', email: 'bay@example.com' });
    const first = await shop.writer.write(admin, 'customer', [{ op: 'update', id, values: { phone: '0933333333', email: 'bay2@example.com' } }]);
    await shop.writer.write(admin, 'customer', [{ op: 'update', id, values: { email: 'bay3@example.com' } }]);
    const undone = await shop.writer.undo(admin, first.operation);
    expect(undone).toMatchObject({ undone: 1, kept: [{ object: 'customer', id, fields: ['email'] }] });
    expect(await shop.writer.get(admin, 'customer', id, ['phone', 'email'])).toMatchObject({ phone: { number: '+84922222222' }, email: 'bay3@example.com' });
    await expect(shop.writer.undo(admin, first.operation)).rejects.toMatchObject({ code: 'cannot_undo' });
  });

  it('tells the history of a record with the values before and after', async () => {
    const id = await create('customer', { name: 'Vũ Văn Chín', phone: '0944444444' });
    await shop.writer.write(admin, 'customer', [{ op: 'update', id, values: { phone: '0955555555' } }]);
    const [update, creation] = await shop.writer.history(admin, 'customer', id);
    expect(update).toMatchObject({
      version: 2,
      kind: 'update',
      actor: { name: 'admin' },
      changes: [{ field: 'phone', before: { number: '+84944444444' }, after: { number: '+84955555555' } }],
    });
    expect(creation).toMatchObject({ version: 1, kind: 'create' });
  });

  it('writes the valid rows of a partial batch and reports the others', async () => {
    const { results } = await shop.writer.write(
      admin,
      'customer',
      [
        { op: 'create', values: { name: 'Mười' } },
        { op: 'create', values: { name: null } },
        { op: 'create', values: { name: 'Một', nonsense: 1 } },
      ],
      { mode: 'valid' },
    );
    expect(results.map((result) => (result.ok ? 'ok' : result.issues[0]?.pointer))).toEqual(['ok', '/name', '/nonsense']);
  });

  it('gives each order the next number of its year', async () => {
    const first = await shop.writer.get(admin, 'order', await create('order', {}), ['code']);
    const second = await shop.writer.get(admin, 'order', await create('order', {}), ['code']);
    const number = (record: typeof first) => Number(String(record?.code).match(/(\d+)$/)?.[1]);
    expect(number(second)).toBe(number(first) + 1);
  });

  it('copies price, cost and name of the product into a line that says nothing of them', async () => {
    const product = await create('product', { code: 'HOP-QUA', name: 'Hộp quà', price: '350000', cost: '120000' });
    const order = await create('order', { lines: [{ product, quantity: 2 }] });
    const record = await shop.writer.get(admin, 'order', order);
    expect(record?.lines).toMatchObject([{ description: 'Hộp quà', unit_price: { amount: '350000', currency: 'VND' }, unit_cost: { amount: '120000' } }]);
  });

  it('tells which line is wrong', async () => {
    const product = await create('product', { code: 'THIEP', name: 'Thiệp', price: '1', cost: '1' });
    await expect(
      create('order', {
        lines: [
          { product, quantity: 1 },
          { product, quantity: 'many' },
        ],
      }),
    ).rejects.toMatchObject({
      code: 'invalid_record',
      issues: [{ pointer: '/lines/1/quantity' }],
    });
  });
});
