import { readFileSync } from 'node:fs';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { systemActor } from '../../engine/access/actor.ts';
import { installDocuments } from '../../engine/changes/install-documents.ts';
import { sql } from '../../engine/sql/sql.ts';
import { brokenRules } from '../setup/axe.ts';
import { launchChromium, openPage } from '../setup/chromium.ts';
import { type ServedShop, serveShop } from '../setup/served-shop.ts';

let shop: ServedShop;
let browser: Browser;
let context: BrowserContext;
let page: Page;
let complaints: string[];
const both = (text: string) => ({ en: text, vi: text });
const password = 'correct horse battery';

beforeAll(async () => {
  shop = await serveShop();
  browser = await launchChromium();
  const grants = [{ object: 'customer', actions: ['read' as const], rows: 'all' as const }];
  await installDocuments(shop.changeSets, systemActor('test'), [
    { kind: 'role', name: 'looker', label: both('Looker'), grants },
    {
      kind: 'role',
      name: 'taker',
      label: both('Taker'),
      limits: { export_rows: 2 },
      grants: [{ object: 'customer', actions: ['read', 'export'], rows: 'all' }],
    },
  ]);
  for (const [role, locale] of [
    ['looker', 'en'],
    ['taker', 'vi'],
  ] as const)
    await shop.identity.createUser({ email: `${role}@example.com`, name: role, password, roles: [role], locale });
  const admin = await shop.person('seeder', 'admin');
  await shop.writer.write(admin, 'customer', [
    { op: 'create', values: { name: 'Nguyễn Thị Ánh', gender: 'female' } },
    { op: 'create', values: { name: 'Trần Văn Bình', gender: 'male' } },
    { op: 'create', values: { name: 'Đặng Hoà', gender: 'female' } },
  ]);
});

afterEach(() => context?.close());
afterAll(async () => {
  await browser?.close();
  await shop?.close();
});

async function open(email: string, labels: readonly [string, string, string], size = { width: 1440, height: 900 }): Promise<void> {
  context = await browser.newContext({ viewport: size, locale: labels[2] === 'Sign in' ? 'en-GB' : 'vi-VN' });
  ({ page, complaints } = await openPage(context));
  await page.goto(`${shop.address}/records/customer?filter=${encodeURIComponent('gender == "female"')}`);
  await page.getByLabel(labels[0]).fill(email);
  await page.getByRole('textbox', { name: labels[1] }).fill(password);
  await page.getByRole('button', { name: labels[2] }).click();
  await page.getByText('Đặng Hoà').first().waitFor();
  complaints.length = 0;
}

const english = ['E-mail address', 'Password', 'Sign in'] as const;
const vietnamese = ['Địa chỉ email', 'Mật khẩu', 'Đăng nhập'] as const;
const logged = () => shop.database.query(sql`select actor_name, filter, reason, rows, state, format, fields from sys.export_log order by at`);

describe('the export of a list', () => {
  it('asks what it is for, says that it is logged, and saves what the list shows', async () => {
    await open(shop.email, english);
    await page.getByRole('button', { name: 'Export', exact: true }).click();
    const dialog = page.getByRole('dialog', { name: 'Export Customers' });
    await dialog.getByText('Every export is logged').waitFor();
    const reason = dialog.getByLabel('What is it for?');
    await expect.poll(() => reason.evaluate((field) => field === document.activeElement)).toBe(true);
    expect(await brokenRules(page)).toEqual([]);
    const start = dialog.getByRole('button', { name: 'Export', exact: true });
    await reason.fill('  a ');
    await expect.poll(() => start.isDisabled()).toBe(true);
    await reason.fill('Cards for Tết');
    const download = page.waitForEvent('download');
    await start.click();
    const file = await download;
    expect(file.suggestedFilename()).toMatch(/^customer-\d{4}-\d\d-\d\d\.csv$/);
    const text = readFileSync(await file.path(), 'utf8');
    expect(text).toContain('Nguyễn Thị Ánh');
    expect(text).not.toContain('Trần Văn Bình');
    expect(text.split('\r\n')[0]).toMatch(/,_watermark$/);
    await page.getByText('is in your downloads').waitFor();
    await dialog.waitFor({ state: 'detached' });
    expect(await logged()).toMatchObject([
      { actor_name: 'Lan Phạm', filter: 'gender == "female"', reason: 'Cards for Tết', rows: 2, state: 'done', format: 'csv' },
    ]);
    expect(complaints).toEqual([]);
  });

  it('says on a phone, in Vietnamese, how many records a role allows, and goes on when there are fewer', async () => {
    await open('taker@example.com', vietnamese, { width: 375, height: 812 });
    await page.goto(`${shop.address}/records/customer`);
    await page.getByRole('button', { name: 'Xuất', exact: true }).click();
    const dialog = page.getByRole('dialog', { name: 'Xuất Khách hàng' });
    await dialog.getByLabel('Xuất để làm gì?').fill('Gửi thiệp Tết');
    await dialog.getByRole('radio', { name: 'Tất cả các trường' }).click();
    await dialog.getByText('JSON (phần mềm)').click();
    expect(await brokenRules(page)).toEqual([]);
    await expect.poll(() => page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(375);
    await dialog.getByRole('button', { name: 'Xuất', exact: true }).click();
    await dialog.getByText('Mỗi lần bạn chỉ được xuất tối đa 2 bản ghi').waitFor();
    await page.goto(`${shop.address}/records/customer?filter=${encodeURIComponent('gender == "male"')}`);
    await page.getByRole('button', { name: 'Xuất', exact: true }).click();
    await dialog.getByLabel('Xuất để làm gì?').fill('Gửi thiệp Tết');
    const download = page.waitForEvent('download');
    await page.keyboard.press('Tab');
    await dialog.getByRole('button', { name: 'Xuất', exact: true }).click();
    expect((await download).suggestedFilename()).toMatch(/\.csv$/);
    expect((await logged()).at(-1)).toMatchObject({ actor_name: 'taker', rows: 1, state: 'done' });
  });

  it('is not offered to who may not export', async () => {
    await open('looker@example.com', english);
    expect(await page.getByRole('button', { name: 'Export', exact: true }).count()).toBe(0);
  });
});
