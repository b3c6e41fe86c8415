import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { brokenRules } from '../setup/axe.ts';
import { launchChromium, openPage } from '../setup/chromium.ts';
import { type ServedShop, serveShop } from '../setup/served-shop.ts';
import { signIn } from '../setup/sign-in.ts';

let shop: ServedShop;
let browser: Browser;
let context: BrowserContext;
let page: Page;
let complaints: string[];
const email = 'lan.owner@example.com';

beforeAll(async () => {
  shop = await serveShop();
  browser = await launchChromium();
  await shop.identity.createUser({ email, name: 'Trần Lan', password: shop.password, roles: ['owner'], locale: 'vi' });
  const admin = await shop.person('seeder', 'admin');
  await shop.writer.write(admin, 'customer', [{ op: 'create', values: { name: 'Nguyễn Thị Ánh' } }]);
});

afterAll(async () => {
  await browser?.close();
  await shop?.close();
});

beforeEach(async () => {
  context = await browser.newContext({ viewport: { width: 360, height: 740 }, locale: 'vi-VN', hasTouch: true, reducedMotion: 'reduce' });
  ({ page, complaints } = await openPage(context));
});

afterEach(() => context.close());

/** The screens are on the device and answer from there. */
async function openInstalled(): Promise<void> {
  await signIn(page, shop, '/records/customer', email, 'vi');
  await page.getByText('Nguyễn Thị Ánh').first().waitFor();
  await page.evaluate(async () => void (await navigator.serviceWorker.ready));
  await page.reload();
  await page.getByText('Nguyễn Thị Ánh').first().waitFor();
  await expect.poll(() => page.evaluate(() => navigator.serviceWorker.controller?.state)).toBe('activated');
}

describe('the app on a phone', () => {
  it('can be installed: a manifest with icons, and a worker that keeps the screens', async () => {
    await openInstalled();
    const session = await context.newCDPSession(page);
    const { installabilityErrors } = (await session.send('Page.getInstallabilityErrors')) as { installabilityErrors: { errorId: string }[] };
    // A window in private, as tests have it, can install nothing.
    expect(installabilityErrors.map(({ errorId }) => errorId).filter((error) => error !== 'in-incognito')).toEqual([]);
    const manifest = await (await fetch(`${shop.address}/manifest.webmanifest`)).json();
    expect(manifest).toMatchObject({ name: 'Trellis', start_url: '/', display: 'standalone' });
    for (const { src, sizes } of manifest.icons) {
      const icon = await fetch(`${shop.address}${src}`);
      expect([icon.status, icon.headers.get('content-type'), sizes]).toEqual([200, 'image/png', expect.stringMatching(/^(192x192|512x512)$/)]);
    }
    const worker = await fetch(`${shop.address}/service-worker.js`);
    expect([worker.headers.get('cache-control'), worker.headers.get('content-type')]).toEqual(['no-cache', expect.stringContaining('javascript')]);
    expect(complaints).toEqual([]);
  });

  it('keeps the screens of this build and nothing that the server answered', async () => {
    await openInstalled();
    const kept = await page.evaluate(async () => {
      const names = await caches.keys();
      const requests = await Promise.all(names.map(async (name) => (await (await caches.open(name)).keys()).map(({ url }) => new URL(url).pathname)));
      return { names, paths: requests.flat() };
    });
    expect(kept.names).toEqual([expect.stringMatching(/^trellis-[0-9a-f]{16}$/)]);
    expect(kept.paths).toContain('/index.html');
    expect(kept.paths.filter((path) => path !== '/index.html' && !path.startsWith('/assets/'))).toEqual([]);
  });

  it('says calmly that there is no connection, and goes on by itself', async () => {
    await openInstalled();
    await context.setOffline(true);
    await page.getByText('Mất kết nối.', { exact: false }).waitFor();
    expect(await brokenRules(page)).toEqual([]);
    await page.reload();
    await page.getByRole('heading', { level: 1, name: 'Mất kết nối' }).waitFor();
    expect(await brokenRules(page)).toEqual([]);
    await context.setOffline(false);
    await page.getByText('Nguyễn Thị Ánh').first().waitFor();
    await page.getByText('Mất kết nối', { exact: false }).first().waitFor({ state: 'detached' });
  });

  it('offers a newer build and loads it when the person wants', async () => {
    await page.addInitScript(() => {
      const workers = navigator.serviceWorker;
      const register = workers.register.bind(workers);
      workers.register = async (...given) => {
        const registration = await register(...given);
        document.documentElement.dataset.registered = 'true';
        return registration;
      };
    });
    await openInstalled();
    // The page asks for its own worker some seconds after it was loaded, which would take the place of the one below.
    await expect.poll(() => page.evaluate(() => document.documentElement.dataset.registered)).toBe('true');
    const script = () => page.evaluate(() => navigator.serviceWorker.controller?.scriptURL);
    // To the browser a worker by another address is another build.
    await page.evaluate(async () => void (await navigator.serviceWorker.register('/service-worker.js?next')));
    await page.getByText('Đã có phiên bản mới.').waitFor();
    expect(await brokenRules(page)).toEqual([]);
    expect(await script()).toMatch(/service-worker\.js$/);
    await page.getByRole('button', { name: 'Tải phiên bản mới' }).click();
    await expect.poll(() => script().catch(() => 'loading')).toMatch(/service-worker\.js\?next$/);
    await page.getByText('Nguyễn Thị Ánh').first().waitFor();
  });
});

describe('the bar at the foot of a phone', () => {
  it('reaches home, search, new, the lists and the rest', async () => {
    await signIn(page, shop, '/records/customer', email, 'vi');
    const bar = page.getByRole('navigation', { name: 'Khu vực chính' });
    await bar.getByRole('button', { name: 'Tìm kiếm' }).tap();
    await page.getByRole('combobox', { name: 'Tìm tất cả' }).fill('anh');
    await page.getByRole('option', { name: /Nguyễn Thị Ánh/ }).tap();
    await page.getByRole('heading', { level: 1, name: 'Nguyễn Thị Ánh', exact: true }).waitFor();
    await bar.getByRole('button', { name: 'Danh sách' }).tap();
    await page.getByRole('dialog', { name: 'Điều hướng' }).getByRole('link', { name: 'Đơn hàng', exact: true }).first().waitFor();
    expect(await brokenRules(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await bar.getByRole('button', { name: 'Thêm' }).tap();
    await page.getByRole('dialog', { name: 'Thêm' }).getByRole('link', { name: 'Hồ sơ và cài đặt' }).waitFor();
    expect(await brokenRules(page)).toEqual([]);
    await page.getByRole('dialog', { name: 'Thêm' }).getByRole('link', { name: 'Hồ sơ và cài đặt' }).tap();
    await page.getByRole('heading', { level: 1, name: 'Hồ sơ và cài đặt' }).waitFor();
    await expect.poll(() => page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
    await bar.getByRole('link', { name: 'Trang chủ' }).tap();
    await page.getByRole('heading', { level: 1, name: /^Chào buổi/ }).waitFor();
    expect(complaints).toEqual([]);
  });
});
