import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { UserActor } from '../../engine/access/actor.ts';
import { sql } from '../../engine/sql/sql.ts';
import { createImports } from '../../engine/transfer/create-imports.ts';
import type { Work } from '../../engine/work/work.ts';
import { openShop, type ShopDatabase } from '../setup/shop-database.ts';
import { ended, startChild } from './crash/child-process.ts';
import { brokenInvariants } from './crash/invariants.ts';
import { mapping } from './import-mappings.ts';

let shop: ShopDatabase;
let admin: UserActor;

beforeAll(async () => {
  shop = await openShop();
  admin = await shop.person('admin', 'admin');
});

afterAll(() => shop.close());

const lines = 20_000;
// Customers, products and orders recur in every batch.
const text = ['Order,Customer,Code,Qty', ...Array.from({ length: lines }, (_, n) => `o${n % 7_000},k${n % 900},p${n % 70},${1 + (n % 3)}`)].join('\n');

const fourObjects = mapping([
  { object: 'customer', write: 'first', key: { external: 'external_keys', column: 'Customer' }, fields: { name: 'Customer' } },
  { object: 'product', write: 'first', key: { external: 'external_keys', column: 'Code' }, fields: { code: 'Code' } },
  { object: 'order', write: 'first', key: { external: 'external_keys', column: 'Order' }, fields: { number: 'Order', customer: { record: 'customer' } } },
  {
    object: 'order_line',
    ordinal: 'position',
    parent: 'order',
    fields: { product: { record: 'product' }, quantity: 'Qty', unit_price: { value: { amount: '10', currency: 'VND' } } },
  },
]);

/** A queue that nobody works at: the import waits for the processes that are to be killed. */
const nobody: Work = { enqueue: async () => undefined, handle: async () => undefined, stop: async () => undefined };

async function* content() {
  yield Buffer.from(text);
}

describe('an import whose processes are killed one after another', () => {
  it('is whole in the end, with nothing lost and nothing twice', async () => {
    const { database, models, writer } = shop;
    const imports = createImports({ database, models, writer, clock: () => new Date(), work: nobody });
    const { id } = await imports.start(admin, { mapping: fourObjects, content: content() });
    const places = ['write.prepared:3', 'import.batch-written:1', 'import.batch-committed:1', 'write.written:2', 'import.batch-committed:1'];
    for (const place of places) expect([place, await ended(startChild('../import-child.ts', [shop.url], place))]).toEqual([place, 'SIGKILL']);
    expect(await ended(startChild('../import-child.ts', [shop.url]))).toBe(0);
    expect(await imports.get(admin, id)).toMatchObject({
      status: 'done',
      faults: 0,
      progress: { rows_read: 20_000, rows_total: 20_000, rows_written: 20_000 },
      result: { customer: { created: 900 }, product: { created: 70 }, order: { created: 7_000 }, order_line: { created: 20_000 } },
    });
    const [row] =
      await database.query(sql`select (select count(*) from crm.customer) as customers, (select count(*) from crm.product) as products, (select count(*) from crm."order") as orders,
      (select count(*) from crm.order_line) as lines, (select sum(quantity)::int from crm.order_line) as quantity, (select count(distinct ("order", position)) from crm.order_line) as places,
      (select count(*) from crm.order__external_keys) as keys, (select count(*) from sys.operation) as operations, (select count(distinct operation) from sys.history) as used`);
    expect(row).toEqual({ customers: 900, products: 70, orders: 7_000, lines, quantity: 39_999, places: lines, keys: 7_000, operations: 1, used: 1 });
    await vi.waitFor(async () => expect(await brokenInvariants(database, models.current())).toEqual([]), { timeout: 10_000, interval: 100 });
    const [order] = await database.query(sql`select count(*) as n, max(right(code, 5)::int) as last from crm."order"`);
    expect(order).toEqual({ n: 7_000, last: 7_000 });
  }, 180_000);
});
