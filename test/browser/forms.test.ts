import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { systemActor } from '../../engine/access/actor.ts';
import { installDocuments } from '../../engine/changes/install-documents.ts';
import type { ObjectDocument } from '../../schemas/generated/metadata.ts';
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

const vnd = (amount: string) => ({ amount, currency: 'VND' });
const system = systemActor('test');

beforeAll(async () => {
  shop = await serveShop();
  browser = await launchChromium();
  const customer = shop.models.current().objects.get('customer')?.document as ObjectDocument;
  const duplicates: NonNullable<ObjectDocument['duplicates']> = [
    { name: 'same_phone', label: { en: 'Same phone number', vi: 'Trùng số điện thoại' }, fields: ['phone'] },
    { name: 'same_email', label: { en: 'Same e-mail', vi: 'Trùng email' }, fields: ['email'] },
  ];
  await installDocuments(shop.changeSets, system, [{ ...customer, duplicates }]);
  await shop.models.refresh();
  await shop.writer.write(system, 'customer', [
    { op: 'create', values: { name: 'Nguyễn Thị Ánh', phone: '0912345678', email: 'anh@example.com' } },
    { op: 'create', values: { name: 'Trần Văn Bình', phone: '0987654321' } },
  ]);
  await shop.writer.write(system, 'product', [
    { op: 'create', values: { code: 'NQ-01', name: 'Nến quế', price: vnd('120000') } },
    { op: 'create', values: { code: 'BH-02', name: 'Bình hoa gốm', price: vnd('250000') } },
    { op: 'create', values: { code: 'CB-TET', name: 'Combo Tết', price: vnd('499000') } },
  ]);
});

afterAll(async () => {
  await browser?.close();
  await shop?.close();
});

async function open(width = 1440, locale: 'en-GB' | 'vi-VN' = 'en-GB', scheme: 'light' | 'dark' = 'light'): Promise<void> {
  context = await browser.newContext({ viewport: { width, height: 900 }, locale, colorScheme: scheme });
  ({ page, complaints } = await openPage(context));
}

beforeEach(() => open());
afterEach(() => context.close());

const shots = process.env.TRELLIS_SHOTS;
async function shoot(name: string): Promise<void> {
  if (shots !== undefined) await page.screenshot({ path: `${shots}/${name}.png` });
}

const line = (index: number, field: string) => page.locator('input').and(page.getByLabel(`${field}, line ${index}`, { exact: true }));

describe('a form', () => {
  it('shows who could be the same before saving, and saves all the same', async () => {
    await signIn(page, shop, '/records/customer/new');
    const name = page.getByRole('textbox', { name: 'Name', exact: true });
    await name.fill('Ánh Nguyễn');
    await page.getByRole('textbox', { name: 'Phone', exact: true }).fill('+84 912 345 678');
    await page.keyboard.press('Tab');
    await page.getByText('Could be the same:').waitFor();
    await page.getByText('Same phone number', { exact: false }).waitFor();
    expect(await page.getByRole('link', { name: 'Open Nguyễn Thị Ánh' }).getAttribute('href')).toMatch(/^\/records\/customer\//);
    expect(await brokenRules(page)).toEqual([]);
    await shoot('duplicates');
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await page.getByRole('heading', { level: 1, name: 'Ánh Nguyễn' }).waitFor();
    expect(complaints).toEqual([]);
  });

  it('takes lines by codes and the keyboard alone, with running totals', async () => {
    await signIn(page, shop, '/records/order/new');
    await page.getByRole('button', { name: 'Add line' }).focus();
    await page.keyboard.press('Enter');
    // As a scanner types: a code and Enter, at once.
    await page.keyboard.insertText('nq-01');
    await page.keyboard.press('Enter');
    await expect.poll(() => line(1, 'Unit price').inputValue()).toBe('120,000');
    await expect.poll(() => line(2, 'Product').evaluate((input) => input === document.activeElement)).toBe(true);
    await page.keyboard.insertText('NQ-01');
    await page.keyboard.press('Enter');
    await expect.poll(() => line(1, 'Quantity').inputValue()).toBe('2');
    await expect.poll(() => line(2, 'Product').inputValue()).toBe('');
    await page.keyboard.insertText('XX-99');
    await page.keyboard.press('Enter');
    await page.getByText('Nothing has the code “XX-99”').waitFor();
    await line(2, 'Product').fill('');
    await page.keyboard.insertText('cb-tet');
    await page.keyboard.press('Enter');
    await expect.poll(() => line(2, 'Unit price').inputValue()).toBe('499,000');
    await page
      .getByRole('row', { name: /^3 lines/ })
      .getByText('739,000')
      .waitFor();
    await shoot('lines');
    await line(1, 'Quantity').fill('3');
    await page.getByText('859,000').waitFor();
    await page.keyboard.press('ArrowDown');
    await expect.poll(() => line(2, 'Quantity').evaluate((input) => input === document.activeElement)).toBe(true);
    await page.keyboard.press('Alt+ArrowUp');
    await expect.poll(() => line(1, 'Unit price').inputValue()).toBe('499,000');
    await line(3, 'Quantity').focus();
    await page.keyboard.press('Control+Delete');
    await page.getByRole('row', { name: /^2 lines/ }).waitFor();
    expect(await brokenRules(page)).toEqual([]);
    await page.getByRole('button', { name: 'Save', exact: true }).focus();
    await page.keyboard.press('Enter');
    await page.getByText('859,000').first().waitFor();
    expect(complaints).toEqual([]);
  });

  it('makes the customer that a lookup does not find, or takes the one that there is', async () => {
    await signIn(page, shop, '/records/order/new');
    const customer = page.getByRole('combobox', { name: 'Customer', exact: true });
    await customer.fill('Lê Thị Mới');
    await page.getByRole('option', { name: 'Create “Lê Thị Mới”…' }).waitFor();
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog', { name: 'New customer' });
    await expect.poll(() => dialog.getByRole('textbox', { name: 'Name', exact: true }).inputValue()).toBe('Lê Thị Mới');
    await dialog.getByRole('textbox', { name: 'Phone', exact: true }).fill('0912345678');
    await page.keyboard.press('Tab');
    await dialog.getByRole('button', { name: 'Use this: Nguyễn Thị Ánh' }).waitFor();
    expect(await brokenRules(page)).toEqual([]);
    await shoot('quick-create');
    await dialog.getByRole('textbox', { name: 'Phone', exact: true }).fill('0909090909');
    await dialog.getByRole('button', { name: 'Save', exact: true }).click();
    await dialog.waitFor({ state: 'detached' });
    await expect.poll(() => customer.inputValue()).toBe('Lê Thị Mới');
    await customer.fill('0987 654 321');
    await page.getByRole('option', { name: 'Trần Văn Bình' }).waitFor();
    await customer.fill('Ánh nữa');
    await page.getByRole('option', { name: 'Create “Ánh nữa”…' }).click();
    await dialog.getByRole('textbox', { name: 'Phone', exact: true }).fill('0912 345 678');
    await page.keyboard.press('Tab');
    await dialog.getByRole('button', { name: 'Use this: Nguyễn Thị Ánh' }).click();
    await dialog.waitFor({ state: 'detached' });
    await expect.poll(() => customer.inputValue()).toBe('Nguyễn Thị Ánh');
    expect(complaints).toEqual([]);
  });

  it('reads a pasted message into an order, which survives a reload', async () => {
    await signIn(page, shop, '/records/order/new');
    await page.getByRole('button', { name: 'Paste a message' }).click();
    const dialog = page.getByRole('dialog', { name: 'An order from a message' });
    await dialog
      .getByRole('textbox', { name: 'Message of the customer' })
      .fill('Anh Bình 0987 654 321, 12 Nguyễn Trãi phường Thanh Xuân Hà Nội, 2 nen que, 1 combo tết nha shop');
    await dialog.getByText('Customer: Trần Văn Bình').waitFor();
    await expect.poll(() => dialog.getByRole('combobox', { name: 'Product for “nen que”' }).inputValue()).toBe('Nến quế');
    await expect.poll(() => dialog.getByRole('combobox', { name: 'Product for “combo tết nha shop”' }).inputValue()).toBe('Combo Tết');
    await dialog.getByText('please check').waitFor();
    expect(await brokenRules(page)).toEqual([]);
    await shoot('paste');
    await dialog.getByRole('button', { name: 'Fill the form' }).click();
    await dialog.waitFor({ state: 'detached' });
    await expect.poll(() => line(1, 'Quantity').inputValue()).toBe('2');
    await page
      .getByRole('row', { name: /^2 lines/ })
      .getByText('739,000')
      .waitFor();
    await expect.poll(() => page.getByRole('combobox', { name: 'Customer', exact: true }).inputValue()).toBe('Trần Văn Bình');
    await page.reload();
    await page
      .getByRole('row', { name: /^2 lines/ })
      .getByText('739,000')
      .waitFor();
    expect(await page.getByRole('textbox', { name: 'Deliver to' }).inputValue()).toBe('12 Nguyễn Trãi phường Thanh Xuân Hà Nội');
    expect(complaints).toEqual([]);
  });

  it('keeps a hundred lines fluent, and shows lines as cards on a phone', async () => {
    const { items } = await shop.writer.list(system, 'product', { filter: 'code == "NQ-01"' });
    const lines = Array.from({ length: 120 }, (_, index) => ({ product: items[0]?.id, quantity: index + 1 }));
    const { results } = await shop.writer.write(system, 'order', [{ op: 'create', values: { lines } }]);
    const [order] = results;
    if (!order?.ok) throw new Error('not written');
    await signIn(page, shop, `/records/order/${order.id}/edit`);
    await page.getByRole('row', { name: /^120 lines/ }).waitFor();
    const quantity = line(60, 'Quantity');
    await page.getByRole('row', { name: /Move line 60 / }).scrollIntoViewIfNeeded();
    await quantity.fill('7');
    // 7,260 pieces, line 60 with 7 in place of 60.
    await page
      .getByRole('row', { name: /^120 lines/ })
      .getByText('864,840,000')
      .waitFor();
    await context.close();
    await open(375);
    await signIn(page, shop, `/records/order/new`);
    await page.getByRole('button', { name: 'Add line' }).click();
    await page.getByText('Line 1', { exact: true }).waitFor();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(375);
    // The new line has the focus, and the list of products is open.
    await page.keyboard.press('Escape');
    await page.getByRole('listbox').waitFor({ state: 'detached' });
    expect(await brokenRules(page)).toEqual([]);
    await page.getByText('Line 1', { exact: true }).scrollIntoViewIfNeeded();
    await shoot('lines-phone');
    expect(complaints).toEqual([]);
  });
});

describe('a Vietnamese keyboard', () => {
  it('composes names, phones and amounts in a form; Enter that ends a word saves nothing', async () => {
    await signIn(page, shop, '/records/customer/new');
    const keyboard = await vietnameseKeyboard(page);
    const name = page.getByRole('textbox', { name: 'Name', exact: true });
    await name.focus();
    for (const stroke of ['N', 'Ng', 'Ngu', 'Nguy', 'Nguye', 'Nguyê', 'Nguyên', 'Nguyễn']) {
      await keyboard.compose([stroke]);
      expect(await name.inputValue()).toBe(stroke);
    }
    await keyboard.pressWhileComposing('Enter');
    await keyboard.end();
    await page.keyboard.type(' ');
    await keyboard.compose(['D', 'Đ', 'Đu', 'Đư', 'Đưc', 'Đức']);
    await keyboard.end();
    await expect.poll(() => name.inputValue()).toBe('Nguyễn Đức');
    expect(new URL(page.url()).pathname).toBe('/records/customer/new');
    // Android composes digits, too.
    const phone = page.getByRole('textbox', { name: 'Phone', exact: true });
    await phone.focus();
    await keyboard.compose(['0', '09', '093', '0933', '09331', '093311', '0933112', '09331122', '093311223', '0933112233']);
    await keyboard.end();
    expect(await phone.inputValue()).toBe('0933112233');
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await page.getByRole('heading', { level: 1, name: 'Nguyễn Đức' }).waitFor();
    await page.goto(`${shop.address}/records/product/new`);
    const price = page.getByRole('textbox', { name: 'Price', exact: true });
    await price.focus();
    await page.keyboard.type('2 ');
    await keyboard.compose(['t', 'tr', 'tri', 'trie', 'triê', 'triêu', 'triệu']);
    await keyboard.end();
    await page.keyboard.type(' ');
    await keyboard.compose(['r', 'ru', 'rư', 'rươ', 'rươi', 'rưỡi']);
    expect(await price.inputValue()).toBe('2 triệu rưỡi');
    await keyboard.end();
    await page.keyboard.press('Tab');
    await expect.poll(() => price.inputValue()).toBe('2,500,000');
    await price.fill('');
    await keyboard.retype(['1', '1t', '1tr', '1tr2', '1tr25']);
    await page.keyboard.press('Tab');
    await page.getByText('“1tr25” may be 1,250,000 or 1,025,000. Type it in full.').waitFor();
    expect(await price.inputValue()).toBe('1tr25');
    expect(await brokenRules(page)).toEqual([]);
    expect(complaints).toEqual([]);
  });

  it('finds by what was composed, and chooses by no Enter that ends a word', async () => {
    await signIn(page, shop, '/records/order/new');
    const keyboard = await vietnameseKeyboard(page);
    const customer = page.getByRole('combobox', { name: 'Customer', exact: true });
    await customer.focus();
    await keyboard.compose(['B', 'Bi', 'Bin', 'Binh', 'Bình']);
    await page.getByRole('option', { name: 'Create “Bình”…' }).waitFor();
    await keyboard.pressWhileComposing('ArrowDown');
    await keyboard.pressWhileComposing('Enter');
    expect(await customer.inputValue()).toBe('Bình');
    await keyboard.end();
    // Until the answer is there the list is the one of before.
    await page.getByRole('option', { name: 'Nguyễn Thị Ánh' }).waitFor({ state: 'detached' });
    await page.getByRole('option', { name: 'Trần Văn Bình' }).waitFor();
    expect(await customer.inputValue()).toBe('Bình');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await expect.poll(() => customer.inputValue()).toBe('Trần Văn Bình');
    await page.keyboard.press('Control+k');
    const palette = page.getByRole('combobox', { name: 'Search' });
    await palette.waitFor();
    await keyboard.compose(['A', 'Á', 'Án', 'Ánh']);
    await page.getByRole('option', { name: /Nguyễn Thị Ánh/ }).waitFor();
    await keyboard.pressWhileComposing('Enter');
    expect(new URL(page.url()).pathname).toBe('/records/order/new');
    await keyboard.end();
    expect(await palette.inputValue()).toBe('Ánh');
    await page.keyboard.press('Escape');
    expect(complaints).toEqual([]);
  });

  it('takes letters back and types them anew as Unikey does', async () => {
    await signIn(page, shop, '/records/customer');
    const keyboard = await vietnameseKeyboard(page);
    const search = page.getByRole('searchbox', { name: /Search/ });
    await search.focus();
    await keyboard.retype(['t', 'tr', 'tra', 'tran', 'trân', 'trần']);
    await page.keyboard.type(' ');
    await keyboard.retype(['b', 'bi', 'bin', 'binh', 'bình']);
    await expect.poll(() => new URL(page.url()).searchParams.get('search')).toBe('trần bình');
    expect(await search.inputValue()).toBe('trần bình');
    await page.getByRole('link', { name: 'Trần Văn Bình' }).waitFor();
    await page.goto(`${shop.address}/records/order/new`);
    const customer = page.getByRole('combobox', { name: 'Customer', exact: true });
    await customer.focus();
    await keyboard.retype(['a', 'á', 'án', 'ánh']);
    await page.getByRole('option', { name: 'Nguyễn Thị Ánh' }).waitFor();
    expect(await customer.inputValue()).toBe('ánh');
    const address = page.getByRole('textbox', { name: 'Deliver to' });
    await address.focus();
    await keyboard.retype(['d', 'đ', 'đu', 'đươ', 'đươn', 'đương', 'đường', 'đưòng', 'đường']);
    expect(await address.inputValue()).toBe('đường');
    expect(complaints).toEqual([]);
  });
});
