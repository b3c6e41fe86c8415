import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { UserActor } from '../../engine/access/actor.ts';
import { createUndoJobs } from '../../engine/records/undoing/jobs/create-undo-jobs.ts';
import { runUndo } from '../../engine/records/undoing/jobs/run-undo.ts';
import { sql } from '../../engine/sql/sql.ts';
import { startWork } from '../../runtime/jobs/start-work.ts';
import { openShop, type ShopDatabase } from '../setup/shop-database.ts';
import { brokenInvariants } from './crash/invariants.ts';
import { importFile, importsOf } from './import-file.ts';
import { sales } from './import-mappings.ts';
import { takeSnapshot, without } from './properties/record-snapshot.ts';
import { dependenciesOf, queueUndo, runInChunks, waitingUndos } from './undo-by-chunks.ts';

let shop: ShopDatabase;
let admin: UserActor;
let seller: UserActor;

beforeAll(async () => {
  shop = await openShop();
  admin = await shop.person('admin', 'admin');
});

afterAll(() => shop.close());

beforeEach(async () => {
  seller = await shop.person(`seller ${crypto.randomUUID()}`, 'admin');
});

const snapshot = () => takeSnapshot(shop.database, shop.models.current());
const stateOf = (undo: string) => waitingUndos(shop).get(admin, undo);
const run = (undo: string, chunkRecords = 10) => runUndo(dependenciesOf(shop), undo, chunkRecords);

/** Customers made by one operation. */
async function makeCustomers(count: number, actor: UserActor = admin) {
  const rows = Array.from({ length: count }, (_, n) => ({ op: 'create', values: { name: `Khách ${n}` } }) as const);
  const { operation, results } = await shop.writer.write(actor, 'customer', rows);
  return { operation, ids: results.flatMap((result) => (result.ok ? [result.id] : [])) };
}

async function inTrash(ids: readonly string[]): Promise<number> {
  const rows = await shop.database.query<{ n: number }>(sql`select count(*) as n from crm.customer where id = any(${ids}::uuid[]) and deleted_at is not null`);
  return Number(rows[0]?.n);
}

/** Undoes the first two chunks of ten and cancels, as somebody does while the rest is still to come. */
async function cancelAfterTwo(undo: string): Promise<void> {
  let steps = 0;
  await runInChunks(shop, undo, 10, async () => {
    steps += 1;
    // The first step gathers what is to be undone.
    if (steps === 3) await waitingUndos(shop).cancel(admin, undo);
  });
}

describe('the undo of a large import', () => {
  // Each order has a line in both halves of the file.
  const file = (order: string, product: string) =>
    `Order,Code,Qty,Price\n${Array.from({ length: 3_000 }, (_, n) => `${order}${n % 1_500},${product}${n % 7},${1 + (n % 3)},10`).join('\n')}\n`;

  it('is what one transaction would do, and so is the undo of that', async () => {
    const before = await snapshot();
    const { operation = '' } = await importFile(importsOf(shop), admin, sales, file('o', 'p'));
    const after = await snapshot();
    expect(after.size - before.size).toBe(4_507);
    const undos = createUndoJobs({ ...dependenciesOf(shop), writer: shop.writer, threshold: 1_000, chunkRecords: 400 });
    const started = await undos.undo(admin, operation ?? '');
    expect(started).toEqual({ operation: started.operation, status: 'running', done: 0, total: 4_507 });
    await undos.settled();
    const state = await undos.get(admin, started.operation);
    expect(state).toMatchObject({
      status: 'done',
      kind: 'undo',
      undoes: operation,
      done: 4_507,
      total: 4_507,
      undone: 4_507,
      rows: 4_507,
      kept: [],
      kept_count: 0,
    });
    const byJob = await snapshot();
    expect(without(byJob, before)).toEqual(without(before, before));
    const back = await undos.undo(admin, started.operation);
    await undos.settled();
    expect(await undos.get(admin, back.operation)).toMatchObject({ status: 'done', undone: 4_507, kept_count: 0 });
    expect(without(await snapshot(), before)).toEqual(without(after, before));
    // The same once more, in one transaction.
    expect(await shop.writer.undo(admin, back.operation)).toMatchObject({ undone: 4_507, kept: [] });
    expect(await snapshot()).toEqual(byJob);
    expect(await brokenInvariants(shop.database, shop.models.current())).toEqual([]);
    expect(await shop.database.query(sql`select 1 from sys.undo_deed`)).toEqual([]);
  }, 60_000);

  it('never shows an order without its lines, and keeps both when somebody edits the order meanwhile', async () => {
    const { operation } = await importFile(importsOf(shop), admin, sales, file('q', 'r'));
    const { operation: undo } = await queueUndo(shop, admin, operation ?? '');
    let edited: string | undefined;
    await runInChunks(shop, undo, 400, async () => {
      const bare =
        await shop.database.query(sql`select 1 from crm."order" as o where o.deleted_at is null and exists (select 1 from crm.order_line as l where l."order" = o.id)
          and not exists (select 1 from crm.order_line as l where l."order" = o.id and l.deleted_at is null)`);
      expect(bare).toEqual([]);
      const left = await shop.database.query<{ id: string }>(
        sql`select id::text as id from crm."order" where number like 'q%' and deleted_at is null order by id limit 1`,
      );
      if (edited !== undefined || left.length === 0 || (await stateOf(undo)).done === 0) return;
      edited = left[0]?.id;
      await shop.writer.write(admin, 'order', [{ op: 'update', id: edited ?? '', values: { notes: 'wanted after all' } }]);
    });
    const order = await shop.writer.get(admin, 'order', edited ?? '', ['notes', 'lines']);
    expect(order).toMatchObject({ notes: 'wanted after all' });
    expect(order?.lines).toHaveLength(2);
    const state = await stateOf(undo);
    // The order, two lines, and the one or two products in them.
    expect(state).toMatchObject({ status: 'done', done: 4_507, total: 4_507, kept_count: 5 });
    expect(state.kept?.map(({ object }) => object).sort()).toEqual(['order', 'order_line', 'order_line', 'product', 'product']);
    expect(state.undone).toBe(4_502);
    expect(await brokenInvariants(shop.database, shop.models.current())).toEqual([]);
  }, 60_000);
});

describe('an undo in the background', () => {
  it('begins above the threshold only', async () => {
    const undos = createUndoJobs({ ...dependenciesOf(shop), writer: shop.writer, threshold: 5 });
    const five = await makeCustomers(5);
    expect(await undos.undo(admin, five.operation)).toMatchObject({ undone: 5, kept: [] });
    const six = await makeCustomers(6);
    expect(await undos.undo(admin, six.operation)).toMatchObject({ status: 'running', total: 6 });
    await undos.settled();
    expect(await inTrash(six.ids)).toBe(6);
    // Ten writes of one record are one record.
    const [id = ''] = (await makeCustomers(1)).ids;
    const operation = await shop.database.transaction(async (tx) => {
      const started = await shop.writer.startOperation(tx, admin, 'edits');
      for (let n = 0; n < 10; n += 1)
        await shop.writer.writeBatch(tx, admin, 'customer', [{ op: 'update', id, values: { name: `Name ${n}` } }], { operation: started });
      return started;
    });
    expect(await undos.undo(admin, operation)).toMatchObject({ undone: 1 });
  });

  it('runs at once through the queue of jobs, and so does one whose job was lost', async () => {
    const { operation, ids } = await makeCustomers(30);
    const lost = await makeCustomers(30);
    const waiting = await queueUndo(shop, admin, lost.operation);
    const work = await startWork({ url: shop.url, runsJobs: true });
    try {
      const undos = createUndoJobs({ ...dependenciesOf(shop), writer: shop.writer, work, threshold: 5, chunkRecords: 10 });
      await undos.handle();
      const { operation: undo } = await undos.undo(admin, operation);
      for (const id of [undo, waiting.operation])
        await vi.waitFor(async () => expect((await undos.get(admin, id)).status).toBe('done'), { timeout: 15_000, interval: 50 });
    } finally {
      await work.stop();
    }
    expect(await inTrash([...ids, ...lost.ids])).toBe(60);
  }, 30_000);

  it('keeps later edits, also those of the time in which it waits, and lists the first 200 of them', async () => {
    const { operation, ids } = await makeCustomers(260);
    const edit = (id: string, n: number) => ({ op: 'update', id, values: { name: `Later ${n}` } }) as const;
    await shop.writer.write(admin, 'customer', ids.slice(0, 200).map(edit));
    const { operation: undo } = await queueUndo(shop, admin, operation);
    await shop.writer.write(admin, 'customer', ids.slice(200, 240).map(edit));
    await run(undo, 50);
    const state = await stateOf(undo);
    expect(state).toMatchObject({ status: 'done', done: 260, total: 260, undone: 20, kept_count: 240 });
    expect(state.kept).toHaveLength(200);
    expect(await inTrash(ids)).toBe(20);
    expect(await inTrash(ids.slice(240))).toBe(20);
  });

  it('is refused a second time while it goes on and when it is over', async () => {
    const { operation } = await makeCustomers(30);
    const undos = waitingUndos(shop);
    const { operation: undo } = await queueUndo(shop, admin, operation);
    await expect(undos.undo(admin, operation)).rejects.toMatchObject({
      code: 'cannot_undo',
      message: 'The operation is being undone already.',
      extra: { undo },
    });
    await expect(shop.writer.undo(admin, operation)).rejects.toMatchObject({ code: 'cannot_undo' });
    await expect(undos.undo(admin, undo)).rejects.toMatchObject({ code: 'cannot_undo', message: expect.stringContaining('still under way') });
    await run(undo);
    await expect(undos.undo(admin, operation)).rejects.toMatchObject({ code: 'cannot_undo', extra: { undone_by: undo } });
    expect(await undos.get(admin, operation)).toMatchObject({ status: 'done', undone_by: undo });
  });

  it('is done once when two processes work at it', async () => {
    const { operation, ids } = await makeCustomers(120);
    const { operation: undo } = await queueUndo(shop, admin, operation);
    await Promise.all([run(undo, 7), run(undo, 7), run(undo, 7)]);
    expect(await stateOf(undo)).toMatchObject({ status: 'done', done: 120, undone: 120, rows: 120 });
    expect(await inTrash(ids)).toBe(120);
    expect(await brokenInvariants(shop.database, shop.models.current())).toEqual([]);
  });

  it('is shown to its author and to administrators', async () => {
    const staff = await shop.person('a stranger', 'staff');
    const { operation } = await makeCustomers(3);
    await expect(waitingUndos(shop).get(staff, operation)).rejects.toMatchObject({ code: 'not_found' });
    await expect(waitingUndos(shop).cancel(staff, operation)).rejects.toMatchObject({ code: 'not_found' });
    await expect(waitingUndos(shop).undo(staff, operation)).rejects.toMatchObject({ code: 'not_found' });
    await expect(waitingUndos(shop).get(admin, 'nonsense')).rejects.toMatchObject({ code: 'not_found' });
  });
});

describe('cancelling', () => {
  it('keeps what has been undone, and undoing again goes on under the same operation', async () => {
    const { operation, ids } = await makeCustomers(50);
    const { operation: undo } = await queueUndo(shop, admin, operation);
    await cancelAfterTwo(undo);
    expect(await stateOf(undo)).toMatchObject({ status: 'cancelled', done: 20, total: 50, undone: 20 });
    expect(await stateOf(operation)).toMatchObject({ undone_by: null });
    expect(await inTrash(ids)).toBe(20);
    expect(await queueUndo(shop, admin, operation)).toEqual({ operation: undo, status: 'running', done: 20, total: 50 });
    await run(undo);
    expect(await stateOf(undo)).toMatchObject({ status: 'done', done: 50, undone: 50, kept_count: 0 });
    expect(await stateOf(operation)).toMatchObject({ undone_by: undo });
    expect(await inTrash(ids)).toBe(50);
    // All of it is one operation, so all of it comes back.
    expect(await shop.writer.undo(admin, undo)).toMatchObject({ undone: 50, kept: [] });
    expect(await inTrash(ids)).toBe(0);
  });

  it('lets the part be taken back, after which the whole can be undone', async () => {
    const { operation, ids } = await makeCustomers(50);
    const { operation: undo } = await queueUndo(shop, admin, operation);
    await cancelAfterTwo(undo);
    const { operation: back } = await queueUndo(shop, admin, undo);
    await expect(waitingUndos(shop).undo(admin, operation)).rejects.toMatchObject({ code: 'cannot_undo', extra: { undo: back } });
    await run(back);
    expect(await inTrash(ids)).toBe(0);
    const again = await queueUndo(shop, admin, operation);
    expect(again).toMatchObject({ done: 0, total: 50 });
    expect(again.operation).not.toBe(undo);
    await run(again.operation);
    expect(await stateOf(again.operation)).toMatchObject({ status: 'done', undone: 50, kept_count: 0 });
    expect(await inTrash(ids)).toBe(50);
    expect(await brokenInvariants(shop.database, shop.models.current())).toEqual([]);
  });

  it('asks for order where a part was undone, brought back and undone again', async () => {
    const { operation } = await makeCustomers(50);
    const { operation: undo } = await queueUndo(shop, admin, operation);
    await cancelAfterTwo(undo);
    const back = await shop.writer.undo(admin, undo);
    const forth = await shop.writer.undo(admin, back.operation);
    await expect(waitingUndos(shop).undo(admin, operation)).rejects.toMatchObject({ code: 'cannot_undo', extra: { undo: forth.operation } });
    await shop.writer.undo(admin, forth.operation);
    expect(await queueUndo(shop, admin, operation)).toMatchObject({ total: 50 });
  });

  it('keeps one that waits from ever beginning, and leaves one that is over as it is', async () => {
    const { operation, ids } = await makeCustomers(10);
    const { operation: undo } = await queueUndo(shop, admin, operation);
    expect(await waitingUndos(shop).cancel(admin, undo)).toMatchObject({ status: 'cancelled', done: 0, total: 10 });
    await run(undo);
    expect(await inTrash(ids)).toBe(0);
    await queueUndo(shop, admin, operation);
    await run(undo);
    expect(await waitingUndos(shop).cancel(admin, undo)).toMatchObject({ status: 'done', done: 10 });
  });
});

describe('the rights of an undo in the background', () => {
  const setRoles = (...roles: string[]) =>
    shop.database.transaction(async (tx) => {
      await tx.query(sql`delete from sys.user_role where user_id = ${seller.id}::uuid`);
      for (const role of roles) await tx.query(sql`insert into sys.user_role (user_id, role) values (${seller.id}::uuid, ${role})`);
    });

  it('are those of the time when it runs: what was queued by somebody who has lost them changes nothing', async () => {
    const { operation, ids } = await makeCustomers(30, seller);
    const { operation: undo } = await queueUndo(shop, seller, operation);
    await setRoles();
    await run(undo);
    const state = await stateOf(undo);
    expect(state).toMatchObject({ status: 'failed', done: 0, undone: 0, rows: 0 });
    expect(state.issues).toEqual([{ pointer: '', message: 'Customer: your rights have changed since.' }]);
    expect(await inTrash(ids)).toBe(0);
    await setRoles('admin');
    await queueUndo(shop, seller, operation);
    await run(undo);
    expect(await stateOf(undo)).toMatchObject({ status: 'done', undone: 30, issues: [] });
  });

  it('stop it where they are lost halfway, and an administrator may go on', async () => {
    const { operation, ids } = await makeCustomers(30, seller);
    const { operation: undo } = await queueUndo(shop, seller, operation);
    let steps = 0;
    await runInChunks(shop, undo, 10, async () => {
      steps += 1;
      if (steps === 2) await setRoles();
    });
    expect(await stateOf(undo)).toMatchObject({ status: 'failed', done: 10, total: 30, undone: 10 });
    expect(await inTrash(ids)).toBe(10);
    await queueUndo(shop, admin, operation);
    await run(undo);
    expect(await stateOf(undo)).toMatchObject({ status: 'done', done: 30, actor: { id: admin.id } });
    expect(await inTrash(ids)).toBe(30);
    // It is the administrator's now.
    await expect(waitingUndos(shop).undo({ ...seller, roles: ['staff'] }, undo)).rejects.toMatchObject({ code: 'not_found' });
  });

  it('are none for an account that is not active any more', async () => {
    const { operation, ids } = await makeCustomers(10, seller);
    const { operation: undo } = await queueUndo(shop, seller, operation);
    await shop.database.query(sql`update sys."user" set active = false where id = ${seller.id}::uuid`);
    await run(undo);
    expect(await stateOf(undo)).toMatchObject({ status: 'failed', issues: [{ code: 'forbidden' }] });
    expect(await inTrash(ids)).toBe(0);
  });
});
