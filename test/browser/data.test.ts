import { mkdirSync } from 'node:fs';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { UserActor } from '../../engine/access/actor.ts';
import { sql } from '../../engine/sql/sql.ts';
import { brokenRules } from '../setup/axe.ts';
import { launchChromium, openPage } from '../setup/chromium.ts';
import { type ServedShop, serveShop } from '../setup/served-shop.ts';
import { expectPrinted, printSheets, type Sheet } from './print-sheets.ts';

let shop: ServedShop;
let browser: Browser;
let context: BrowserContext;
let page: Page;
let complaints: string[];
let admin: UserActor;

const shots = process.env.TRELLIS_SHOTS;

beforeAll(async () => {
  shop = await serveShop();
  browser = await launchChromium();
  admin = await shop.person('seeder', 'admin');
  if (shots) mkdirSync(shots, { recursive: true });
}, 180_000);

afterAll(async () => {
  await browser?.close();
  await shop?.close();
});

async function open(path: string): Promise<void> {
  context = await browser.newContext({ locale: 'en-GB', viewport: { width: 1440, height: 900 } });
  ({ page, complaints } = await openPage(context));
  await page.goto(`${shop.address}${path}`);
  await page.getByLabel('E-mail address').fill(shop.email);
  await page.getByRole('textbox', { name: 'Password' }).fill(shop.password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  // Whoever has not signed in yet is told so by the console.
  await page.getByRole('button', { name: 'Sign in' }).waitFor({ state: 'detached' });
  complaints.length = 0;
}

beforeEach(() => {
  complaints = [];
});

afterEach(async () => {
  expect(complaints).toEqual([]);
  await context?.close();
});

async function make(object: string, values: Record<string, unknown>): Promise<string> {
  const [result] = (await shop.writer.write(admin, object, [{ op: 'create', values }])).results;
  if (!result?.ok) throw new Error(JSON.stringify(result));
  return result.id;
}

/** For whoever looks at the pages, not for the test. */
async function shot(name: string): Promise<void> {
  if (!shots) return;
  for (const scheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme: scheme });
    for (const width of [1440, 375]) {
      await page.setViewportSize({ width, height: width === 375 ? 812 : 900 });
      await page.screenshot({ path: `${shots}/${name}-${scheme}-${width}.png` });
    }
  }
  await page.emulateMedia({ colorScheme: 'light' });
  await page.setViewportSize({ width: 1440, height: 900 });
}

describe('converting a lead', () => {
  it('offers who may be the same, converts, opens the record and takes it back', async () => {
    const known = await make('customer', { name: 'Trần Thị Lan', phone: '0912 345 678' });
    const lead = await make('lead', { name: 'Lan Trần', phone: '0912345678', email: 'lan.tran@example.com' });
    await open(`/records/lead/${lead}`);
    await page.getByRole('button', { name: 'More actions' }).waitFor();
    await shot('lead');
    await page.getByRole('button', { name: 'More actions' }).click();
    await page.getByRole('menuitem', { name: /^Convert/ }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('radio', { name: /Use Trần Thị Lan/ }).waitFor();
    await shot('convert');
    expect(await brokenRules(page)).toEqual([]);
    await dialog.getByRole('radio', { name: /Use Trần Thị Lan/ }).check();
    await dialog.getByRole('checkbox', { name: 'Fill in what it lacks' }).waitFor();
    await shot('convert-taken');
    await dialog.getByRole('button', { name: 'Convert', exact: true }).click();
    await expect.poll(async () => (await shop.writer.get(admin, 'lead', lead))?.customer).toMatchObject({ id: known });
    expect(await shop.writer.get(admin, 'customer', known)).toMatchObject({ email: 'lan.tran@example.com' });
    await page.getByText('Converted: Lan Trần').waitFor();
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect.poll(async () => (await shop.writer.get(admin, 'lead', lead))?.customer).toBeNull();
    expect(await shop.writer.get(admin, 'customer', known)).toMatchObject({ email: null });
    await page.waitForURL(`**/records/lead/${lead}`);
  }, 60_000);
});

describe('printing an order', () => {
  it('makes a page of the width of the roll, as long as the receipt, with what it sells', async () => {
    const product = await make('product', { code: 'N1', name: 'Nến quế <b>thơm</b>' });
    const customer = await make('customer', { name: 'Phạm An' });
    const lines = Array.from({ length: 30 }, (_, n) => ({ product, quantity: n + 1, unit_price: { amount: '250000', currency: 'VND' } }));
    const order = await make('order', { customer, lines });
    await open(`/records/order/${order}`);
    await page.getByRole('button', { name: 'More actions' }).click();
    await page
      .getByRole('menuitem', { name: /Receipt/ })
      .first()
      .click();
    const sheet = page.locator('[data-paper]');
    await sheet.getByText('Nến quế <b>thơm</b>').first().waitFor();
    expect(await sheet.locator('tbody tr').count()).toBe(30);
    expect(await sheet.textContent()).toContain('250,000');
    expect(await brokenRules(page)).toEqual([]);
    await shot('print');
    await expect.poll(() => page.evaluate(() => document.querySelector('style[data-page]')?.textContent ?? '')).toMatch(/@page \{ size: 80mm \d+mm/);
    const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
    const [width = 0, height = 0] = (/\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/.exec(pdf)?.slice(1) ?? []).map(Number);
    // 80 mm are 226.8 points. All of it is one piece.
    expect(width).toBeCloseTo(226.8, 0);
    expect(height).toBeGreaterThan(400);
    expect(pdf.match(/\/Type \/Page\b/g)).toHaveLength(1);
    await page.keyboard.press('Escape');
    await page.waitForURL(`**/records/order/${order}`);
  }, 60_000);
});

describe('what is printed on sheets', () => {
  let sheets: readonly Sheet[];

  beforeAll(async () => {
    sheets = await printSheets(make);
  });

  it.each(['en', 'vi'] as const)(
    'has the size of its paper, all of its words, and nothing cut, in %s',
    async (locale) => {
      await shop.database.query(sql`update sys."user" set locale = ${locale} where email = ${shop.email}`);
      shop.identity.forget();
      try {
        await open('/trash');
        for (const sheet of sheets) await expectPrinted(page, shop.address, sheet, locale);
      } finally {
        await shop.database.query(sql`update sys."user" set locale = 'en' where email = ${shop.email}`);
        shop.identity.forget();
      }
    },
    120_000,
  );
});

describe('the trash', () => {
  it('brings records back, and deletes them for good once asked twice', async () => {
    const [back, gone] = [await make('customer', { name: 'Được lấy lại' }), await make('customer', { name: 'Mất hẳn' })];
    await shop.writer.write(
      admin,
      'customer',
      [back, gone].map((id) => ({ op: 'delete', id }) as const),
    );
    await open('/trash');
    await page.getByText('Deleted records can be brought back for 90 days').waitFor();
    await page.getByRole('row', { name: /Được lấy lại/ }).waitFor();
    await shot('trash');
    expect(await brokenRules(page)).toEqual([]);
    await page.getByRole('button', { name: 'Restore Được lấy lại' }).click();
    await expect.poll(() => shop.writer.get(admin, 'customer', back)).toMatchObject({ id: back });
    await page.getByRole('row', { name: /Được lấy lại/ }).waitFor({ state: 'detached' });
    await page.getByRole('checkbox', { name: 'Choose Mất hẳn' }).check();
    await page.getByRole('button', { name: 'Delete for good' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Delete for good' }).click();
    await page.getByRole('row', { name: /Mất hẳn/ }).waitFor({ state: 'detached' });
    await page.getByRole('searchbox').fill('nothing like it');
    await page.keyboard.press('Enter');
    await page.getByText('Nothing found').waitFor();
  }, 60_000);
});

describe('the data of the workspace', () => {
  it('goes out as one archive once it is said what for', async () => {
    await open('/admin/data');
    await page.getByText('There are no sample records.').waitFor();
    await page.getByRole('button', { name: 'Export everything' }).click();
    await page.getByText('Say in three letters or more what it is for.').waitFor();
    await page.getByLabel('What is it for?').fill('Moving to another server');
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Export everything' }).click();
    expect((await download).suggestedFilename()).toMatch(/^trellis-\d{4}-\d\d-\d\d\.zip$/);
    await page.getByText(/^Done: /).waitFor();
    await shot('data');
    expect(await brokenRules(page)).toEqual([]);
  }, 60_000);
});
