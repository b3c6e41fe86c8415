import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { compareOnlineRetail } from '../figures/compare-online-retail.ts';
import { brokenRules } from '../setup/axe.ts';
import { launchChromium, openPage } from '../setup/chromium.ts';
import { type ServedShop, serveShop } from '../setup/served-shop.ts';
import { signIn } from '../setup/sign-in.ts';
import { vietnameseCustomers } from '../setup/vietnamese-customers.ts';

const data = join(import.meta.dirname, '../../../shared/data/online-retail');
const waitMs = 60_000;

let shop: ServedShop;
let browser: Browser;
let context: BrowserContext;
let page: Page;
let complaints: string[];

beforeAll(async () => {
  shop = await serveShop();
  browser = await launchChromium();
  await shop.identity.createUser({ email: 'vi@example.com', name: 'Chị Lan', password: shop.password, roles: ['admin'], locale: 'vi' });
  const seeder = await shop.person('seeder', 'admin');
  await shop.writer.write(seeder, 'branch', [{ op: 'create', values: { name: 'Kho Quận 1', code: 'Q1' } }]);
});

afterEach(() => context?.close());
afterAll(async () => {
  await browser?.close();
  await shop?.close();
});

async function open(path: string, locale: 'en' | 'vi', size = { width: 1440, height: 900 }): Promise<void> {
  context = await browser.newContext({ viewport: size, locale: locale === 'vi' ? 'vi-VN' : 'en-GB' });
  ({ page, complaints } = await openPage(context));
  await signIn(page, shop, path, locale === 'vi' ? 'vi@example.com' : shop.email, locale);
  await page.locator('#page').waitFor();
  complaints.length = 0;
}

const choose = (name: string, buffer: Buffer) => page.setInputFiles('input[type=file]', { name, mimeType: 'application/octet-stream', buffer });

describe('the import of files', () => {
  it('takes a Vietnamese spreadsheet from the list to the records and back, mostly by keyboard', async () => {
    await open('/records/customer', 'vi');
    await page.getByRole('link', { name: 'Nhập từ tệp', exact: true }).click();
    await page.getByText('Nhập vào: Khách hàng').waitFor();
    expect(await brokenRules(page)).toEqual([]);
    await choose('khách quen.xlsx', vietnameseCustomers());
    await page.getByRole('heading', { name: 'Phần mềm hiểu tệp như sau' }).waitFor();
    await page.getByText('Tổng cộng · 5 khách', { exact: true }).waitFor();
    await page.getByText('5 hàng dữ liệu · 9 cột', { exact: true }).waitFor();
    expect(await brokenRules(page)).toEqual([]);

    await page.getByRole('button', { name: 'Tiếp', exact: true }).press('Enter');
    await page.getByText('1 số được thêm lại số 0 đầu · 1 số 11 chữ số cũ được đổi sang đầu số mới').waitFor();
    expect(await brokenRules(page)).toEqual([]);
    await page.getByRole('button', { name: 'Dùng các gợi ý' }).press('Enter');
    await page.getByText('1 cách ghi không có trong danh sách').waitFor({ state: 'detached' });

    await page.getByRole('button', { name: 'Tiếp', exact: true }).press('Enter');
    const wrong = page.getByRole('button', { name: 'Hàng 7, Ngày sinh: 31/02/1990' });
    await wrong.waitFor();
    expect(await brokenRules(page)).toEqual([]);
    await wrong.press('Enter');
    await page.getByRole('textbox', { name: 'Hàng 7, Ngày sinh' }).fill('28/02/1990');
    await page.keyboard.press('Enter');
    await page.getByText('Đã sửa 1 ô').waitFor();
    await page.getByRole('status').filter({ hasText: '4 mới, 0 cập nhật, 0 như cũ, 1 cần xem lại' }).waitFor();
    await page.reload();
    await page.getByText('Đã sửa 1 ô').waitFor();

    await page.getByRole('button', { name: 'Tiếp', exact: true }).press('Enter');
    await page.getByRole('button', { name: 'Chạy thử mọi hàng' }).press('Enter');
    await page.getByText('4 mới, 0 cập nhật, 1 cần xem lại').waitFor({ timeout: waitMs });
    expect(await brokenRules(page)).toEqual([]);
    await page.locator('#page').getByRole('button', { name: 'Nhập', exact: true }).last().press('Enter');
    await page.getByRole('heading', { name: 'Đã nhập xong' }).waitFor({ timeout: waitMs });
    await page.getByText('4 mới, 0 cập nhật, 1 không nhập').waitFor();
    const download = page.waitForEvent('download');
    await page.getByRole('link', { name: 'Tải danh sách lỗi' }).click();
    expect(readFileSync(await (await download).path(), 'utf8')).toContain('Chi nhánh lạ');
    const admin = await shop.person('reader', 'admin');
    const named = () => shop.writer.list(admin, 'customer', { fields: ['phone', 'birth_date'], filter: 'name.full == "Lê Minh Tâm"', limit: 5 });
    expect((await named()).items).toMatchObject([{ phone: { number: '+84903111222' }, birth_date: '1990-02-28' }]);
    expect(complaints).toEqual([]);
  });

  it('shows past imports on a phone, and takes one back', async () => {
    await open('/import', 'vi', { width: 375, height: 812 });
    await page.getByRole('link', { name: 'khách quen.xlsx' }).first().click();
    await page.getByRole('heading', { name: 'Đã nhập xong' }).waitFor();
    expect(await brokenRules(page)).toEqual([]);
    await expect.poll(() => page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(375);
    await page.getByRole('button', { name: 'Hoàn tác lần nhập này' }).click();
    await page.getByText('Lần nhập này đã được hoàn tác.').waitFor();
    const admin = await shop.person('checker', 'admin');
    expect((await shop.writer.list(admin, 'customer', { fields: ['name'], filter: 'name.full == "Lê Minh Tâm"', limit: 5 })).items).toEqual([]);
    expect(complaints).toEqual([]);
  });

  it('says why a file is refused', async () => {
    await open('/import', 'en');
    await choose('old.xls', Buffer.concat([Buffer.from([0xd0, 0xcf, 0x11, 0xe0]), Buffer.alloc(600)]));
    await page.getByRole('alert').filter({ hasText: 'older kind' }).waitFor();
    expect(await brokenRules(page)).toEqual([]);
  });

  it.skipIf(!existsSync(data))(existsSync(data) ? 'brings a day of Online Retail in as published' : 'shared data absent', async () => {
    await open('/import', 'en');
    await choose('OnlineRetail_smoke_2010-12-01.csv.gz', readFileSync(join(data, 'OnlineRetail_smoke_2010-12-01.csv.gz')));
    await page.getByText('3,108 rows of data').waitFor({ timeout: waitMs });
    await page.getByRole('button', { name: 'Columns', exact: true }).click();
    await expect
      .poll(() =>
        page
          .getByRole('combobox', { name: 'Matching' })
          .or(page.getByRole('textbox', { name: 'Matching' }))
          .first()
          .inputValue(),
      )
      .toBe('UCI Online Retail');
    await page.getByRole('button', { name: 'Check', exact: true }).click();
    await page.getByText('100 of 3,108 rows').waitFor({ timeout: waitMs });
    expect(await brokenRules(page)).toEqual([]);
    await page.getByRole('navigation', { name: 'Steps of the import' }).getByRole('button', { name: 'Import', exact: true }).click();
    await page.getByRole('button', { name: 'Import without a trial' }).click();
    await page.getByRole('heading', { name: 'Imported', exact: true }).waitFor({ timeout: waitMs });
    const admin = await shop.person('comparer', 'admin');
    const figures = await compareOnlineRetail(shop.writer, admin, JSON.parse(readFileSync(join(data, 'truth_smoke.json'), 'utf8')));
    expect(figures.length).toBeGreaterThan(30);
    expect(figures.filter(({ ours, truth }) => ours !== truth)).toEqual([]);
    expect(complaints).toEqual([]);
  });
});
