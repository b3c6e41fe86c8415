import type { ChildProcess } from 'node:child_process';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { createIdentity } from '../../engine/identity/identity.ts';
import { sql } from '../../engine/sql/sql.ts';
import { openShop, type ShopDatabase } from '../setup/shop-database.ts';
import { ended, firstLine, startChild } from './crash/child-process.ts';
import { brokenInvariants } from './crash/invariants.ts';

const batches = 4;
const ordersOfBatch = 60;

let shop: ShopDatabase;
let token: string;
let product: string;
const running = new Set<ChildProcess>();

beforeAll(async () => {
  shop = await openShop();
  const admin = await shop.person('admin', 'admin');
  ({ token } = await createIdentity(shop.database, () => new Date()).createToken(admin.id, { name: 'crash test' }));
  const { results } = await shop.writer.write(admin, 'product', [{ op: 'create', values: { code: 'NEN', name: 'Nến', price: '10', cost: '4' } }]);
  product = results[0]?.ok ? results[0].id : '';
});

afterAll(async () => {
  for (const child of running) child.kill('SIGKILL');
  await shop.close();
});

/** A server that ends at the failpoint, when there is one. */
async function startServer(failpoint?: string): Promise<{ readonly child: ChildProcess; readonly url: string }> {
  const child = startChild('serve-child.ts', [shop.url], failpoint);
  running.add(child);
  return { child, url: `http://127.0.0.1:${await firstLine(child)}` };
}

/** Sends a batch as clients do, under a key that is the same each time; undefined when the server went away before it answered. */
async function send(url: string, name: string, batch: number): Promise<number | undefined> {
  const items = Array.from({ length: ordersOfBatch }, (_, n) => ({
    values: {
      notes: name,
      lines: [1, 2].map((quantity) => ({ product, quantity, unit_price: '10', description: `${batch}/${n}/${quantity}` })),
    },
  }));
  try {
    const answer = await fetch(`${url}/api/records/order`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json', 'idempotency-key': `${name.replaceAll(/\W+/g, '-')}-${batch}` },
      body: JSON.stringify({ items }),
    });
    await answer.arrayBuffer();
    return answer.status;
  } catch (error) {
    // The connection broke: nobody knows what became of the request.
    if (error instanceof TypeError) return undefined;
    throw error;
  }
}

/** Sends all batches in turn, each until it is acknowledged, with a new server whenever one has died. Answers how often one did. */
async function sendAll(name: string, failpoint: string | undefined, killAfter?: number): Promise<number> {
  let server = await startServer(failpoint);
  let deaths = 0;
  for (let batch = 0; batch < batches; ) {
    if (batch === killAfter && deaths === 0) server.child.kill('SIGKILL');
    const status = await send(server.url, name, batch);
    if (status === 200) {
      batch += 1;
      continue;
    }
    expect(status).toBe(undefined);
    expect(await ended(server.child)).toBe('SIGKILL');
    deaths += 1;
    server = await startServer();
  }
  server.child.kill('SIGKILL');
  await ended(server.child);
  return deaths;
}

describe('bulk writes whose server is killed', () => {
  it.each([
    ['before the write', 'write.prepared:3'],
    ['inside the transaction, with the lines written', 'write.written:3'],
    ['inside the transaction, with all written', 'write.written:4'],
    ['after the commit, before the answer', 'bulk.committed:2'],
    ['between two batches', undefined],
  ])(
    '%s are there once when they are sent again',
    async (name, failpoint) => {
      expect(await sendAll(name, failpoint, failpoint === undefined ? 2 : undefined)).toBe(1);
      const { database, models } = shop;
      const [counts] = await database.query(sql`select
      (select count(*) from crm."order" where notes = ${name}) as orders,
      (select count(distinct code) from crm."order" where notes = ${name}) as numbers,
      (select count(*) from crm.order_line as l join crm."order" as o on o.id = l."order" where o.notes = ${name}) as lines,
      (select count(distinct l.description) from crm.order_line as l join crm."order" as o on o.id = l."order" where o.notes = ${name}) as descriptions,
      (select count(distinct h.operation) from sys.history as h join crm."order" as o on h.object = 'order' and h.record = o.id where o.notes = ${name}) as operations,
      (select count(*) from sys.idempotency where key like ${`${name.replaceAll(/\W+/g, '-')}-%`} and status = 200) as answers`);
      expect(counts).toEqual({ orders: 240, numbers: 240, lines: 480, descriptions: 480, operations: 4, answers: 4 });
      await vi.waitFor(async () => expect(await brokenInvariants(database, models.current())).toEqual([]), { timeout: 10_000, interval: 100 });
    },
    60_000,
  );

  it('leave no gap in the numbers of orders', async () => {
    const [row] = await shop.database.query(
      sql`select count(*) as orders, max(right(code, 5)::int) as last, (select sum(value) from sys.counter where object = 'order') as counter from crm."order"`,
    );
    expect(row).toEqual({ orders: 1_200, last: 1_200, counter: '1200' });
  });
});
