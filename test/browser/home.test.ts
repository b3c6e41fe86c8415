import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { sql } from '../../engine/sql/sql.ts';
import type { HomeDocument } from '../../schemas/generated/metadata.ts';
import { brokenRules } from '../setup/axe.ts';
import { launchChromium, openPage } from '../setup/chromium.ts';
import { putDocuments } from '../setup/put-documents.ts';
import { type ServedShop, serveShop } from '../setup/served-shop.ts';
import { signIn } from '../setup/sign-in.ts';

let shop: ServedShop;
let browser: Browser;
let context: BrowserContext;
let page: Page;
let complaints: string[];

const both = (en: string, vi = en) => ({ en, vi });

/** Lists, a figure that is compared, and buttons. */
const home: HomeDocument = {
  kind: 'home',
  name: 'desk_today',
  label: both('Today', 'Hôm nay'),
  roles: ['desk'],
  order: 1,
  cards: [
    { type: 'actions', label: both('Start', 'Bắt đầu'), actions: [{ create: 'task' }, { open: 'find' }, { open: 'search' }] },
    {
      type: 'number',
      label: both('Open tasks', 'Việc đang mở'),
      object: 'task',
      filter: 'status == "open"',
      against: 'status == "done"',
      measure: { fn: 'count' },
    },
    {
      type: 'list',
      label: both('To do', 'Cần làm'),
      object: 'task',
      filter: 'status == "open"',
      sort: ['due_at'],
      columns: ['due_at'],
      limit: 3,
      done: { field: 'status', value: 'done' },
    },
    { type: 'list', label: both('New leads', 'Khách mới'), object: 'lead' },
  ],
};

beforeAll(async () => {
  shop = await serveShop();
  browser = await launchChromium();
  await putDocuments(shop, [
    {
      kind: 'role',
      name: 'desk',
      label: both('Desk', 'Quầy'),
      grants: ['task', 'lead', 'customer'].map((object) => ({ object, actions: ['create', 'read', 'update'], rows: 'all' })),
    },
    home,
  ]);
  await shop.identity.createUser({ email: 'le@example.com', name: 'Nguyễn Thị Lệ', password: shop.password, roles: ['desk'], locale: 'en' });
  const admin = await shop.person('seeder', 'admin');
  const task = (subject: string, day: number) => ({ op: 'create' as const, values: { subject, status: 'open', due_at: `2026-11-0${day}T03:00:00Z` } });
  await shop.writer.write(admin, 'task', [task('Call Ánh', 1), task('Pack the gifts', 2), task('Send the invoice', 3), task('Count the candles', 4)]);
});

afterAll(async () => {
  await browser?.close();
  await shop?.close();
});

beforeEach(async () => {
  context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'en-GB' });
  ({ page, complaints } = await openPage(context));
});

afterEach(() => context.close());

const card = (name: string) => page.getByRole('region', { name, exact: true });
const statusOf = async (subject: string) =>
  (await shop.database.query<{ status: string }>(sql`select status from crm.task where subject = ${subject}`))[0]?.status;

async function openHome(locale: 'en' | 'vi' = 'en'): Promise<void> {
  await shop.database.query(sql`update sys."user" set locale = ${locale} where email = 'le@example.com'`);
  await signIn(page, shop, '/', 'le@example.com', locale);
  await page.getByRole('heading', { level: 1, name: locale === 'en' ? /^Good \w+, Lệ$/ : /^Chào buổi \S+, Lệ$/ }).waitFor();
}

describe('home', () => {
  it('shows what is to be done and the own numbers, each leading to the rows behind it', async () => {
    await openHome();
    await card('To do').getByRole('link', { name: 'Call Ánh' }).waitFor();
    expect(await card('To do').getByRole('listitem').count()).toBe(3);
    await card('Open tasks').getByRole('link', { name: 'Open tasks: 4' }).waitFor();
    await card('Open tasks').getByText('More than before: 0').waitFor();
    await card('New leads').getByText('No leads here right now.', { exact: false }).waitFor();
    expect(await brokenRules(page)).toEqual([]);
    await card('To do').getByRole('link', { name: 'To do', exact: true }).click();
    await page.getByRole('heading', { level: 1, name: 'Tasks', exact: true }).waitFor();
    await page.getByRole('link', { name: 'Count the candles' }).waitFor();
    expect(new URL(page.url()).searchParams.get('filter')).toBe('status == "open"');
    expect(complaints).toEqual([]);
  });

  it('ticks a record off and takes it back', async () => {
    await openHome();
    await card('To do').getByRole('checkbox', { name: 'Done: Call Ánh' }).check();
    await expect.poll(() => statusOf('Call Ánh')).toBe('done');
    // It stays where it is while the pointer is there.
    expect(await card('To do').getByRole('link', { name: 'Call Ánh' }).count()).toBe(1);
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect.poll(() => statusOf('Call Ánh')).toBe('open');
    await card('To do').getByRole('checkbox', { name: 'Done: Call Ánh', checked: false }).waitFor();
    expect(complaints).toEqual([]);
  });

  it('follows what others do, but moves nothing under the pointer', async () => {
    await openHome();
    const admin = await shop.person('other', 'admin');
    const items = card('To do').getByRole('listitem');
    await items.first().hover();
    const { results } = await shop.writer.write(admin, 'task', [
      { op: 'create', values: { subject: 'Urgent call', status: 'open', due_at: '2026-10-01T03:00:00Z' } },
    ]);
    await card('Open tasks').getByRole('link', { name: 'Open tasks: 5' }).waitFor();
    expect(await items.first().textContent()).toContain('Call Ánh');
    await card('To do').getByRole('button', { name: 'There is news · show' }).click();
    await expect.poll(() => items.first().textContent()).toContain('Urgent call');
    await page.mouse.move(0, 0);
    await shop.writer.write(admin, 'task', [{ op: 'delete', id: results[0]?.ok ? results[0].id : '' }]);
    await expect.poll(() => items.first().textContent()).toContain('Call Ánh');
    expect(complaints).toEqual([]);
  });

  it('is arranged by its person, on every device', async () => {
    await openHome();
    await page.getByRole('button', { name: 'Customise' }).click();
    expect(await brokenRules(page)).toEqual([]);
    await page.getByRole('button', { name: 'Move up: To do' }).click();
    await page.getByRole('button', { name: 'Hide: New leads' }).click();
    await page.getByRole('button', { name: 'Done', exact: true }).click();
    await card('New leads').waitFor({ state: 'detached' });
    await expect
      .poll(() => shop.database.query(sql`select settings->'home'->'desk_today'->'hidden' as hidden from sys.preference`))
      .toEqual([{ hidden: ['list:New leads'] }]);
    await page.reload();
    await card('To do').waitFor();
    const headings = () => page.getByRole('main').getByRole('heading', { level: 2 }).allTextContents();
    await expect.poll(headings).toEqual(['Start', 'To do', 'Open tasks']);
    await page.getByRole('button', { name: 'Customise' }).click();
    await page.getByRole('button', { name: 'Back to the original' }).click();
    await page.getByRole('button', { name: 'Done', exact: true }).click();
    await expect.poll(headings).toEqual(['Start', 'Open tasks', 'To do', 'New leads']);
    expect(complaints).toEqual([]);
  });

  it('stays in one column on a small phone, in Vietnamese and in the dark', async () => {
    const phone = await browser.newContext({ viewport: { width: 360, height: 740 }, locale: 'vi-VN', hasTouch: true, colorScheme: 'dark' });
    try {
      ({ page, complaints } = await openPage(phone));
      await openHome('vi');
      await card('Cần làm').getByRole('link', { name: 'Call Ánh' }).waitFor();
      await expect.poll(() => page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
      expect(await brokenRules(page)).toEqual([]);
      await page.getByRole('navigation', { name: 'Khu vực chính' }).getByRole('button', { name: 'Tạo mới' }).tap();
      await page.getByRole('option', { name: 'Tạo khách hàng' }).tap();
      await page.getByRole('heading', { level: 1, name: 'Tạo khách hàng', exact: true }).waitFor();
      expect(complaints).toEqual([]);
    } finally {
      await phone.close();
    }
  });
});
