import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { systemActor } from '../../engine/access/actor.ts';
import { installDocuments } from '../../engine/changes/install-documents.ts';
import type { MetadataDocument } from '../../engine/metadata/model.ts';
import { counterDocuments } from '../db/counter-documents.ts';
import { brokenRules } from '../setup/axe.ts';
import { launchChromium, openPage } from '../setup/chromium.ts';
import { type ServedShop, serveShop } from '../setup/served-shop.ts';
import { signIn } from '../setup/sign-in.ts';
import { vietnameseKeyboard } from '../setup/vietnamese-keyboard.ts';

let shop: ServedShop;
let browser: Browser;
let context: BrowserContext;
let page: Page;
let complaints: string[];
let candle: string;

const vnd = (amount: string) => ({ amount, currency: 'VND' });
const system = systemActor('test');
/** A till of the test's own, beside the template; its receipt is the template's. */
const tillDocuments: readonly MetadataDocument[] = counterDocuments
  .filter(({ kind }) => kind !== 'role')
  .map((document) => (document.kind === 'counter' ? { ...document, prints: ['order_receipt'] } : document));

async function make(object: string, values: Record<string, unknown>): Promise<string> {
  const { results } = await shop.writer.write(system, object, [{ op: 'create', values }]);
  const [result] = results;
  if (!result?.ok) throw new Error(JSON.stringify(result));
  return result.id;
}

beforeAll(async () => {
  shop = await serveShop();
  browser = await launchChromium();
  await installDocuments(shop.changeSets, system, tillDocuments);
  await shop.models.refresh();
  candle = await make('ware', { code: 'NQ-01', name: 'Nến quế', price: vnd('120000') });
  await make('ware', { code: 'BH-02', name: 'Bình hoa gốm', price: vnd('250000') });
  await make('ware', { code: 'CB-TET', name: 'Combo Tết', price: vnd('499000') });
  await make('ware', { code: 'OLD', name: 'Hết bán', price: vnd('1000'), active: false });
  for (let index = 1; index <= 6; index += 1) await make('ware', { code: `P${index}`, name: `Quà nhỏ ${index}`, price: vnd(`${index}0000`) });
  await make('ware_price', { name: 'Giá sỉ', product: candle, price: vnd('100000'), least: 10 });
  await make('ware_promotion', { name: 'Tết', percent: '0.1', minimum: vnd('600000') });
  await make('till_buyer', { name: 'Nguyễn Thị Ánh', phone: '0912345678' });
});

afterAll(async () => {
  await browser?.close();
  await shop?.close();
});

async function open(width = 1366, height = 768, locale: 'en-GB' | 'vi-VN' = 'en-GB', colorScheme: 'light' | 'dark' = 'light'): Promise<void> {
  context = await browser.newContext({ viewport: { width, height }, locale, colorScheme });
  ({ page, complaints } = await openPage(context));
}

beforeEach(() => open());
afterEach(() => context.close());

const shots = process.env.TRELLIS_SHOTS;
async function shoot(name: string): Promise<void> {
  if (shots !== undefined) await page.screenshot({ path: `${shots}/${name}.png` });
}

const code = () => page.getByRole('textbox', { name: 'Code or name' });
const hasFocus = (text: string) => page.evaluate((label) => document.activeElement?.closest('div')?.textContent?.includes(label) ?? false, text);
const sales = async () => (await shop.writer.list(system, 'till_sale', { count: 'exact', limit: 1 })).count;

async function scan(text: string): Promise<void> {
  await page.keyboard.insertText(text);
  await page.keyboard.press('Enter');
}

describe('the counter', () => {
  it('sells by the keyboard alone: scan, customer, method, done, receipt, next', async () => {
    const before = await sales();
    await signIn(page, shop, '/counter/till');
    await code().waitFor();
    await scan('nq-01');
    await page.getByRole('cell', { name: /^Nến quế/ }).waitFor();
    await scan('NQ-01');
    await expect.poll(() => page.getByLabel('Quantity of Nến quế').inputValue()).toBe('2');
    await scan('XX');
    await page.getByText('Nothing for sale has the code or name “XX”').waitFor();
    expect(await code().inputValue()).toBe('XX');
    await code().fill('');
    await scan('8*nến quế');
    await expect.poll(() => page.getByLabel('Quantity of Nến quế').inputValue()).toBe('10');
    await page.getByText('Giá sỉ').waitFor();
    await expect.poll(() => page.getByLabel('Price of Nến quế').inputValue()).toBe('100,000');
    // 1,000,000 less 10 %.
    await page.getByRole('button', { name: /Done · ₫900,000/ }).waitFor();
    await page.keyboard.press('F2');
    await page.keyboard.insertText('0912 345 678');
    await page.getByRole('option', { name: 'Nguyễn Thị Ánh' }).waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Alt+2');
    await page.getByRole('button', { name: 'Transfer', pressed: true }).waitFor();
    await page.keyboard.press('F8');
    // The Enter that takes over what a keyboard composes sells nothing.
    const keyboard = await vietnameseKeyboard(page);
    await keyboard.compose(['1', '1t', '1tr']);
    await page.getByText('₫100,000', { exact: true }).waitFor();
    await keyboard.pressWhileComposing('Enter');
    await keyboard.end();
    // Nor is sold at a price that may be two.
    await page.getByLabel('Price of Nến quế').fill('1tr25');
    await page.keyboard.press('Tab');
    await page.getByText('“1tr25” may be 1,250,000 or 1,025,000.', { exact: false }).waitFor();
    await expect.poll(() => page.getByRole('button', { name: /^Done/ }).isDisabled()).toBe(true);
    await page.getByLabel('Price of Nến quế').fill('');
    await page.getByRole('button', { name: /Done · ₫900,000/ }).waitFor();
    expect(await sales()).toBe(before);
    expect(await brokenRules(page)).toEqual([]);
    await shoot('counter');
    await page.keyboard.press('F9');
    await page.getByRole('heading', { name: /^Sold S-/ }).waitFor();
    await page.getByText('Give back ₫100,000').waitFor();
    await expect.poll(() => hasFocus('Receipt')).toBe(true);
    const receipt = page.getByRole('link', { name: 'Receipt 80 mm' });
    expect(await receipt.getAttribute('href')).toMatch(/^\/print\/order_receipt\/[0-9a-f-]{36}$/);
    expect(await brokenRules(page)).toEqual([]);
    await shoot('sold');
    // The next customer's goods begin the next sale.
    await page.keyboard.type('BH-02');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: /Done · ₫250,000/ }).waitFor();
    expect(await sales()).toBe((before ?? 0) + 1);
    expect(complaints).toEqual([]);
  });

  it('sells in four clicks by the mouse, and takes it back', async () => {
    const before = await sales();
    await signIn(page, shop, '/counter/till');
    await code().fill('combo');
    await page.getByRole('option', { name: /Combo Tết/ }).click();
    await page.getByRole('button', { name: 'Cash', exact: true }).click();
    await page.getByRole('button', { name: /Done · ₫499,000/ }).click();
    await page.getByRole('link', { name: 'Receipt 80 mm' }).waitFor();
    expect(await sales()).toBe((before ?? 0) + 1);
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect.poll(sales).toBe(before);
    expect(complaints).toEqual([]);
  });

  it('makes one sale of a double click, and a new customer with it', async () => {
    const before = await sales();
    await signIn(page, shop, '/counter/till');
    await code().waitFor();
    await scan('BH-02');
    await page.getByRole('combobox', { name: 'Customer' }).fill('0977 123 456');
    await page.getByRole('option', { name: 'Create “0977 123 456”…' }).click();
    await page.getByRole('textbox', { name: 'name', exact: true }).fill('Chị Mới');
    await page.getByRole('button', { name: /Done/ }).dblclick();
    await page.getByRole('heading', { name: /^Sold/ }).waitFor();
    expect(await sales()).toBe((before ?? 0) + 1);
    expect(await shop.writer.findByPhone(system, '0977123456')).toMatchObject([{ title: 'Chị Mới' }]);
    expect(complaints).toEqual([]);
  });

  it('shows both prices where one has changed, and sells at the new one', async () => {
    await signIn(page, shop, '/counter/till');
    await code().waitFor();
    await scan('P1');
    await page.getByRole('button', { name: /Done · ₫10,000/ }).waitFor();
    const [product] = (await shop.writer.list(system, 'ware', { filter: 'code == "P1"' })).items;
    await shop.writer.write(system, 'ware', [{ op: 'update', id: product?.id ?? '', values: { price: vnd('15000') } }]);
    await page.keyboard.press('F9');
    await page.getByText('Was ₫10,000, is ₫15,000 now').waitFor();
    await page.getByRole('button', { name: /Done · ₫15,000/ }).waitFor();
    await shoot('stale');
    // The refusal itself is told by the browser, too.
    complaints.length = 0;
    await page.keyboard.press('F9');
    await page.getByRole('heading', { name: /^Sold/ }).waitFor();
    expect(complaints).toEqual([]);
  });

  it('parks a sale, and goes on with it on another device; what is on screen survives a reload', async () => {
    await signIn(page, shop, '/counter/till');
    await code().waitFor();
    await scan('BH-02');
    await page.getByRole('cell', { name: /^Bình hoa gốm/ }).waitFor();
    await page.getByRole('button', { name: 'One Bình hoa gốm more' }).click();
    await page.reload();
    await expect.poll(() => page.getByLabel('Quantity of Bình hoa gốm').inputValue()).toBe('2');
    await page.keyboard.press('F4');
    await page.getByRole('button', { name: '1 parked' }).waitFor();
    await page.getByText('Scan the first article').waitFor();
    await context.close();
    await open();
    await signIn(page, shop, '/counter/till');
    await page.getByRole('button', { name: '1 parked' }).click();
    await page.getByRole('menuitem', { name: /1 line/ }).click();
    await expect.poll(() => page.getByLabel('Quantity of Bình hoa gốm').inputValue()).toBe('2');
    await page.getByRole('button', { name: '1 parked' }).waitFor({ state: 'detached' });
    expect(complaints).toEqual([]);
  });

  it('shows eight lines without scrolling at 1366 × 768', async () => {
    await signIn(page, shop, '/counter/till');
    await code().waitFor();
    const codes = ['NQ-01', 'BH-02', 'P1', 'P2', 'P3', 'P4', 'P5', 'P6'];
    for (const [index, each] of codes.entries()) {
      await scan(each);
      await expect.poll(() => page.getByLabel(/^Quantity of/).count()).toBe(index + 1);
    }
    const hidden = await page.evaluate(() =>
      [...document.querySelectorAll('main *')]
        .filter((each) => getComputedStyle(each).overflowY === 'auto' && each.scrollHeight > each.clientHeight + 1)
        .map((each) => each.className),
    );
    expect(hidden).toEqual([]);
    await shoot('counter-eight');
    expect(complaints).toEqual([]);
  });

  it('is usable on a phone, in Vietnamese and in the dark', async () => {
    await context.close();
    await open(375, 812, 'vi-VN', 'dark');
    await shop.database.query({ text: 'update sys."user" set locale = $1 where email = $2', values: ['vi', shop.email] });
    shop.engine.identity.forget();
    await signIn(page, shop, '/counter/till', shop.email, 'vi');
    await page.getByRole('textbox', { name: 'Mã hoặc tên hàng' }).waitFor();
    await scan('NQ-01');
    await page.getByText('Nến quế', { exact: true }).waitFor();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(375);
    expect(await brokenRules(page)).toEqual([]);
    await shoot('counter-phone');
    await page.getByRole('button', { name: /Xong · 120.000/ }).click();
    await page.getByRole('heading', { name: /^Đã bán/ }).waitFor();
    await shoot('sold-phone');
    await shop.database.query({ text: 'update sys."user" set locale = $1 where email = $2', values: ['en', shop.email] });
    expect(complaints).toEqual([]);
  });
});
