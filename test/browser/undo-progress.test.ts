import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { UserActor } from '../../engine/access/actor.ts';
import { sql } from '../../engine/sql/sql.ts';
import { brokenRules } from '../setup/axe.ts';
import { launchChromium, openPage } from '../setup/chromium.ts';
import { type ServedShop, serveShop } from '../setup/served-shop.ts';

let shop: ServedShop;
let browser: Browser;
let context: BrowserContext;
let page: Page;
let complaints: string[];
let admin: UserActor;
let customers: readonly string[];

beforeAll(async () => {
  shop = await serveShop();
  browser = await launchChromium();
  admin = await shop.person('seeder', 'admin');
  const rows = Array.from({ length: 10_001 }, (_, n) => ({ op: 'create', values: { name: `Khách ${n}` } }) as const);
  const { results } = await shop.writer.write(admin, 'customer', rows);
  customers = results.flatMap((result) => (result.ok ? [result.id] : [])).sort();
}, 120_000);

afterAll(async () => {
  await browser?.close();
  await shop?.close();
});

beforeEach(async () => {
  await shop.writer.write(
    admin,
    'customer',
    customers.map((id) => ({ op: 'update', id, values: { occupation: 'Florist' } }) as const),
  );
  context = await browser.newContext({ locale: 'en-GB', viewport: { width: 1440, height: 900 } });
  ({ page, complaints } = await openPage(context));
  await page.goto(`${shop.address}/records/customer/${customers[0]}`);
  await page.getByLabel('E-mail address').fill(shop.email);
  await page.getByRole('textbox', { name: 'Password' }).fill(shop.password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('tab', { name: 'History' }).click();
  complaints.length = 0;
}, 60_000);

afterEach(async () => {
  await release();
  await context.close();
});

const florists = async () => {
  const rows = await shop.database.query<{ n: number }>(sql`select count(*) as n from crm.customer where occupation = 'Florist'`);
  return Number(rows[0]?.n);
};

/** Sessions of the database that wait for a lock: the undo, and whoever waits for it. */
const waiting = async () => {
  const rows = await shop.database.query<{ n: number }>(
    sql`select count(*) as n from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
  );
  return Number(rows[0]?.n);
};

let release: () => Promise<void> = () => Promise.resolve();

/** Holds a record until `release` is called, so that the undo waits there. */
async function hold(id: string): Promise<void> {
  const held = Promise.withResolvers<void>();
  const released = Promise.withResolvers<void>();
  const holding = shop.database.transaction(async (tx) => {
    await tx.query(sql`select id from crm.customer where id = ${id}::uuid for update`);
    held.resolve();
    await released.promise;
  });
  await held.promise;
  release = () => {
    released.resolve();
    return holding;
  };
}

describe('undoing a change of 10,001 records', () => {
  it('tells how far it is, stops on demand, and goes on', async () => {
    await hold(customers[7_000] ?? '');
    await page.getByRole('button', { name: 'Undo' }).first().click();
    await page.getByText('Undoing: 5,000 of 10,001 records').waitFor();
    await expect.poll(() => page.getByRole('progressbar').getAttribute('aria-valuenow')).toMatch(/^49\.9/);
    await page.mouse.move(0, 0);
    expect(await brokenRules(page)).toEqual([]);
    await page.getByRole('button', { name: 'Cancel' }).click();
    // It waits for the records under way; whoever comes to them next must find it there.
    await expect.poll(waiting).toBe(2);
    await release();
    await page.getByText('Stopped. 10,000 of 10,001 records are dealt with and stay so').waitFor();
    expect(await florists()).toBe(1);
    await page.getByRole('button', { name: 'Go on' }).click();
    await page.getByText('Undone', { exact: true }).waitFor();
    expect(await florists()).toBe(0);
    expect(complaints).toEqual([]);
  }, 60_000);

  it('is followed again after the page was loaded anew', async () => {
    await hold(customers[7_000] ?? '');
    await page.getByRole('button', { name: 'Undo' }).first().click();
    await page.getByText('Undoing: 5,000 of 10,001 records').waitFor();
    await page.reload();
    await page.getByRole('tab', { name: 'History' }).click();
    await page.getByRole('button', { name: 'Undo' }).nth(1).click();
    await page.getByText('Undoing: 5,000 of 10,001 records').waitFor();
    await release();
    await page.getByText('Undone', { exact: true }).waitFor();
    expect(await florists()).toBe(0);
  }, 60_000);
});
