import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { UserActor } from '../../engine/access/actor.ts';
import { sql } from '../../engine/sql/sql.ts';
import { createImports } from '../../engine/transfer/create-imports.ts';
import type { Work } from '../../engine/work/work.ts';
import { openShop, type ShopDatabase } from '../setup/shop-database.ts';
import { importsOf } from './import-file.ts';
import { sales } from './import-mappings.ts';

let shop: ShopDatabase;
let admin: UserActor;

beforeAll(async () => {
  shop = await openShop();
  admin = await shop.person('admin', 'admin');
});

afterAll(() => shop.close());

/** A queue that nobody works at: the import waits for the process that is to be killed. */
const nobody: Work = { enqueue: async () => undefined, handle: async () => undefined, stop: async () => undefined };

// Every order has one line in each half of the file, so that batches meet each other's orders; row 6,002 is at fault.
const rows = Array.from({ length: 12_000 }, (_, index) => `${index % 6_000},p${index % 7},${index === 6_000 ? 'many' : '1'},10`);
const text = `Order,Code,Qty,Price\n${rows.join('\n')}\n`;

async function* content() {
  yield Buffer.from(text);
}

async function figures() {
  const [row] = await shop.database.query(sql`select
    (select count(*) from crm."order") as orders, (select count(*) from crm.product) as products, (select count(*) from crm.order_line) as lines,
    (select count(*) from (select 1 from crm.order_line group by "order", position having count(*) > 1) as twice) as doubled,
    (select count(distinct operation) from sys.history where object in ('order', 'order_line')) as operations`);
  return row;
}

describe('an import whose process is killed', () => {
  it.each(['import.batch-written:2', 'import.batch-committed:2'])(
    'at %s goes on in another process without loss or doubling',
    async (failpoint) => {
      await shop.database.query(sql`truncate crm.customer, crm."order", crm.product, sys.history cascade`);
      const { database, models, writer } = shop;
      const queued = createImports({ database, models, writer, clock: () => new Date(), work: nobody });
      const { id } = await queued.start(admin, { mapping: sales, content: content() });
      const child = spawn(process.execPath, [join(import.meta.dirname, 'import-child.ts'), shop.url], {
        env: { ...process.env, TRELLIS_FAILPOINT: failpoint },
        stdio: 'inherit',
      });
      expect(await once(child, 'exit')).toEqual([null, 'SIGKILL']);
      const left = await queued.get(admin, id);
      expect(left.status).toBe('writing');
      expect(left.progress.rows_read).toBe(failpoint === 'import.batch-written:2' ? 5_000 : 10_000);
      const here = importsOf(shop);
      await here.handle();
      await here.settled();
      const state = await here.get(admin, id);
      expect(state).toMatchObject({
        status: 'done',
        faults: 1,
        progress: { rows_read: 12_000, rows_written: 11_999, rows_faulty: 1 },
        result: { product: { created: 7 }, order: { created: 6_000 }, order_line: { created: 11_999 } },
      });
      expect(await figures()).toEqual({ orders: 6_000, products: 7, lines: 11_999, doubled: 0, operations: 1 });
      await shop.writer.undo(admin, state.operation ?? '');
      expect((await shop.writer.list(admin, 'order_line', { count: 'exact' })).count).toBe(0);
    },
    120_000,
  );
});

describe('cancelling', () => {
  it('keeps an import that waits from ever beginning', async () => {
    const { database, models, writer } = shop;
    const queued = createImports({ database, models, writer, clock: () => new Date(), work: nobody });
    const { id } = await queued.start(admin, { mapping: sales, content: content() });
    expect(await queued.cancel(admin, id)).toMatchObject({ status: 'cancelled', progress: { rows_read: 0 } });
    const here = importsOf(shop);
    await here.handle();
    await here.settled();
    expect(await here.get(admin, id)).toMatchObject({ status: 'cancelled', progress: { rows_read: 0 } });
  });

  it('stops an import that runs, with what is written counted and undoable', async () => {
    await shop.database.query(sql`truncate crm.customer, crm."order", crm.product, sys.history cascade`);
    const { database, models, writer, ...rest } = shop;
    let cancelled: Promise<unknown> | undefined;
    const stopping = createImports({
      database,
      models,
      writer,
      clock: () => new Date(),
      events: { publish: () => (cancelled ??= running.then(({ id }) => stopping.cancel(admin, id))) },
    });
    const running = stopping.start(admin, { mapping: sales, content: content() });
    const { id } = await running;
    await stopping.settled();
    await cancelled;
    const state = await importsOf({ database, models, writer, ...rest }).get(admin, id);
    expect(state.status).toBe('cancelled');
    const written = Number((await figures())?.lines);
    expect(written).toBeGreaterThan(0);
    expect(written).toBeLessThan(11_999);
    expect(state.result.order_line?.created).toBe(written);
    await writer.undo(admin, state.operation ?? '');
    expect((await writer.list(admin, 'order_line', { count: 'exact' })).count).toBe(0);
  }, 60_000);
});
