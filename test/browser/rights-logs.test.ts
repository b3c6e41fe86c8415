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
    {
      kind: 'role',
      name: 'florist',
      label: { en: 'Florist', vi: 'Thợ hoa' },
      grants: [{ object: 'customer', actions: ['read'], rows: 'all', hide: ['notes'] }],
    },
  ]);
  await shop.identity.createUser({ email: 'minh@example.com', name: 'Minh', password: shop.password, roles: ['florist'], locale: 'en' });
  const admin = await shop.person('seeder', 'admin');
  await shop.writer.write(admin, 'customer', [{ op: 'create', values: { name: 'Nguyễn Thị Ánh' } }]);
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

/** What the page's person is answered when a program asks. */
async function statusOf(path: string, method = 'GET'): Promise<number> {
  return page.evaluate(
    async ([url, verb]) => {
      const body = verb === 'GET' ? {} : { body: '{}', headers: { 'content-type': 'application/json' } };
      return (await fetch(url as string, { method: verb as string, ...body })).status;
    },
    [path, method],
  );
}

describe('the log of refusals', () => {
  it('tells who wanted what, and is narrowed to a person and days in the address', async () => {
    await signIn(page, shop, '/records/customer', 'minh@example.com');
    await page.getByRole('link', { name: 'Nguyễn Thị Ánh' }).first().click();
    await page.getByRole('heading', { level: 1, name: 'Nguyễn Thị Ánh', exact: true }).waitFor();
    const record = new URL(page.url()).pathname;
    expect(complaints).toEqual([]);
    expect(await statusOf('/api/records/customer?fields=notes')).toBe(400);
    expect(await statusOf(`/api${record}`, 'DELETE')).toBe(403);
    await context.clearCookies();

    await signIn(page, shop, '/admin/logs');
    await page.getByRole('row', { name: /Minh.*List: Customers.*a field that is hidden or unknown: Notes/ }).waitFor();
    await page.getByRole('row', { name: /Minh.*Delete: Customers, Nguyễn Thị Ánh.*not allowed/ }).waitFor();
    expect(await brokenRules(page)).toEqual([]);
    await page.getByRole('combobox', { name: 'Who', exact: true }).click();
    await page.getByRole('option', { name: 'Lan Phạm' }).click();
    await page.getByText('Nothing was refused').waitFor();
    expect(new URL(page.url()).searchParams.get('actor')).not.toBeNull();
    await page.getByRole('combobox', { name: 'Who', exact: true }).click();
    await page.getByRole('option', { name: 'Minh', exact: true }).click();
    await page.getByRole('row', { name: /Minh.*Delete/ }).waitFor();
    await page.getByRole('textbox', { name: 'To' }).fill('1/1/2020');
    await page.keyboard.press('Tab');
    await page.getByText('Nothing was refused').waitFor();
    expect(await brokenRules(page)).toEqual([]);
  });
});

describe('alerts', () => {
  it('are noted by an administrator', async () => {
    await shop.database.query(sql`insert into sys.access_alert (actor, kind, hour, rows, limit_rows)
      select id, 'reads', '2026-11-30T03:00:00Z', 25000, 20000 from sys."user" where email = 'minh@example.com'`);
    await signIn(page, shop, '/admin/logs?tab=alerts');
    await page.getByText('Read 25,000 records in the hour from 10:00; foreseen are 20,000').waitFor();
    expect(await brokenRules(page)).toEqual([]);
    await page.getByRole('button', { name: 'Take note' }).click();
    await page.getByRole('cell', { name: /Lan Phạm, / }).waitFor();
    expect(await shop.database.query(sql`select u.name from sys.access_alert as a join sys."user" as u on u.id = a.seen_by`)).toEqual([{ name: 'Lan Phạm' }]);
    expect(complaints).toEqual([]);
  });
});

describe('the log of changes', () => {
  it('takes a change of a role back, after it has said what that undoes, and gives it again on undo', async () => {
    await signIn(page, shop, '/admin/logs?tab=changes');
    await page.getByRole('button', { name: 'Take back: roles' }).click();
    await page.getByRole('dialog').getByText('Adds the role Florist (florist).').waitFor();
    expect(await brokenRules(page)).toEqual([]);
    await page.getByRole('dialog').getByRole('button', { name: 'Take back', exact: true }).click();
    await page.getByText('Taken back: roles').waitFor();
    expect(shop.models.current().roles.has('florist')).toBe(false);
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect.poll(() => shop.models.current().roles.has('florist')).toBe(true);
    expect(complaints).toEqual([]);
  });

  it('tells what was before and after of people', async () => {
    await signIn(page, shop, '/admin/people?search=minh');
    await page.getByRole('button', { name: 'Minh', exact: true }).click();
    await page.getByLabel('Name', { exact: true }).fill('Minh Trần');
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await page.getByRole('button', { name: 'Minh Trần', exact: true }).waitFor();
    await page.goto(`${shop.address}/admin/logs?tab=changes&of=people`);
    await page.getByRole('row', { name: /Lan Phạm.*Person changed: Minh Trần.*Name: Minh → Minh Trần/ }).waitFor();
    expect(await brokenRules(page)).toEqual([]);
    expect(complaints).toEqual([]);
  });
});
