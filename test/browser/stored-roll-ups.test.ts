import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchChromium, openPage } from '../setup/chromium.ts';
import { type ServedShop, serveShop } from '../setup/served-shop.ts';

let shop: ServedShop;
let browser: Browser;

beforeAll(async () => {
  shop = await serveShop();
  browser = await launchChromium();
});

afterAll(async () => {
  await browser?.close();
  await shop?.close();
});

describe('a stored total on the record page', () => {
  it('follows an order by itself and says when it was worked out', async () => {
    const admin = await shop.person('seeder', 'admin');
    const make = async (object: string, values: Record<string, unknown>): Promise<string> => {
      const { results } = await shop.writer.write(admin, object, [{ op: 'create', values }]);
      return results[0]?.ok ? results[0].id : '';
    };
    const customer = await make('customer', { name: 'Lan' });
    const product = await make('product', { code: 'A', price: '10', cost: '4' });
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'en-GB' });
    const { page, complaints } = await openPage(context);
    await page.goto(`${shop.address}/records/customer/${customer}`);
    await page.getByLabel('E-mail address').fill(shop.email);
    await page.getByRole('textbox', { name: 'Password' }).fill(shop.password);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByText('Lifetime revenue').first().waitFor();
    await make('order', { customer, delivery_status: 'delivered', lines: [{ product, quantity: 3, unit_price: '1000' }] });
    const hint = page.getByText(/^as of \d\d:\d\d$/).first();
    await hint.waitFor();
    await expect.poll(() => hint.locator('..').textContent()).toMatch(/3,000.*as of \d\d:\d\d/);
    if (process.env.SHOT !== undefined) await page.screenshot({ path: process.env.SHOT });
    expect(complaints).toEqual([]);
    await context.close();
  });
});
