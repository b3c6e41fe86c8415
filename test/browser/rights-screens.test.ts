import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { sql } from '../../engine/sql/sql.ts';
import type { RoleDocument } from '../../schemas/generated/metadata.ts';
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

const florist: RoleDocument = {
  kind: 'role',
  name: 'florist',
  label: { en: 'Florist', vi: 'Thợ hoa' },
  grants: [
    { object: 'customer', actions: ['read', 'update'], rows: ['own', 'territory'], condition: "party == 'organisation'", hide: ['notes'] },
    { object: 'order', actions: ['read'], rows: 'all' },
  ],
};

beforeAll(async () => {
  shop = await serveShop();
  browser = await launchChromium();
  const owner = (await shop.identity.createUser({ email: 'hoa@example.com', name: 'Hoa', password: shop.password, roles: [], locale: 'en' })).id;
  const admin = await shop.person('seeder', 'admin');
  await shop.writer.write(admin, 'customer', [
    { op: 'create', values: { name: 'Khách sạn Sen', party: 'organisation', owner } },
    { op: 'create', values: { name: 'Spa Mai', party: 'organisation', owner } },
    { op: 'create', values: { name: 'Anh Tú', party: 'individual', owner } },
  ]);
});

afterAll(async () => {
  await browser?.close();
  await shop?.close();
});

beforeEach(async () => {
  await putRoles(shop, [florist]);
  await shop.database.query(
    sql`insert into sys.user_role (user_id, role) select id, 'florist' from sys."user" where email = 'hoa@example.com' on conflict do nothing`,
  );
  context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'en-GB' });
  ({ page, complaints } = await openPage(context));
});

afterEach(() => context.close());

const stored = () => shop.models.current().roles.get('florist');

async function openRole(path = ''): Promise<void> {
  await signIn(page, shop, `/admin/roles/florist${path}`);
  await page.getByRole('heading', { level: 1, name: 'Florist', exact: true }).waitFor();
}

describe('the roles', () => {
  it('are listed with how many people hold them', async () => {
    await signIn(page, shop, '/admin/roles');
    await page.getByRole('row', { name: /Florist.*1 person.*2 objects/ }).waitFor();
    await page.getByRole('searchbox', { name: 'Search roles' }).fill('tho hoa');
    await page.getByRole('row', { name: /Administrator/ }).waitFor({ state: 'detached' });
    expect(await brokenRules(page)).toEqual([]);
    await page.getByRole('link', { name: 'Florist' }).click();
    await page.getByRole('heading', { level: 1, name: 'Florist', exact: true }).waitFor();
    expect(await brokenRules(page)).toEqual([]);
    expect(complaints).toEqual([]);
  });

  it('are changed in the matrix, after one has read who gains and loses what, and given back by undo', async () => {
    await openRole();
    const exports = page.getByRole('checkbox', { name: 'Orders: Export, no', exact: true });
    await exports.click();
    await page.getByRole('checkbox', { name: 'Orders: Export, all records', exact: true }).waitFor();
    await page.getByRole('checkbox', { name: 'Customers: Change, some records', exact: true }).click();
    // Nothing is stored yet.
    expect(stored()).toEqual(florist);
    await page.getByRole('button', { name: 'Review changes' }).click();
    await page.getByText('1 person loses', { exact: true }).waitFor();
    await page.getByText('1 person gains', { exact: true }).waitFor();
    await page.getByText('Change: Customers').waitFor();
    await page.getByText(/Lost, such as .*Khách sạn Sen \(for Hoa\)/).waitFor();
    await page.getByRole('button', { name: 'Person by person' }).click();
    await page.getByRole('region', { name: 'Hoa' }).waitFor();
    expect(await brokenRules(page)).toEqual([]);
    await page.getByRole('button', { name: 'Apply, 1 person loses access' }).click();
    await page.getByText('Role “Florist” changed').waitFor();
    expect(stored()?.grants).toEqual([
      { ...florist.grants[0], actions: ['read'] },
      { ...florist.grants[1], actions: ['read', 'export'] },
    ]);
    await page.getByRole('checkbox', { name: 'Customers: Change, no', exact: true }).waitFor();
    await page.getByRole('button', { name: 'Undo' }).click();
    await page.getByText('Undone: the role is as it was').waitFor();
    await page.getByRole('checkbox', { name: 'Customers: Change, some records', exact: true }).waitFor();
    expect(stored()).toEqual(florist);
    expect(complaints).toEqual([]);
  });

  it('are edited by keyboard alone', async () => {
    await openRole();
    await page.getByRole('button', { name: 'Every other object' }).focus();
    await page.keyboard.press('End');
    await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toBe('Every other object: Merge, no');
    await page.keyboard.press('Home');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Space');
    await page.getByRole('checkbox', { name: 'Every other object: Read, all records', exact: true }).waitFor();
    // What the role does not name follows.
    await page.getByRole('checkbox', { name: 'Tickets: Read, all records, as for every other object', exact: true }).waitFor();
    await page.getByRole('button', { name: 'Discard' }).click();
    await page.getByRole('checkbox', { name: 'Every other object: Read, no', exact: true }).waitFor();
    expect(complaints).toEqual([]);
  });

  it('tell each rule as a sentence, with how many records it reaches as one edits it', async () => {
    await openRole('?object=customer');
    const rule = page.getByRole('region', { name: 'Rule 1' });
    await rule
      .getByText('Reads and changes customers that they own, or that lie in their territory, where Individual or organisation is Organisation.')
      .waitFor();
    await rule.getByText('Hidden: Notes.').waitFor();
    await rule.getByText('Reaches 2 records for Hoa').waitFor();
    expect(await brokenRules(page)).toEqual([]);
    await rule.getByRole('button', { name: 'Remove the condition' }).click();
    await rule.getByText('Reaches 3 records for Hoa').waitFor();
    await rule.getByText('Territory', { exact: true }).click();
    await rule.getByText('Own', { exact: true }).click();
    await rule.getByText('Reads and changes none of the customers: choose which records.').waitFor();
    await rule.getByText('All records', { exact: true }).click();
    await rule.getByText('Reads and changes all customers.').waitFor();
    await rule.getByRole('button', { name: 'Add a condition' }).click();
    await rule.getByText('As text').click();
    await rule.getByLabel('Expression').fill('nonsense > 1');
    await rule.getByText(/Could not be counted/).waitFor();
    expect(await brokenRules(page)).toEqual([]);
    await rule.getByLabel('Expression').fill('party == "individual"');
    await rule.getByText('Reaches 1 records').waitFor();
  });

  it('show, mask, hide and write field by field', async () => {
    await openRole('?object=customer');
    const rule = page.getByRole('region', { name: 'Rule 1' });
    await rule.getByRole('button', { name: 'Fields' }).click();
    await rule.getByRole('radio', { name: 'Phone: Dots', exact: true }).check();
    await rule.getByText('Shown as dots: Phone.').waitFor();
    await expect.poll(() => rule.getByRole('checkbox', { name: 'Write Phone', exact: true }).isChecked()).toBe(false);
    await rule.getByRole('checkbox', { name: 'Write Phone', exact: true }).check();
    await rule.getByRole('radio', { name: 'Notes: Read', exact: true }).check();
    expect(await brokenRules(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Review changes' }).click();
    await page.getByText('1 person loses', { exact: true }).waitFor();
    await page.getByRole('button', { name: /^Apply/ }).click();
    await page.getByText('Role “Florist” changed').waitFor();
    expect(stored()?.grants[0]).toEqual({
      object: 'customer',
      actions: ['read', 'update'],
      rows: ['own', 'territory'],
      condition: "party == 'organisation'",
      mask: ['phone'],
      write: ['*', 'phone'],
    });
    expect(complaints).toEqual([]);
  });

  it('keep edits over a reload, and do not write over what somebody else has changed', async () => {
    await openRole();
    await page.getByRole('checkbox', { name: 'Orders: Delete, no', exact: true }).click();
    await page.reload();
    await page.getByText('Your unapplied changes are back.').waitFor();
    await putRoles(shop, [{ ...florist, description: { en: 'Meanwhile', vi: 'Trong lúc đó' } }]);
    await page.getByRole('button', { name: 'Review changes' }).click();
    await page.getByRole('button', { name: 'Apply', exact: true }).click();
    await page.getByText('Somebody changed this role meanwhile. Discard your changes to see theirs.').waitFor();
    expect(stored()?.grants).toEqual(florist.grants);
    expect(complaints).toEqual([]);
  });

  it('are made, duplicated and deleted, the holders named', async () => {
    await openRole();
    await page.getByRole('button', { name: 'More actions' }).click();
    await page.getByRole('menuitem', { name: 'Duplicate' }).click();
    await page.getByRole('dialog').getByLabel('Name in English').fill('Head florist');
    expect(await brokenRules(page)).toEqual([]);
    await page.getByRole('button', { name: 'Create role' }).click();
    await page.getByRole('heading', { level: 1, name: 'Head florist', exact: true }).waitFor();
    expect(shop.models.current().roles.get('head_florist')?.grants).toEqual(florist.grants);
    await page.goto(`${shop.address}/admin/roles/florist`);
    await page.getByRole('button', { name: 'More actions' }).click();
    await page.getByRole('menuitem', { name: 'Delete role' }).click();
    await page.getByText('1 person holds this role and loses what it gives:').waitFor();
    await page.getByRole('dialog').getByText('Hoa', { exact: true }).first().waitFor();
    await page.getByText('1 person loses', { exact: true }).waitFor();
    expect(await brokenRules(page)).toEqual([]);
    await page.getByRole('button', { name: 'Delete role' }).click();
    await page.getByRole('heading', { level: 1, name: 'Roles', exact: true }).waitFor();
    await page.getByText('Role “Florist” deleted').waitFor();
    expect(stored()).toBeUndefined();
    await page.getByRole('button', { name: 'Undo' }).click();
    await page.getByText('Undone: the role is as it was').waitFor();
    expect(stored()).toEqual(florist);
    expect(complaints).toEqual([]);
  });

  it('are edited on a phone without sideways scrolling of the page', async () => {
    const phone = await browser.newContext({ viewport: { width: 375, height: 812 }, locale: 'en-GB', colorScheme: 'dark', hasTouch: true });
    try {
      ({ page, complaints } = await openPage(phone));
      await openRole('?object=order');
      await page.getByText('Reads all orders.').waitFor();
      await expect.poll(() => page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(375);
      expect(await brokenRules(page)).toEqual([]);
      expect(complaints).toEqual([]);
    } finally {
      await phone.close();
    }
  });
});
