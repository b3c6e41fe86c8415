import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { UserActor } from '../../engine/access/actor.ts';
import { pngBytes } from '../db/file-documents.ts';
import { brokenRules } from '../setup/axe.ts';
import { launchChromium, openPage } from '../setup/chromium.ts';
import { type ServedShop, serveShop } from '../setup/served-shop.ts';

let shop: ServedShop;
let browser: Browser;
let context: BrowserContext;
let page: Page;
let complaints: string[];
let admin: UserActor;
let product: string;

/** One red pixel. */
const png = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==', 'base64');
const photo = (name: string, buffer = png) => ({ name, mimeType: 'image/png', buffer });

beforeAll(async () => {
  shop = await serveShop();
  browser = await launchChromium();
  admin = await shop.person('seeder', 'admin');
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

beforeEach(async () => {
  const { results } = await shop.writer.write(admin, 'product', [{ op: 'create', values: { code: crypto.randomUUID(), name: 'Nến quế' } }]);
  product = results[0]?.ok ? results[0].id : '';
  await open({ viewport: { width: 1440, height: 900 } });
});
afterEach(() => context.close());

const save = () => page.getByRole('button', { name: 'Save' }).click();
describe('a file in a form', () => {
  it('is chosen, sent, saved, shown, downloaded and removed', async () => {
    await page.getByLabel('Photo: choose a file').setInputFiles(photo('Nến quế.png'));
    await page.getByRole('link', { name: 'Nến quế.png', exact: true }).waitFor();
    expect(await brokenRules(page)).toEqual([]);
    await save();
    await page.getByRole('heading', { level: 1, name: 'Nến quế', exact: true }).waitFor();
    const link = page.getByRole('link', { name: 'Nến quế.png', exact: true });
    await link.waitFor();
    const loaded = page.getByRole('link', { name: 'Show Nến quế.png' }).locator('img');
    await expect.poll(() => loaded.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(1);
    expect(await brokenRules(page)).toEqual([]);
    const download = page.waitForEvent('download');
    await link.click();
    expect((await download).suggestedFilename()).toBe('Nến quế.png');
    expect(complaints).toEqual([]);
    await page.goto(`${shop.address}/records/product/${product}/edit`);
    await page.getByRole('button', { name: 'Remove Nến quế.png' }).click();
    await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute('type'))).toBe('file');
    await save();
    await page.getByRole('heading', { level: 1, name: 'Nến quế', exact: true }).waitFor();
    await link.waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Undo' }).click();
    await link.waitFor();
  });

  it('is dropped; another is refused in words when it is too large or of another type, and what stood there stays', async () => {
    await page.getByText('or drop it here').dispatchEvent('drop', {
      dataTransfer: await page.evaluateHandle((base64) => {
        const transfer = new DataTransfer();
        transfer.items.add(new File([Uint8Array.from(atob(base64), (character) => character.charCodeAt(0))], 'dropped.png'));
        return transfer;
      }, png.toString('base64')),
    });
    const dropped = page.getByRole('link', { name: 'dropped.png', exact: true });
    await dropped.waitFor();
    const field = page.getByLabel('Photo:', { exact: false });
    await field.setInputFiles(photo('big.png', pngBytes(5_000_001)));
    await page.getByText('The file may have at most 5 MB').waitFor();
    await field.setInputFiles(photo('page.png', Buffer.from('<html><script>alert(1)</script>')));
    await page.getByText('Such files are not accepted; accepted: PNG, JPEG, WEBP, GIF').waitFor();
    await expect.poll(() => dropped.count()).toBe(1);
    expect(await brokenRules(page)).toEqual([]);
    // The browser itself reports the refused call.
    expect(complaints.filter((complaint) => !complaint.includes('422'))).toEqual([]);
  });

  it('holds a save back while it is being sent, and can be stopped', async () => {
    let release: (() => void) | undefined;
    await page.route('**/api/files?**', async (route) => {
      await new Promise<void>((resolve) => {
        release = resolve;
      });
      await route.continue().catch(() => undefined);
    });
    await page.getByLabel('Photo:', { exact: false }).setInputFiles(photo('slow.png'));
    await page.getByRole('progressbar', { name: 'Sending slow.png' }).waitFor({ state: 'attached' });
    await save();
    await page.getByText('The file is still being sent').waitFor();
    expect(await brokenRules(page)).toEqual([]);
    await page.getByRole('button', { name: 'Stop sending slow.png' }).click();
    await page.getByLabel('Photo:', { exact: false }).waitFor();
    release?.();
    expect(await page.getByText('slow.png').count()).toBe(0);
  });

  it('fits a phone', async () => {
    await context.close();
    await open({ viewport: { width: 375, height: 812 }, hasTouch: true });
    await page.getByLabel('Photo:', { exact: false }).setInputFiles(photo(`${'a long name '.repeat(12)}.png`));
    await page.getByRole('button', { name: /^Remove a long name/ }).waitFor();
    await page.getByRole('button', { name: /^Remove a long name/ }).scrollIntoViewIfNeeded();
    await expect.poll(() => page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(375);
    expect(await brokenRules(page)).toEqual([]);
    await save();
    await page.getByRole('heading', { level: 1, name: 'Nến quế', exact: true }).waitFor();
    await page.getByRole('link', { name: /^a long name/ }).scrollIntoViewIfNeeded();
    await expect.poll(() => page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(375);
  });
});
