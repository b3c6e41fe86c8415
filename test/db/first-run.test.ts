import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { systemActor } from '../../engine/access/actor.ts';
import { sql } from '../../engine/sql/sql.ts';
import { findUnfinishedDemo, type UnfinishedDemo } from '../../runtime/demo/demo-progress.ts';
import { installDemo } from '../../runtime/demo/install-demo.ts';
import { parseDemoSettings } from '../../runtime/demo/settings/parse-demo-settings.ts';
import { makeStaff } from '../../runtime/demo/staff/make-staff.ts';
import { openEngine } from '../../runtime/main/engine.ts';
import { firstRun } from '../../runtime/main/first-run.ts';
import { openGround } from '../../runtime/main/ground.ts';
import { parseSettings, type Settings } from '../../runtime/main/settings.ts';
import type { RecipeDocument } from '../../schemas/generated/metadata.ts';
import { openShop, type ShopDatabase } from '../setup/shop-database.ts';
import { cloneDatabase } from '../setup/test-database.ts';
import { ended } from './crash/child-process.ts';
import { brokenInvariants } from './crash/invariants.ts';

const closers: (() => Promise<void>)[] = [];

afterEach(async () => {
  for (const closer of closers.splice(0).reverse()) await closer();
});

/** The shop with a recipe for forty customers. */
async function openSmallShop(): Promise<ShopDatabase> {
  const shop = await openShop();
  closers.push(() => shop.close());
  const recipe = shop.models.current().recipes.get('demo');
  const document = { ...recipe, kind: 'recipe', name: 'demo', settings: { ...recipe?.settings, customers: 40, orders: 240 } };
  const actor = systemActor('test');
  const { id } = await shop.changeSets.create(actor, { changes: [{ op: 'put', kind: 'recipe', name: 'demo', document: document as never }] });
  await shop.changeSets.plan(actor, id);
  expect((await shop.changeSets.apply(actor, id)).status).toBe('applied');
  return shop;
}

const environment = (url: string, demo = '1') => ({ DATABASE_URL: url, TRELLIS_DEMO: demo, TRELLIS_ADMIN_PASSWORD: 'a long enough password', PORT: '0' });

/** Starts the product as a worker, which needs no screens. Killed at the failpoint, if one is given. */
function start(shop: ShopDatabase, failpoint?: string): ChildProcess {
  const env = { PATH: process.env.PATH, HOME: process.env.HOME, ...environment(shop.url), ...(failpoint ? { TRELLIS_FAILPOINT: failpoint } : {}) };
  const main = join(import.meta.dirname, '../../runtime/main/main.ts');
  const child = spawn(process.execPath, [main, '--role', 'worker'], { env, stdio: ['ignore', 'pipe', 'inherit'] });
  closers.push(async () => {
    child.kill('SIGKILL');
    await ended(child);
  });
  return child;
}

/** Starts the product, stops it once it stands, and answers what it said until then. */
async function startAndStop(shop: ShopDatabase): Promise<string> {
  const child = start(shop);
  const lines: string[] = [];
  for await (const line of createInterface({ input: child.stdout as Readable })) {
    lines.push(line);
    if (line === 'Trellis works in the background') child.kill('SIGTERM');
  }
  expect(await ended(child)).toBe(0);
  return lines.join('\n');
}

/** Every record of the demo with its version, lines too. */
async function contents(shop: ShopDatabase): Promise<unknown> {
  const [row] = await shop.database.query(sql`select (select count(*) from sys.history) as versions,
    (select count(*) from sys.operation where kind = 'demo') as demos, (select jsonb_agg(jsonb_build_array(object, record, version) order by object, record, version)
      from sys.history) as records`);
  return row;
}

async function uninterrupted({ plan }: UnfinishedDemo): Promise<unknown> {
  const shop = await openSmallShop();
  const settings = parseDemoSettings(shop.models.current().recipes.get('demo')?.settings);
  if (!settings.ok) throw new Error('the recipe is not valid');
  // Their ids are others in the other database.
  const owners = await makeStaff(shop, shop.models.current().recipes.get('people') as RecipeDocument);
  await installDemo(shop.writer, shop.database, systemActor('demo'), { settings: settings.value, ...plan, owners });
  return contents(shop);
}

describe('a demo whose process is killed', () => {
  it('between two batches is finished by the next start as if nothing had happened', async () => {
    const shop = await openSmallShop();
    expect(await ended(start(shop, 'demo.batch-written:9'))).toBe('SIGKILL');
    const unfinished = await findUnfinishedDemo(shop.database);
    expect(unfinished?.batches).toBe(9);
    expect(await startAndStop(shop)).toContain('Finishing the demo, which was interrupted after 9 batches …');
    expect(await contents(shop)).toEqual(await uninterrupted(unfinished as UnfinishedDemo));
    expect(await brokenInvariants(shop.database, shop.models.current())).toEqual([]);
  }, 120_000);

  it('after its people were made and before its records is begun by the next start, with the same people', async () => {
    const shop = await openSmallShop();
    expect(await ended(start(shop, 'demo.staff-made'))).toBe('SIGKILL');
    const people = async () => shop.database.query(sql`select id::text as id, email, active from sys."user" order by email`);
    const before = await people();
    expect(before).toHaveLength(13);
    expect(await startAndStop(shop)).toContain('demo records in');
    expect(await people()).toEqual(before);
    expect(
      await shop.database.query(sql`select (select count(*)::int from sys.team) as teams, (select count(*)::int from sys.territory) as territories`),
    ).toEqual([{ teams: 2, territories: 3 }]);
  }, 120_000);

  it('at any moment, from outside, is finished by the next start', async () => {
    const shop = await openSmallShop();
    const child = start(shop);
    await vi.waitFor(async () => expect((await findUnfinishedDemo(shop.database))?.batches).toBeGreaterThanOrEqual(2), { timeout: 40_000, interval: 5 });
    process.kill(child.pid as number, 'SIGKILL');
    expect(await ended(child)).toBe('SIGKILL');
    // The server ends the transaction of a client that is gone once it notices.
    await vi.waitFor(async () => expect(await brokenInvariants(shop.database, shop.models.current())).toEqual([]), { timeout: 10_000, interval: 100 });
    const unfinished = await findUnfinishedDemo(shop.database);
    expect(await startAndStop(shop)).toContain(`Finishing the demo, which was interrupted after ${unfinished?.batches} batches …`);
    expect(await contents(shop)).toEqual(await uninterrupted(unfinished as UnfinishedDemo));
  }, 120_000);

  it('is left as it is when its recipe has changed since, and nobody is kept from starting', async () => {
    const shop = await openSmallShop();
    expect(await ended(start(shop, 'demo.batch-written:3'))).toBe('SIGKILL');
    await shop.database.query(sql`update sys.setting set value = value || '{"settingsHash": "another"}' where key = 'unfinished_demo'`);
    const before = await contents(shop);
    expect(await startAndStop(shop)).toContain('its recipe has changed since, so that its sample records are not all there. They stay as they are');
    expect(await contents(shop)).toEqual(before);
  }, 120_000);

  it('stays away when it was taken back meanwhile', async () => {
    const shop = await openSmallShop();
    expect(await ended(start(shop, 'demo.batch-written:3'))).toBe('SIGKILL');
    const unfinished = await findUnfinishedDemo(shop.database);
    await shop.writer.undo(systemActor('test'), unfinished?.operation ?? '');
    expect(await startAndStop(shop)).not.toContain('demo');
    expect(await shop.database.query(sql`select 1 from crm.customer where deleted_at is null`)).toEqual([]);
  }, 120_000);
});

describe('a first start that takes longer than the server lets transactions idle', () => {
  interface Started {
    readonly tookMs: number;
    readonly records: unknown;
  }

  async function startOn(url: string, demo: string, options: string): Promise<Started> {
    const parsed = parseSettings([], environment(`${url}?options=${encodeURIComponent(options)}`, demo));
    const settings = (parsed as { value: Settings }).value;
    const ground = await openGround(settings);
    closers.push(() => ground.close());
    const engine = await openEngine(ground);
    closers.push(() => engine.close());
    const started = performance.now();
    await firstRun(ground.database, engine, settings);
    const tookMs = performance.now() - started;
    const [records] = await ground.database.query(sql`select (select count(*) from crm.customer) as customers, (select count(*) from crm."order") as orders`);
    return { tookMs, records };
  }

  /**
   * Starts where transactions may idle for half of what a start has just taken. Machines have moods: where the second was too fast to say anything,
   * or both stood still for a moment, it is tried again. A start that keeps a transaction idle for as long as it takes fails each time.
   */
  async function startImpatiently(urlOf: () => Promise<string>, demo: string, attempts = 4): Promise<Started & { readonly idleMs: number }> {
    // In the address, since what the product asks for itself when connecting goes before what a database is set to.
    const usual = '-c TimeZone=UTC -c DateStyle=ISO,YMD';
    const idleMs = Math.round((await startOn(await urlOf(), demo, usual)).tookMs / 2);
    try {
      const started = await startOn(await urlOf(), demo, `${usual} -c idle_in_transaction_session_timeout=${idleMs}`);
      if (started.tookMs > idleMs || attempts === 1) return { ...started, idleMs };
    } catch (error) {
      if (attempts === 1 || (error as { code?: string }).code !== '25P03') throw error;
    }
    return startImpatiently(urlOf, demo, attempts - 1);
  }

  it('installs the template', async () => {
    const empty = async (): Promise<string> => {
      const clone = await cloneDatabase();
      closers.push(() => clone.drop());
      return clone.url;
    };
    const { tookMs, idleMs, records } = await startImpatiently(empty, '0');
    expect(tookMs).toBeGreaterThan(idleMs);
    expect(records).toEqual({ customers: 0, orders: 0 });
  }, 120_000);

  it('fills in the demo', async () => {
    const { tookMs, idleMs, records } = await startImpatiently(async () => (await openSmallShop()).url, '1');
    expect(tookMs).toBeGreaterThan(idleMs);
    expect(records).toMatchObject({ orders: 240 });
  }, 120_000);
});
