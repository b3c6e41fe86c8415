import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { systemActor } from '../../engine/access/actor.ts';
import { openModelStore } from '../../engine/database/model-store.ts';
import { createWriter } from '../../engine/records/create-writer.ts';
import { openShop, type ShopDatabase } from '../setup/shop-database.ts';

const admin = systemActor('test');
const both = (text: string) => ({ en: text, vi: text });

let shop: ShopDatabase;
beforeAll(async () => {
  shop = await openShop();
});
afterAll(() => shop.close());

describe('a write of a process that has not heard of a change of metadata', () => {
  it('is done on the metadata in force, not on those known when it began', async () => {
    const models = await openModelStore(shop.database);
    // Deaf from here on.
    await models.close();
    const writer = createWriter({ database: shop.database, models, clock: () => new Date(), ports: {} });
    const field = { kind: 'field', name: 'customer.shoe_size', object: 'customer', field: 'shoe_size', label: both('Shoe size'), type: 'integer' } as const;
    const set = await shop.changeSets.create(admin, { changes: [{ op: 'put', kind: 'field', name: field.name, document: field }] });
    await shop.changeSets.apply(admin, set.id);
    expect(models.current().objects.get('customer')?.fields.has('shoe_size')).toBe(false);

    const { results } = await writer.write(admin, 'customer', [{ op: 'create', values: { name: 'Lê Thị Tám', shoe_size: 38 } }]);

    expect(results).toMatchObject([{ ok: true, version: 1, changed: true }]);
    const { items } = await shop.writer.list(admin, 'customer', { filter: 'shoe_size == 38', fields: ['shoe_size'] });
    expect(items).toMatchObject([{ shoe_size: 38, version: 1 }]);
  });
});

describe('statements sent without waiting', () => {
  it('leave nothing when a later one fails, and tell the first failure', async () => {
    const work = shop.database.transaction(async (tx) => {
      const sent = [
        tx.query({ text: "insert into sys.setting (key, value) values ('half', '1')", values: [] }),
        tx.query({ text: 'select 1 / 0', values: [] }),
        tx.query({ text: 'select 1', values: [] }),
      ];
      const outcomes = await Promise.allSettled(sent);
      expect(outcomes.map((outcome) => (outcome.status === 'rejected' ? outcome.reason.code : 'ok'))).toEqual(['ok', '22012', '25P02']);
      throw (outcomes[1] as PromiseRejectedResult).reason;
    });
    await expect(work).rejects.toMatchObject({ code: '22012' });
    expect(await shop.database.query({ text: "select key from sys.setting where key = 'half'", values: [] })).toEqual([]);
  });
});
