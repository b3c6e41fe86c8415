import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { sql } from '../../engine/sql/sql.ts';
import { brokenRules } from '../setup/axe.ts';
import { launchChromium, openPage } from '../setup/chromium.ts';
import { putRoles } from '../setup/put-roles.ts';
import { type ServedShop, serveShop } from '../setup/served-shop.ts';
import { signIn } from '../setup/sign-in.ts';

let shop: ServedShop;
let browser: Browser;
let context: BrowserContext;
let page: Page;
let complaints: string[];

const all = { object: 'customer', actions: ['read' as const], rows: 'all' as const };

beforeAll(async () => {
  shop = await serveShop();
  browser = await launchChromium();
  await putRoles(shop, [
    {
      kind: 'role',
      name: 'caller',
      label: { en: 'Caller', vi: 'Người gọi' },
      grants: [{ ...all, actions: ['read', 'update'], mask: ['phone'], hide: ['identities'], write: ['*', 'phone'] }],
    },
    { kind: 'role', name: 'desk', label: { en: 'Desk', vi: 'Quầy' }, grants: [{ ...all, actions: ['create', 'read'], list: false }] },
    { kind: 'role', name: 'giver', label: { en: 'Giver', vi: 'Người chia sẻ' }, grants: [{ ...all, actions: ['read', 'share'] }] },
  ]);
  for (const [name, role] of [
    ['minh', 'caller'],
    ['le', 'desk'],
    ['tho', 'giver'],
  ] as const)
    await shop.identity.createUser({ email: `${name}@example.com`, name, password: shop.password, roles: [role], locale: 'en' });
  const admin = await shop.person('seeder', 'admin');
  await shop.writer.write(admin, 'customer', [
    { op: 'create', values: { name: 'Nguyễn Thị Ánh', phone: '0912345678' } },
    { op: 'create', values: { name: 'Trần Văn Bình' } },
  ]);
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

const revealed = () => shop.database.query(sql`select u.name, r.object, r.field from sys.reveal_log as r join sys."user" as u on u.id = r.actor order by r.at`);

async function openAnh(): Promise<void> {
  await page.getByRole('link', { name: 'Nguyễn Thị Ánh' }).first().click();
  await page.getByRole('heading', { level: 1, name: 'Nguyễn Thị Ánh', exact: true }).waitFor();
}

describe('a masked field', () => {
  it('is dots in the list until it is shown, which is logged', async () => {
    await signIn(page, shop, '/records/customer', 'minh@example.com');
    await page.getByRole('heading', { level: 1, name: 'Customers', exact: true }).waitFor();
    const show = page.getByRole('row', { name: /Nguyễn Thị Ánh/ }).getByRole('button', { name: 'Show Phone' });
    await show.waitFor();
    expect(await page.content()).not.toContain('345 678');
    expect(await brokenRules(page)).toEqual([]);
    // Whether there is a number at all is not told either.
    await expect.poll(() => page.getByRole('button', { name: 'Show Phone' }).count()).toBe(2);
    await show.click();
    await page.getByText('0912 345 678').waitFor();
    // The row did not open its record.
    expect(new URL(page.url()).pathname).toBe('/records/customer');
    expect(await brokenRules(page)).toEqual([]);
    expect(await revealed()).toEqual([{ name: 'minh', object: 'customer', field: 'phone' }]);
    expect(complaints).toEqual([]);
  });

  it('is shown on the record until the page is left', async () => {
    await signIn(page, shop, '/records/customer', 'minh@example.com');
    await openAnh();
    expect(await page.content()).not.toContain('345 678');
    const show = page.getByRole('button', { name: 'Show Phone' }).last();
    await show.focus();
    await page.keyboard.press('Enter');
    await page.getByText('Shown and logged').first().waitFor();
    // Whoever came by keyboard goes on from the value.
    await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toContain('0912 345 678');
    expect(await brokenRules(page)).toEqual([]);
    await page.getByRole('link', { name: 'Back to Customers' }).click();
    await page.getByRole('heading', { level: 1, name: 'Customers', exact: true }).waitFor();
    await openAnh();
    await page.getByRole('button', { name: 'Show Phone' }).first().waitFor();
    expect(await page.content()).not.toContain('345 678');
    expect(complaints).toEqual([]);
  });

  it('stays as it is when the record is edited', async () => {
    await signIn(page, shop, '/records/customer', 'minh@example.com');
    await openAnh();
    await page.getByRole('link', { name: 'Edit' }).click();
    await page.getByRole('textbox', { name: 'Occupation' }).fill('Florist');
    expect(await page.content()).not.toContain('345 678');
    await expect.poll(() => page.getByRole('textbox', { name: 'Phone' }).inputValue()).toBe('');
    await page.getByText('Stays as it is unless you enter another one.').waitFor();
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByRole('heading', { level: 1, name: 'Nguyễn Thị Ánh', exact: true }).waitFor();
    const admin = await shop.person('reader', 'admin');
    const { items } = await shop.writer.list(admin, 'customer', { filter: 'occupation == "Florist"', fields: ['phone'] });
    expect(items).toMatchObject([{ phone: { number: '+84912345678' } }]);
    expect(complaints).toEqual([]);
  });

  it('is told in the log of reveals, with the record', async () => {
    await signIn(page, shop, '/admin/logs?tab=reveals');
    await page
      .getByRole('row', { name: /minh.*Phone.*Nguyễn Thị Ánh/ })
      .first()
      .waitFor();
    expect(await brokenRules(page)).toEqual([]);
    expect(complaints).toEqual([]);
  });

  it('can be shown on a phone, where the whole card is a link', async () => {
    const phone = await browser.newContext({ viewport: { width: 375, height: 812 }, locale: 'en-GB', hasTouch: true });
    try {
      ({ page, complaints } = await openPage(phone));
      await signIn(page, shop, '/records/customer', 'minh@example.com');
      await page.getByRole('article').filter({ hasText: 'Nguyễn Thị Ánh' }).getByRole('button', { name: 'Show Phone' }).tap();
      await page.getByText('0912 345 678').waitFor();
      expect(new URL(page.url()).pathname).toBe('/records/customer');
      await expect.poll(() => page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(375);
      expect(await brokenRules(page)).toEqual([]);
      expect(complaints).toEqual([]);
    } finally {
      await phone.close();
    }
  });
});

describe('why', () => {
  it('is answered beside a field in a sentence, with the trace folded beneath', async () => {
    await signIn(page, shop, '/records/customer', 'minh@example.com');
    await openAnh();
    const why = page.getByRole('button', { name: 'Why: Phone' }).last();
    await why.focus();
    await page.keyboard.press('Enter');
    await page.getByText('You cannot read Phone because the role Caller masks it').waitFor();
    expect(await brokenRules(page)).toEqual([]);
    expect(await page.getByRole('dialog').getByRole('listitem').count()).toBe(0);
    await page.getByRole('button', { name: 'How this was decided' }).first().click();
    await page.getByRole('dialog').getByRole('listitem').first().waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toBe('Why: Phone');
    expect(complaints).toEqual([]);
  });

  it('is answered for the record from its menu, on a phone from below', async () => {
    const phone = await browser.newContext({ viewport: { width: 375, height: 812 }, locale: 'vi-VN', hasTouch: true, colorScheme: 'dark' });
    try {
      ({ page, complaints } = await openPage(phone));
      await shop.database.query(sql`update sys."user" set locale = 'vi' where email = 'minh@example.com'`);
      await signIn(page, shop, '/records/customer', 'minh@example.com', 'vi');
      await openAnh();
      await page.getByRole('button', { name: 'Thao tác khác' }).tap();
      await page.getByRole('menuitem', { name: 'Vì sao tôi xem được?' }).tap();
      await page.getByText('Bạn xem được bản ghi này vì vai trò Người gọi').waitFor();
      await expect.poll(() => page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(375);
      expect(await brokenRules(page)).toEqual([]);
      expect(complaints).toEqual([]);
    } finally {
      await phone.close();
      await shop.database.query(sql`update sys."user" set locale = 'en' where email = 'minh@example.com'`);
    }
  });

  it('is asked by administrators about others, with the question in the address', async () => {
    await signIn(page, shop, '/admin/access');
    await page.getByRole('heading', { level: 1, name: 'Access', exact: true }).waitFor();
    await page.getByText('Choose at least a person and an object.').waitFor();
    const choose = async (name: string, option: string) => {
      await page.getByRole('combobox', { name, exact: true }).click();
      await page.getByRole('option', { name: option, exact: true }).click();
    };
    await choose('Person', 'minh');
    await choose('Object', 'Customers');
    await page.getByText('minh can list Customers because the role Caller grants it for all records.').waitFor();
    await choose('Record', 'Nguyễn Thị Ánh');
    await choose('Field', 'Phone');
    await page.getByText('minh cannot read Phone because the role Caller masks it, to be revealed by a click.').waitFor();
    expect(await brokenRules(page)).toEqual([]);
    await page.reload();
    await page.getByText('minh cannot read Phone because the role Caller masks it, to be revealed by a click.').waitFor();
    await page.getByRole('tab', { name: 'A record' }).click();
    await page.getByRole('row', { name: /minh.*Read, Change/ }).waitFor();
    expect(await brokenRules(page)).toEqual([]);
    await page.getByRole('tab', { name: 'A person' }).click();
    await page.getByRole('button', { name: /Customers/ }).click();
    await page.getByText('dots, shown by a click · written').waitFor();
    expect(await brokenRules(page)).toEqual([]);
    expect(complaints).toEqual([]);
  });
});

describe('whoever may not list', () => {
  it('finds a record by the end of its phone number, and makes new ones', async () => {
    await signIn(page, shop, '/records/customer', 'le@example.com');
    await page.getByRole('heading', { level: 1, name: 'Find by phone', exact: true }).waitFor();
    await page.getByLabel('Phone number').fill('678');
    await page.getByRole('link', { name: 'Nguyễn Thị Ánh' }).waitFor();
    expect(await brokenRules(page)).toEqual([]);
    await page.getByRole('link', { name: 'Nguyễn Thị Ánh' }).click();
    await page.getByRole('heading', { level: 1, name: 'Nguyễn Thị Ánh', exact: true }).waitFor();
    await page.goBack();
    await page.getByRole('main').getByRole('link', { name: 'New customer' }).click();
    await page.getByRole('heading', { level: 1, name: 'New customer', exact: true }).waitFor();
    await expect.poll(() => page.getByRole('textbox', { name: 'Phone' }).inputValue()).toBe('678');
    expect(complaints).toEqual([]);
  });
});

describe('sharing', () => {
  it('gives a person a record until a day, and takes it back', async () => {
    await signIn(page, shop, '/records/customer', 'tho@example.com');
    await openAnh();
    await page.getByRole('button', { name: 'More actions' }).click();
    await page.getByRole('menuitem', { name: 'Share' }).click();
    await page.getByText('Not shared with anybody yet.').waitFor();
    await page.getByRole('combobox', { name: 'With whom' }).fill('min');
    await page.getByRole('option', { name: 'minh' }).click();
    await page.getByLabel('Until the end of').fill('31/12/2099');
    await page.getByLabel('Why', { exact: true }).fill('Covers for me');
    expect(await brokenRules(page)).toEqual([]);
    await page.getByRole('button', { name: 'Share', exact: true }).click();
    await page.getByText('until 31/12/2099', { exact: false }).waitFor();
    expect(await shop.database.query(sql`select can, reason from sys.share`)).toEqual([{ can: ['read'], reason: 'Covers for me' }]);
    expect(await brokenRules(page)).toEqual([]);
    await page.getByRole('button', { name: 'Stop sharing with minh' }).click();
    await page.getByText('Not shared with anybody yet.').waitFor();
    expect(await shop.database.query(sql`select 1 from sys.share`)).toEqual([]);
    // Nobody gives what they have not got.
    await page.getByRole('combobox', { name: 'With whom' }).fill('min');
    await page.getByRole('option', { name: 'minh' }).click();
    await page.getByRole('combobox', { name: 'They may' }).click();
    await page.getByRole('option', { name: 'Read and change' }).click();
    await page.getByRole('button', { name: 'Share', exact: true }).click();
    await page.getByText('you have not got it yourself').waitFor();
    expect(await shop.database.query(sql`select 1 from sys.share`)).toEqual([]);
  });
});
