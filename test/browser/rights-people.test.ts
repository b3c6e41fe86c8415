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

beforeAll(async () => {
  shop = await serveShop();
  browser = await launchChromium();
  await putRoles(shop, [
    { kind: 'role', name: 'florist', label: { en: 'Florist', vi: 'Thợ hoa' }, grants: [{ object: 'customer', actions: ['read'], rows: 'all' }] },
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

describe('the administration', () => {
  it('is there for administrators only', async () => {
    await shop.identity.createUser({ email: 'mai@example.com', name: 'Mai', password: shop.password, roles: ['florist'], locale: 'en' });
    await signIn(page, shop, '/admin/people', 'mai@example.com');
    await page.getByRole('heading', { level: 1, name: 'There is nothing here', exact: true }).waitFor();
    expect(await page.getByRole('link', { name: 'Administration' }).count()).toBe(0);
    expect(complaints).toEqual([]);
  });

  it('leads from its overview to each of its pages', async () => {
    await signIn(page, shop, '/admin');
    await page.getByRole('heading', { level: 1, name: 'Administration', exact: true }).waitFor();
    expect(await brokenRules(page)).toEqual([]);
    for (const name of ['People & teams', 'Roles', 'Territories', 'Access', 'Logs']) {
      await page
        .getByRole('main')
        .getByRole('link', { name: new RegExp(`^${name} `) })
        .click();
      await page.getByRole('heading', { level: 1, name, exact: true }).waitFor();
      expect([name, await brokenRules(page)]).toEqual([name, []]);
      await page.goBack();
      await page.getByRole('heading', { level: 1, name: 'Administration', exact: true }).waitFor();
    }
    expect(complaints).toEqual([]);
  });
});

describe('people and teams', () => {
  it('are added: a person with the password shown once, and a team that takes them in', async () => {
    await signIn(page, shop, '/admin/people');
    await page.getByRole('heading', { level: 1, name: 'People & teams', exact: true }).waitFor();
    await page.getByRole('button', { name: 'New person' }).click();
    await page.getByLabel('Name', { exact: true }).fill('Đặng Thu Hà');
    await page.getByLabel('E-mail', { exact: true }).fill('ha@example.com');
    await page.getByRole('combobox', { name: 'Roles' }).click();
    await page.getByRole('option', { name: 'Florist' }).click();
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Add person' }).click();
    await page.getByRole('heading', { level: 2, name: 'Đặng Thu Hà was added', exact: true }).waitFor();
    expect(await brokenRules(page)).toEqual([]);
    const password = (await page.getByTestId('password').textContent()) ?? '';
    await page.getByRole('button', { name: 'Done' }).click();
    await page.getByRole('cell', { name: 'ha@example.com' }).waitFor();
    await page.getByRole('cell', { name: 'Florist' }).first().waitFor();

    await page.getByRole('tab', { name: 'Teams' }).click();
    await page.getByText('No teams yet').waitFor();
    expect(await brokenRules(page)).toEqual([]);
    await page.getByRole('button', { name: 'New team' }).click();
    await page.getByLabel('Team', { exact: true }).fill('Workshop');
    await page.getByRole('combobox', { name: 'Add somebody' }).click();
    await page.getByRole('option', { name: 'Đặng Thu Hà' }).click();
    await page.getByRole('checkbox', { name: 'Đặng Thu Hà leads the team' }).check();
    expect(await brokenRules(page)).toEqual([]);
    await page.getByRole('button', { name: 'Create team' }).click();
    await page.getByRole('row', { name: /Workshop.*1.*Đặng Thu Hà/ }).waitFor();
    expect(await shop.database.query(sql`select t.name, m.lead from sys.team as t join sys.team_member as m on m.team = t.id`)).toEqual([
      { name: 'Workshop', lead: true },
    ]);

    // The password that was shown is the one that lets them in.
    const other = await browser.newContext({ locale: 'en-GB' });
    try {
      const theirs = await other.newPage();
      await signIn(theirs, { ...shop, password }, '/records/customer', 'ha@example.com', 'en');
      await theirs.getByRole('heading', { level: 1, name: 'Customers', exact: true }).waitFor();
    } finally {
      await other.close();
    }
    expect(complaints).toEqual([]);
  });

  it('keep what was changed, and give it back on undo', async () => {
    await shop.identity.createUser({ email: 'nam@example.com', name: 'Nam', password: shop.password, roles: ['florist'], locale: 'en' });
    await signIn(page, shop, '/admin/people?search=nam');
    await page.getByRole('button', { name: 'Nam', exact: true }).click();
    await page.getByRole('heading', { level: 2, name: 'Nam', exact: true }).waitFor();
    expect(await brokenRules(page)).toEqual([]);
    await page.getByLabel('Name', { exact: true }).fill('Nam Lê');
    await page.getByRole('combobox', { name: 'Manager' }).click();
    await page.getByRole('option', { name: 'Lan Phạm' }).click();
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await page.getByRole('row', { name: /Nam Lê.*Florist.*Lan Phạm/ }).waitFor();
    await page.getByRole('button', { name: 'Undo' }).click();
    await page.getByRole('button', { name: 'Nam', exact: true }).waitFor();
    expect(await page.getByRole('row', { name: /Lan Phạm/ }).count()).toBe(0);
    expect(complaints).toEqual([]);
  });

  it('hand over what they have, counted before, and can take it back', async () => {
    const leaving = await shop.identity.createUser({ email: 'roi@example.com', name: 'Rời', password: shop.password, roles: ['florist'], locale: 'en' });
    await shop.identity.createUser({ email: 'nhan@example.com', name: 'Nhận', password: shop.password, roles: ['florist'], locale: 'en' });
    const admin = await shop.person('seeder', 'admin');
    const owner = leaving.id;
    await shop.writer.write(admin, 'customer', [
      { op: 'create', values: { name: 'Khách một', owner } },
      { op: 'create', values: { name: 'Khách hai', owner } },
    ]);
    await signIn(page, shop, '/admin/people');
    await page.getByRole('button', { name: 'Rời', exact: true }).click();
    await page.getByRole('button', { name: 'Disable and hand over…' }).click();
    await page.getByRole('combobox', { name: 'Who takes over' }).click();
    await page.getByRole('option', { name: 'Nhận' }).click();
    await page.getByText('2 records change their owner').waitFor();
    await page.getByText('Customers: 2').waitFor();
    expect(await brokenRules(page)).toEqual([]);
    await page.getByRole('button', { name: 'Hand over and disable' }).click();
    await page.getByText('Rời is disabled').waitFor();
    const owners = () =>
      shop.database.query(sql`select u.name, count(*)::int as customers from crm.customer as c join sys."user" as u on u.id = c.owner group by u.name`);
    expect(await owners()).toEqual([{ name: 'Nhận', customers: 2 }]);
    await page.getByRole('button', { name: 'Undo' }).click();
    await page.getByText('Undone', { exact: true }).waitFor();
    expect(await owners()).toEqual([{ name: 'Rời', customers: 2 }]);
    await page.getByRole('button', { name: 'Rời', exact: true }).waitFor();
    expect(complaints).toEqual([]);
  });
});

describe('territories', () => {
  it('are made with a rule, and tell how many records lie in them', async () => {
    const admin = await shop.person('placer', 'admin');
    await shop.writer.write(admin, 'customer', [
      { op: 'create', values: { name: 'Khách sạn Hoa', party: 'organisation' } },
      { op: 'create', values: { name: 'Spa Sen', party: 'organisation' } },
    ]);
    await signIn(page, shop, '/admin/territories');
    await page.getByText('No territories yet').waitFor();
    expect(await brokenRules(page)).toEqual([]);
    await page.getByRole('button', { name: 'New territory' }).click();
    await page.getByLabel('Territory', { exact: true }).fill('Organisations');
    await page.getByRole('combobox', { name: 'Add a rule for…' }).click();
    await page.getByRole('option', { name: 'Customers' }).click();
    await page.getByText('As text').click();
    await page.getByLabel('Expression').fill('party == "organisation"');
    expect(await brokenRules(page)).toEqual([]);
    await page.getByRole('button', { name: 'Create territory' }).click();
    await page.getByRole('button', { name: 'Organisations' }).click();
    await page.getByText('Customers: 2').waitFor();
    expect(complaints).toEqual([]);
  });
});
