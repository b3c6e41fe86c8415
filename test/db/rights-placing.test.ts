import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { systemActor } from '../../engine/access/actor.ts';
import { openDatabase } from '../../engine/database/open-database.ts';
import { createWriter } from '../../engine/records/create-writer.ts';
import { createRightsAdmin, type RightsAdmin } from '../../engine/rights/rights-admin.ts';
import type { RightsHints } from '../../engine/rights/rights-context.ts';
import { placeStep } from '../../engine/rights/territories/placing/place-step.ts';
import { openTerritoryRules } from '../../engine/rights/territories/territory-rules.ts';
import { sql } from '../../engine/sql/sql.ts';
import type { Work } from '../../engine/work/work.ts';
import { startWork } from '../../runtime/jobs/start-work.ts';
import { openShop, type ShopDatabase } from '../setup/shop-database.ts';
import { ended, startChild } from './crash/child-process.ts';

const system = systemActor('test');
const customers = 12_000;

let shop: ShopDatabase;

/** A queue that nobody works at: what is asked for waits for the processes of the test. */
const nobody: Work = { enqueue: async () => undefined, handle: async () => undefined, stop: async () => undefined };

beforeAll(async () => {
  shop = await openShop();
  // Every third is a florist.
  await shop.database.query(sql`insert into crm.customer (id, created_at, updated_at, version, name, occupation)
    select uuidv7(), now(), now(), 1, 'K' || n, case when n % 3 = 0 then 'Florist' else 'Baker' end from generate_series(1, ${customers}) as n`);
}, 60_000);

afterAll(() => shop.close());

function open(more: { readonly work?: Work; readonly hints?: RightsHints; readonly settleSeconds?: number } = {}): RightsAdmin {
  const { database, models, identity, writer } = shop;
  return createRightsAdmin({ database, models, identity, writer, clock: () => new Date(), settleSeconds: 0, ...more });
}

const rule = (condition: string) => ({ rules: [{ object: 'customer', condition }] });
const count = async () =>
  Number((await shop.database.query<{ n: number }>(sql`select count(*) as n from sys.territory_record where object = 'customer'`))[0]?.n);
const isOpen = async () => (await shop.database.query<{ open: boolean }>(sql`select open from sys.placing where object = 'customer'`))[0]?.open;
const places = async (record: string) => (await shop.database.query(sql`select 1 from sys.territory_record where record = ${record}::uuid`)).length;

/** How many records lie, or are noted to lie, where they do not belong, or the other way round. */
async function wrongPlaces(condition: string): Promise<number> {
  const rows = await shop.database.query<{ n: number }>(sql`select count(*) as n from crm.customer as t
    where (t.occupation = ${condition}) is true <> exists (select 1 from sys.territory_record as r where r.record = t.id)
      or (t.occupation = ${condition}) is true <> (t._territories is not null)`);
  return Number(rows[0]?.n);
}

beforeEach(async () => {
  await shop.database.query(sql`delete from sys.territory`);
  await shop.database.query(sql`delete from sys.placing`);
});

describe('placing records anew', () => {
  it('is whole in the end though one process after another is killed, and goes on where it was', async () => {
    const { id } = await open({ work: nobody }).territories.create(system, { name: 'Hoa', ...rule('occupation = "Florist"') });
    expect([await count(), (await open().territories.get(id)).placing]).toEqual([0, ['customer']]);
    for (const place of ['placing.batch-written:1', 'placing.batch-committed:2', 'placing.batch-written:1'])
      expect([place, await ended(startChild('placing-child.ts', [shop.url], place))]).toEqual([place, 'SIGKILL']);
    const [half] = await shop.database.query(sql`select open, placed from sys.placing`);
    // Twice committed, not begun again.
    expect(half).toEqual({ open: true, placed: 10_000 });
    expect(await ended(startChild('placing-child.ts', [shop.url]))).toBe(0);
    expect(await shop.database.query(sql`select open, placed from sys.placing`)).toEqual([{ open: false, placed: customers }]);
    expect([await count(), await wrongPlaces('Florist')]).toEqual([4_000, 0]);
    // Nothing to do is nothing done.
    expect(await ended(startChild('placing-child.ts', [shop.url], 'placing.batch-written'))).toBe(0);
  }, 120_000);

  it('begins again where rules change in the middle of it', async () => {
    const waiting = open({ work: nobody });
    const { id } = await waiting.territories.create(system, { name: 'Hoa', ...rule('occupation = "Florist"') });
    expect(await ended(startChild('placing-child.ts', [shop.url], 'placing.batch-committed:2'))).toBe('SIGKILL');
    expect(await count()).toBeGreaterThan(1_000);
    await waiting.territories.update(system, id, rule('occupation = "Baker"'));
    expect(await ended(startChild('placing-child.ts', [shop.url]))).toBe(0);
    expect([await count(), await wrongPlaces('Baker')]).toEqual([8_000, 0]);
  }, 60_000);

  it('tells open screens when it is over, and takes nothing out that lies there by hand', async () => {
    const told: unknown[] = [];
    const rights = open({ hints: { publish: (hint) => void told.push(hint) } });
    const { id } = await rights.territories.create(system, { name: 'Hoa', ...rule('occupation = "Florist"') });
    await rights.territories.settled();
    expect(told).toEqual([{ object: 'customer', ids: [], operation: null, lost: ['territory'] }]);
    const [baker] = await shop.database.query<{ id: string }>(sql`select id::text as id from crm.customer where occupation = 'Baker' limit 1`);
    await rights.territories.place(system, { territory: id, object: 'customer', record: baker?.id ?? '' });
    await rights.territories.update(system, id, { rules: [] });
    await rights.territories.settled();
    expect([await count(), await places(baker?.id ?? '')]).toEqual([1, 1]);
  }, 60_000);
});

describe('a step of placing', () => {
  const step = () => placeStep({ database: shop.database, models: shop.models, clock: () => new Date(), settleSeconds: 0 }, 'customer');
  const finish = async () => {
    while ((await step()).state !== 'finished');
  };

  it('waits until all processes can have heard of the rules, from the last change on', async () => {
    const rights = open({ work: nobody });
    const { id } = await rights.territories.create(system, { name: 'Hoa', ...rule('occupation = "Florist"') });
    const patient = () => placeStep({ database: shop.database, models: shop.models, clock: () => new Date(), settleSeconds: 3_600 }, 'customer');
    await shop.database.query(sql`update sys.placing set asked_at = now() - interval '1 hour'`);
    expect(await patient()).toEqual({ state: 'more' });
    await rights.territories.update(system, id, rule('occupation = "Baker"'));
    const outcome = await patient();
    expect(outcome).toMatchObject({ state: 'wait', waitMs: expect.any(Number) });
    expect(outcome.state === 'wait' ? outcome.waitMs : 0).toBeGreaterThan(3_500_000);
    await finish();
    expect(await step()).toEqual({ state: 'nothing' });
  }, 60_000);

  it('waits for writers who began before and may still go by former rules', async () => {
    const rights = open({ work: nobody });
    const { id } = await rights.territories.create(system, { name: 'Hoa', ...rule('occupation = "Florist"') });
    await finish();
    // A process that has not heard of what comes.
    const database = await openDatabase({ url: shop.url, poolSize: 2 });
    const territories = await openTerritoryRules(database);
    const deaf = createWriter({ database, models: shop.models, clock: () => new Date(), ports: {}, territories });
    let made = '';
    await deaf.transaction(async (tx) => {
      const [created] = await deaf.writeBatch(tx, system, 'customer', [{ op: 'create', values: { name: 'Mới', occupation: 'Florist' } }]);
      made = created?.ok ? created.id : '';
      await rights.territories.update(system, id, rule('occupation = "Nobody"'));
      expect(await step()).toEqual({ state: 'more' });
      expect(await step()).toEqual({ state: 'wait', waitMs: 100 });
    });
    expect(await places(made)).toBe(1);
    await finish();
    await database.close();
    expect([await places(made), await count()]).toEqual([0, 0]);
    await shop.database.query(sql`delete from crm.customer where id = ${made}::uuid`);
  }, 60_000);

  it('judges a record that is just being written as it will be', async () => {
    const rights = open({ work: nobody });
    await rights.territories.create(system, { name: 'Hoa', ...rule('occupation = "Florist"') });
    await shop.territories.refresh();
    expect(await step()).toEqual({ state: 'more' });
    const [florist] = await shop.database.query<{ id: string }>(sql`select id::text as id from crm.customer where occupation = 'Florist' order by id limit 1`);
    const record = florist?.id ?? '';
    const { placing } = await shop.writer.transaction(async (tx) => {
      await shop.writer.writeBatch(tx, system, 'customer', [{ op: 'update', id: record, values: { occupation: 'Tailor' } }]);
      let over = false;
      const begun = step().finally(() => {
        over = true;
      });
      const waiting = sql`select 1 as one from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`;
      await vi.waitFor(async () => expect(over || (await shop.database.query(waiting)).length === 1).toBe(true));
      return { placing: begun };
    });
    await placing;
    expect(await places(record)).toBe(0);
    await shop.writer.write(system, 'customer', [{ op: 'update', id: record, values: { occupation: 'Florist' } }]);
    await finish();
    expect(await wrongPlaces('Florist')).toBe(0);
  }, 60_000);
});

describe('placing by background work', () => {
  it('is one job for each object however often rules change, and starts when all processes know them', async () => {
    const work = await startWork({ url: shop.url, runsJobs: true });
    try {
      const rights = open({ work, settleSeconds: 2 });
      const started = Date.now();
      const { id } = await rights.territories.create(system, { name: 'Hoa', ...rule('occupation = "Florist"') });
      for (const wanted of ['Baker', 'Nobody', 'Florist']) await rights.territories.update(system, id, rule(`occupation = "${wanted}"`));
      expect(await shop.database.query(sql`select data, state from pgboss.job where name = 'territory_placing'`)).toEqual([
        { data: { object: 'customer' }, state: 'created' },
      ]);
      await rights.territories.handle();
      await vi.waitFor(async () => expect(await isOpen()).toBe(false), { timeout: 20_000, interval: 50 });
      expect(Date.now() - started).toBeGreaterThan(2_000);
      expect(await wrongPlaces('Florist')).toBe(0);
      // A worker that starts takes up what has lost its job.
      await shop.database.query(sql`update sys.placing set open = true, after = null`);
      await open({ work, settleSeconds: 0 }).territories.handle();
      await vi.waitFor(async () => expect(await isOpen()).toBe(false), { timeout: 20_000, interval: 50 });
    } finally {
      await work.stop();
    }
  }, 60_000);
});
