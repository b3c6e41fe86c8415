import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { systemActor } from '../../engine/access/actor.ts';
import { installDemo } from '../../runtime/demo/install-demo.ts';
import { sampleSettings } from '../../runtime/demo/sample-settings.ts';
import { openShop, type ShopDatabase } from '../setup/shop-database.ts';

const now = new Date('2026-11-22T03:00:00.000Z');
const actor = systemActor('demo test');

describe('installDemo', () => {
  let shop: ShopDatabase;
  beforeAll(async () => {
    shop = await openShop('special-gift', () => now);
  });
  afterAll(() => shop.close());

  const count = async (object: string): Promise<unknown> => {
    const { rows } = await shop.writer.aggregate(actor, object, { measures: [{ fn: 'count', as: 'records' }] });
    return rows[0]?.records;
  };

  it('writes a dated history as one operation, and undoing it leaves only what people made', async () => {
    const owner = await shop.person('Lan', 'sales');
    const { operation, byObject } = await installDemo(shop.writer, shop.database, actor, {
      settings: sampleSettings(),
      seed: 1,
      now,
      customers: 60,
      owners: [{ id: owner.id, roles: ['sales'], branches: [] }],
    });
    // Every object but lines, which come with their records; a contract is too rare for so few customers.
    const own = [...shop.models.current().objects.values()].filter(({ name, parent }) => parent === undefined && name !== 'user');
    const told = new Set(Object.keys(byObject));
    expect(own.map(({ name }) => name).filter((name) => !told.has(name))).toEqual(['service_contract']);
    expect(await count('customer')).toBe(68);
    expect(await count('order')).toBe(360);

    const sent = await shop.writer.list(actor, 'order', { filter: 'delivery_status == "delivered" && channel != "counter"', sort: ['-ordered_at'], limit: 1 });
    const order = sent.items[0];
    const entries = await shop.writer.history(actor, 'order', order?.id ?? '');
    expect(entries.at(-1)).toMatchObject({ kind: 'create', at: order?.ordered_at, operation });
    expect(entries[0]).toMatchObject({ kind: 'update', at: order?.delivered_at, operation });

    await shop.writer.write(actor, 'customer', [{ op: 'create', values: { name: 'Nguyễn Thị Thật' } }]);
    const worked = (await shop.writer.list(actor, 'order', { filter: 'customer != null', fields: ['customer', 'lines'], sort: ['ordered_at'], limit: 1 }))
      .items[0];
    const lines = (await shop.writer.get(actor, 'order', worked?.id ?? ''))?.lines as unknown[];
    await shop.writer.write(actor, 'order', [{ op: 'update', id: worked?.id ?? '', values: { gift_message: 'Chúc mừng' } }]);
    const undone = await shop.writer.undo(actor, operation);
    expect(undone.kept).toContainEqual({ object: 'order', id: worked?.id, fields: ['gift_message'] });
    expect(await count('order')).toBe(1);
    expect(await count('order_line')).toBe(lines.length);
    expect(await count('ticket')).toBe(0);
    expect((await shop.writer.get(actor, 'order', worked?.id ?? '', ['customer.name']))?.customer).toHaveProperty('name');
  });
});
