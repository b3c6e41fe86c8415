import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { sql } from '../../engine/sql/sql.ts';
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
  await shop.identity.createUser({ email, name: 'Trần Lan', password: shop.password, roles: ['owner'], locale: 'en' });
  const admin = await shop.person('seeder', 'admin');
  await shop.writer.write(admin, 'customer', [
    { op: 'create', values: { name: 'Nguyễn Thị Ánh', phone: '0912345678' } },
    { op: 'create', values: { name: 'Trần Văn Bình', phone: '0987654321' } },
  ]);
});

afterAll(async () => {
  await browser?.close();
  await shop?.close();
});

beforeEach(async () => {
  context = await browser.newContext({ viewport: { width: 1366, height: 768 }, locale: 'en-GB' });
  ({ page, complaints } = await openPage(context));
});

afterEach(() => context.close());

const sidebar = () => page.getByRole('complementary', { name: 'Sidebar' });
const palette = () => page.getByRole('combobox', { name: 'Search everything' });
const heading = (name: string) => page.getByRole('heading', { level: 1, name, exact: true });

async function openList(): Promise<void> {
  await signIn(page, shop, '/records/customer', email);
  await heading('Customers').waitFor();
  await page.getByRole('link', { name: 'Nguyễn Thị Ánh' }).first().waitFor();
}

describe('the search of everything', () => {
  it('finds records without diacritics and by the digits of a phone, all by keyboard', async () => {
    await openList();
    await page.keyboard.press('Control+k');
    await palette().fill('nguyen anh');
    await page.getByRole('option', { name: /Nguyễn Thị Ánh/ }).waitFor();
    expect(await brokenRules(page)).toEqual([]);
    await page.keyboard.press('Enter');
    await heading('Nguyễn Thị Ánh').waitFor();
    await page.keyboard.press('Control+k');
    await palette().fill('4321');
    await page.getByRole('option', { name: /Trần Văn Bình/ }).waitFor();
    await expect.poll(() => palette().getAttribute('aria-activedescendant')).toContain('record-customer');
    await page.keyboard.press('Enter');
    await heading('Trần Văn Bình').waitFor();
    expect(complaints).toEqual([]);
  });

  it('offers what was open lately, pages and actions, and gives the focus back', async () => {
    await openList();
    await page.getByRole('link', { name: 'Nguyễn Thị Ánh' }).first().click();
    await heading('Nguyễn Thị Ánh').waitFor();
    await expect.poll(() => shop.database.query(sql`select count(*)::int as n from sys.recent where kind = 'record'`)).not.toEqual([{ n: 0 }]);
    await page.keyboard.press('Control+k');
    await page
      .getByRole('group', { name: 'Recent' })
      .getByRole('option', { name: /Nguyễn Thị Ánh/ })
      .waitFor();
    await palette().fill('> new cust');
    await expect.poll(() => page.getByRole('option').allTextContents()).toEqual(['New customer']);
    await palette().fill('> colour');
    await page.getByText('Nothing found for “> colour”.').waitFor();
    await page.keyboard.press('Escape');
    await palette().waitFor({ state: 'detached' });
    await page.keyboard.press('Control+k');
    await palette().fill('profile');
    await page.keyboard.press('Enter');
    await heading('Profile and settings').waitFor();
    expect(complaints).toEqual([]);
  });

  it('opens from what has been loaded while the page was at rest, without asking for anything', async () => {
    await openList();
    await page.waitForFunction(() => performance.getEntriesByType('resource').some(({ name }) => name.includes('palette-dialog')));
    await page.waitForLoadState('networkidle');
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    await page.keyboard.press('Control+k');
    await palette().waitFor();
    expect(asked).toEqual([]);
  });
});

describe('favourites', () => {
  it('are starred on records and lists, arranged by keyboard, and there on another device', async () => {
    await openList();
    await page.getByRole('button', { name: 'Favourite', exact: true }).click();
    const favourites = sidebar().getByRole('group', { name: 'Favourites' });
    await favourites.getByRole('link', { name: 'Customers' }).waitFor();
    await page.getByRole('link', { name: 'Nguyễn Thị Ánh' }).first().click();
    await heading('Nguyễn Thị Ánh').waitFor();
    await page.getByRole('button', { name: 'Favourite', exact: true, pressed: false }).click();
    await favourites.getByRole('link', { name: 'Nguyễn Thị Ánh' }).focus();
    await page.keyboard.press('Alt+ArrowUp');
    await expect.poll(() => favourites.getByRole('link').allTextContents()).toEqual(['Nguyễn Thị Ánh', 'Customers']);
    expect(await brokenRules(page)).toEqual([]);
    await expect
      .poll(() => shop.database.query(sql`select key like 'record%' as record from sys.favourite order by place`))
      .toEqual([{ record: true }, { record: false }]);
    const other = await browser.newContext({ locale: 'en-GB' });
    try {
      const { page: elsewhere } = await openPage(other);
      await signIn(elsewhere, shop, '/records/customer', email);
      const group = elsewhere.getByRole('group', { name: 'Favourites' });
      await expect.poll(() => group.getByRole('link').allTextContents()).toEqual(['Nguyễn Thị Ánh', 'Customers']);
      await elsewhere.getByRole('button', { name: 'Favourite', exact: true, pressed: true }).click();
      await expect.poll(() => group.getByRole('link').allTextContents()).toEqual(['Nguyễn Thị Ánh']);
    } finally {
      await other.close();
    }
    expect(complaints).toEqual([]);
  });
});

describe('keys', () => {
  it('make, search, go home and back; a scanner sets none of them off', async () => {
    await openList();
    await page.keyboard.press('/');
    await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute('type'))).toBe('search');
    await page.evaluate(() => (document.activeElement as HTMLElement).blur());
    // Eight keys in the time of one, as a scanner types.
    await page.evaluate(() => {
      for (const key of '89350c9?') document.body.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }));
    });
    const help = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
    // A moment later keys are those of a person again.
    await expect
      .poll(
        async () => {
          await page.keyboard.press('?');
          return help.count();
        },
        { interval: 400 },
      )
      .toBe(1);
    expect(new URL(page.url()).pathname).toBe('/records/customer');
    expect(await brokenRules(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.getByRole('link', { name: 'Nguyễn Thị Ánh' }).first().click();
    await heading('Nguyễn Thị Ánh').waitFor();
    await page.keyboard.press('Escape');
    await heading('Customers').waitFor();
    await page.keyboard.press('c');
    await heading('New customer').waitFor();
    await page.goBack();
    await heading('Customers').waitFor();
    await page.keyboard.press('g');
    await page.keyboard.press('h');
    await page.getByRole('heading', { level: 1, name: /Lan$/ }).waitFor();
    expect(complaints).toEqual([]);
  });

  it('can be switched off', async () => {
    await signIn(page, shop, '/profile', email);
    await heading('Profile and settings').waitFor();
    await page.getByRole('switch', { name: 'Single-key shortcuts' }).click();
    await expect.poll(() => shop.database.query(sql`select settings->'single_keys' as keys from sys.preference`)).toEqual([{ keys: false }]);
    await page.evaluate(() => (document.activeElement as HTMLElement).blur());
    await page.keyboard.press('?');
    await page.keyboard.press('Control+k');
    await palette().waitFor();
    expect(await page.getByRole('dialog').count()).toBe(1);
    await page.keyboard.press('Escape');
    await page.getByRole('switch', { name: 'Single-key shortcuts' }).click();
    await expect.poll(() => shop.database.query(sql`select settings->'single_keys' as keys from sys.preference`)).toEqual([{ keys: true }]);
    expect(complaints).toEqual([]);
  });
});

describe('the profile', () => {
  it('changes colours, density and language at once, and remembers them elsewhere', async () => {
    await signIn(page, shop, '/profile', email);
    await heading('Profile and settings').waitFor();
    await page.getByRole('radiogroup', { name: 'Colours' }).getByText('Dark', { exact: true }).click();
    await expect.poll(() => page.evaluate(() => document.documentElement.dataset.mantineColorScheme)).toBe('dark');
    expect(await brokenRules(page)).toEqual([]);
    await page.getByRole('radiogroup', { name: 'Density' }).getByText('Compact', { exact: true }).click();
    await expect.poll(() => page.evaluate(() => document.documentElement.dataset.density)).toBe('compact');
    await page.getByRole('radiogroup', { name: 'Language' }).getByText('Tiếng Việt').click();
    await heading('Hồ sơ và cài đặt').waitFor();
    expect(await brokenRules(page)).toEqual([]);
    await expect.poll(() => shop.database.query(sql`select settings->'density' as density from sys.preference`)).toEqual([{ density: 'compact' }]);
    const other = await browser.newContext({ locale: 'vi-VN', viewport: { width: 360, height: 740 } });
    try {
      const { page: elsewhere } = await openPage(other);
      await signIn(elsewhere, shop, '/profile', email, 'vi');
      await expect
        .poll(() => elsewhere.evaluate(() => [document.documentElement.dataset.mantineColorScheme, document.documentElement.dataset.density]))
        .toEqual(['dark', 'compact']);
      await elsewhere.getByRole('heading', { level: 2, name: 'Mã truy cập API' }).waitFor();
      await expect.poll(() => elsewhere.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
      expect(await brokenRules(elsewhere)).toEqual([]);
    } finally {
      await other.close();
    }
    await page.getByRole('radiogroup', { name: 'Ngôn ngữ' }).getByText('English').click();
    await page.getByRole('radiogroup', { name: 'Density' }).getByText('Comfortable', { exact: true }).click();
    await page.getByRole('radiogroup', { name: 'Colours' }).getByText('As the device', { exact: true }).click();
    await expect.poll(() => shop.database.query(sql`select settings->'theme' as theme from sys.preference`)).toEqual([{ theme: 'auto' }]);
    expect(complaints).toEqual([]);
  });

  it('makes a token, shows it once and revokes it', async () => {
    await signIn(page, shop, '/profile', email);
    await page.getByRole('button', { name: 'New token' }).click();
    await page.getByRole('textbox', { name: 'What is it for?' }).fill('Website orders');
    expect(await brokenRules(page)).toEqual([]);
    await page.getByRole('button', { name: 'Make it' }).click();
    const secret = await page.getByRole('textbox', { name: 'The token' }).inputValue();
    expect((await shop.identity.resolve(secret))?.scopes).toEqual(['read']);
    await page.getByRole('button', { name: 'Close' }).last().click();
    await page.getByText('Website orders').waitFor();
    await page.getByRole('button', { name: 'Revoke Website orders' }).click();
    await page.getByRole('button', { name: 'Revoke', exact: true }).last().click();
    await page.getByText('No token yet.', { exact: false }).waitFor();
    await expect.poll(() => shop.identity.resolve(secret)).toBeUndefined();
    expect(complaints).toEqual([]);
  });

  it('changes the password, telling which entry is wrong', async () => {
    await signIn(page, shop, '/profile', email);
    const fill = async (current: string, next: string) => {
      await page.getByRole('textbox', { name: 'Current password' }).fill(current);
      await page.getByRole('textbox', { name: 'New password' }).fill(next);
      await page.getByRole('button', { name: 'Change password' }).click();
    };
    await fill('something else', 'another long password');
    await page.getByText('This is not your current password.').waitFor();
    // The browser itself complains of the refusal.
    expect(complaints.splice(0)).toEqual([expect.stringContaining('401')]);
    await fill(shop.password, 'another long password');
    await page.getByText('The password is changed.', { exact: false }).waitFor();
    await fill('another long password', shop.password);
    await expect.poll(() => page.getByRole('textbox', { name: 'New password' }).inputValue()).toBe('');
    expect(complaints).toEqual([]);
  });
});

describe('the sidebar', () => {
  it('goes down to icons with names, and stays so', async () => {
    await openList();
    await page.getByRole('button', { name: 'Icons only' }).click();
    await sidebar().getByRole('link', { name: 'Home', exact: true }).waitFor();
    expect((await sidebar().boundingBox())?.width).toBeLessThan(60);
    expect(await brokenRules(page)).toEqual([]);
    await page.reload();
    await page.getByRole('button', { name: 'Show names' }).click();
    await expect.poll(async () => (await sidebar().boundingBox())?.width).toBeGreaterThan(200);
    expect(complaints).toEqual([]);
  });

  it('makes anything from anywhere', async () => {
    await openList();
    await sidebar().getByRole('button', { name: 'New', exact: true }).click();
    await page.getByRole('menuitem', { name: 'Something else…' }).click();
    const box = page.getByRole('combobox', { name: 'New' });
    await box.fill('task');
    await page.getByRole('option', { name: 'New task' }).click();
    await heading('New task').waitFor();
    expect(complaints).toEqual([]);
  });
});
