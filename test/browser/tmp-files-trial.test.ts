import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { pngBytes } from '../db/file-documents.ts';
import { brokenRules } from '../setup/axe.ts';
import { launchChromium, openPage } from '../setup/chromium.ts';
import { type ServedShop, serveShop } from '../setup/served-shop.ts';

let shop: ServedShop;
let browser: Browser;
let context: BrowserContext;
let page: Page;
let complaints: string[];
let product: string;

/** One red pixel. */
const png = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==', 'base64');
const photo = (name: string, buffer = png) => ({ name, mimeType: 'image/png', buffer });

beforeAll(async () => {
  shop = await serveShop();
  browser = await launchChromium();
  const admin = await shop.person('seeder', 'admin');
  const { results } = await shop.writer.write(admin, 'product', [{ op: 'create', values: { code: 'NEN-01', name: 'Nến quế' } }]);
  product = results[0]?.ok ? results[0].id : '';
});

afterAll(async () => {
  await browser?.close();
  await shop?.close();
});

async function open(options: Parameters<Browser['newContext']>[0]): Promise<void> {
  context = await browser.newContext({ locale: 'en-GB', ...options });
  ({ page, complaints } = await openPage(context));
  await page.goto(`${shop.address}/records/product/${product}/edit`);
  await page.getByLabel('E-mail address').fill(shop.email);
  await page.getByRole('textbox', { name: 'Password' }).fill(shop.password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByLabel('Photo', { exact: false }).first().waitFor();
  complaints.length = 0;
}

beforeEach(() => open({ viewport: { width: 1440, height: 900 } }));
afterEach(() => context.close());

const save = () => page.getByRole('button', { name: 'Save' }).click();

import { systemActor } from '../../engine/access/actor.ts';
import { installDocuments } from '../../engine/changes/install-documents.ts';
it('trial', async () => {
  const shot = (name: string) => page.screenshot({ path: `/tmp/files-${name}.png` });
  await installDocuments(shop.changeSets, systemActor('trial'), [{ kind: 'view', name: 'product_photos', object: 'product', label: { en: 'Photos', vi: 'Ảnh' }, columns: ['name', 'photo', 'price'] } as never]);
  const { readFileSync } = await import('node:fs');
  const png2 = readFileSync('/tmp/files-empty.png');
  await page.getByLabel('Photo:', { exact: false }).setInputFiles({ name: 'Ảnh nến quế thật là dài tên.png', mimeType: 'image/png', buffer: png2 });
  await page.getByRole('link', { name: /^Ảnh nến/ }).waitFor();
  await save();
  await page.getByRole('heading', { level: 1, name: 'Nến quế', exact: true }).waitFor();
  await page.evaluate(() => fetch('/api/auth/me', { method: 'PATCH', headers: { 'content-type': 'application/json' }, body: '{"locale":"vi"}' }));
  await page.goto(`${shop.address}/records/product?view=product_photos`);
  await page.waitForTimeout(2500);
  await shot('list');
  console.log(await brokenRules(page));
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.setViewportSize({ width: 375, height: 812 });
  await page.waitForTimeout(1500);
  await shot('list-phone');
  await page.goto(`${shop.address}/records/product/${product}/edit`);
  await page.waitForTimeout(2500);
  await page.getByRole('button', { name: /^Bỏ Ảnh/ }).scrollIntoViewIfNeeded();
  await page.getByLabel('Ảnh:', { exact: false }).setInputFiles({ name: 'x.png', mimeType: 'image/png', buffer: Buffer.from('<html>') });
  await page.waitForTimeout(1500);
  await shot('vi-dark');
  console.log(await brokenRules(page), complaints);
  await page.goto(`${shop.address}/records/product/${product}`);
  await page.waitForTimeout(2500);
  await page.getByRole('link', { name: /^Ảnh/ }).first().scrollIntoViewIfNeeded();
  await shot('vi-record');
  console.log(await brokenRules(page));
});
