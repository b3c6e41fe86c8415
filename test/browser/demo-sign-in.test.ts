import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { fillDemo } from '../../runtime/main/fill-demo.ts';
import { brokenRules } from '../setup/axe.ts';
import { launchChromium, openPage } from '../setup/chromium.ts';
import { type ServedShop, serveShop } from '../setup/served-shop.ts';

let shop: ServedShop;
let browser: Browser;
let context: BrowserContext;
let page: Page;
let complaints: string[];

beforeAll(async () => {
  shop = await serveShop();
  await fillDemo(shop.database, shop.engine, 0.05);
  await shop.writer.write(await shop.person('seeder', 'admin'), 'customer', [
    { op: 'create', values: { name: 'Trần Thị Gọi k', phone: '0911000111' } },
    { op: 'create', values: { name: 'Trần Thị Gọi d', phone: '0911000222' } },
  ]);
  browser = await launchChromium();
});

afterAll(async () => {
  await browser?.close();
  await shop?.close();
});

afterEach(() => context?.close());

const desk = { width: 1440, height: 900 };
const hand = { width: 375, height: 812 };
const shots = process.env.TRELLIS_SHOTS;

async function open(viewport: typeof desk, locale: 'en-GB' | 'vi-VN' = 'en-GB'): Promise<void> {
  context = await browser.newContext({ viewport, locale });
  ({ page, complaints } = await openPage(context));
  await page.goto(shop.address);
  await page.getByRole('heading', { level: 2, name: locale === 'en-GB' ? 'Try it as…' : 'Dùng thử với vai…' }).waitFor();
}

/** Signs in with one click; the home greets by the given name. */
async function enterAs(name: string): Promise<void> {
  await page.getByRole('button', { name }).click();
  await page.getByRole('heading', { level: 1, name: new RegExp(`, ${name.split(' ').at(-1)}$`) }).waitFor();
}

/** No broken rule, no complaint of the console, nothing that scrolls sideways. */
async function sound(shot: string): Promise<void> {
  if (shots !== undefined) await page.screenshot({ path: `${shots}/${shot}.png` });
  expect(await brokenRules(page)).toEqual([]);
  expect(complaints).toEqual([]);
  await expect.poll(() => page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(page.viewportSize()?.width ?? 0);
}

const sizes = [
  ['a desk', desk],
  ['a hand', hand],
] as const;

describe.each(sizes)('the sign-in page on %s', (name, viewport) => {
  it('offers the twelve people of the demo, in both languages', async () => {
    await open(viewport);
    await expect.poll(() => page.getByRole('listitem').count()).toBe(12);
    await page.getByRole('button', { name: /Bùi Khánh Linh.*Receptionist · Cửa hàng Hà Nội.*Finds a caller by phone number/ }).waitFor();
    await sound(`sign-in-${name.at(-1)}`);
    await page.getByText('Tiếng Việt').click();
    await page.getByRole('button', { name: /Bùi Khánh Linh.*Lễ tân · Cửa hàng Hà Nội/ }).waitFor();
    await sound(`sign-in-vi-${name.at(-1)}`);
  });
});

describe.each(sizes)('on %s', (name, viewport) => {
  const size = name.at(-1);

  it('a receptionist finds by phone, enters an order for whom was found, and has no lists', async () => {
    await open(viewport);
    await enterAs('Bùi Khánh Linh');
    await page.getByRole('main').getByRole('link', { name: 'Find by phone', exact: true }).click();
    await page.getByRole('heading', { level: 1, name: 'Find by phone', exact: true }).waitFor();
    await sound(`reception-${size}`);
    await page.getByLabel('Phone number').fill(size === 'k' ? '000 111' : '000 222');
    await page.getByRole('link', { name: /Trần Thị Gọi/ }).waitFor();
    await sound(`reception-found-${size}`);
    await page.getByRole('link', { name: /Trần Thị Gọi/ }).click();
    await page.getByRole('heading', { level: 1, name: `Trần Thị Gọi ${size}`, exact: true }).waitFor();
    await sound(`reception-customer-${size}`);
    // In a form she finds the customer by number as well.
    await page.goto(`${shop.address}/records/order/new`);
    await page.getByRole('combobox', { name: 'Customer' }).fill(size === 'k' ? '000111' : '000222');
    await page.getByRole('option', { name: `Trần Thị Gọi ${size}` }).click();
    await expect.poll(() => page.getByRole('combobox', { name: 'Customer' }).inputValue()).toBe(`Trần Thị Gọi ${size}`);
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await page.getByRole('heading', { level: 1, name: /^DH-/ }).waitFor();
    await page.getByRole('main').getByText(`Trần Thị Gọi ${size}`).first().waitFor();
    expect(await page.getByText(/Cost of goods|Profit/).count()).toBe(0);
    await sound(`reception-order-${size}`);
    await page.goto(`${shop.address}/records/customer`);
    await page.getByRole('heading', { level: 1, name: 'Find by phone' }).waitFor();
    expect(complaints).toEqual([]);
  });

  it('a seller begins with the day, has the board of deals and sees no cost', async () => {
    await open(viewport);
    await enterAs('Lê Thu Hà');
    await sound(`sales-home-${size}`);
    await page.goto(`${shop.address}/records/deal`);
    await page.getByRole('heading', { level: 1, name: 'Deals', exact: true }).waitFor();
    await expect.poll(() => page.getByRole('main').getByRole('link', { name: 'Deals by stage', exact: true }).getAttribute('aria-current')).toBe('page');
    await sound(`sales-${size}`);
    await page.goto(`${shop.address}/records/product`);
    await page.getByRole('heading', { level: 1, name: 'Products', exact: true }).waitFor();
    await page.getByText(/nến/i).first().waitFor();
    expect(await page.getByText(/Margin|Cost|Low margin/).count()).toBe(0);
    await sound(`sales-products-${size}`);
  });

  it('marketing sees good customers, whose phones are dots', async () => {
    await open(viewport);
    await enterAs('Đỗ Phương Thảo');
    await page.goto(`${shop.address}/records/customer?view=customer_high_value`);
    await page.getByRole('button', { name: 'Show Phone' }).first().waitFor();
    expect(await page.locator('a[href^="tel:"]').count()).toBe(0);
    await sound(`marketing-${size}`);
  });
});

describe('with the keyboard alone', () => {
  it('a person is chosen', async () => {
    await open(desk, 'vi-VN');
    await page.getByLabel('Mật khẩu', { exact: true }).focus();
    for (let presses = 0; presses < 6 && !(await page.evaluate(() => document.activeElement?.textContent?.includes('Nguyễn Minh Châu'))); presses += 1)
      await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: /, Châu$/ }).waitFor();
    expect(complaints).toEqual([]);
  });
});

describe('an administrator', () => {
  it('is not offered, and goes over to the app of a role', async () => {
    await open(desk);
    expect(await page.getByRole('listitem').filter({ hasText: 'Administrator' }).count()).toBe(0);
    await page.getByLabel('E-mail address').fill(shop.email);
    await page.getByRole('textbox', { name: 'Password' }).fill(shop.password);
    await page.getByRole('button', { name: 'Sign in', exact: true }).click();
    await page.getByRole('heading', { level: 1, name: /^Good / }).waitFor();
    await page.getByRole('button', { name: /Whole shop/ }).click();
    await page.getByRole('menuitem', { name: 'Accounting' }).waitFor();
    await sound('apps');
    await page.getByRole('menuitem', { name: 'Accounting' }).click();
    await page.getByRole('button', { name: /Accounting/ }).waitFor();
    expect(complaints).toEqual([]);
  });
});
