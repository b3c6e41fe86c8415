import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { launchChromium, openPage } from '../setup/chromium.ts';
import { type ServedShop, serveShop } from '../setup/served-shop.ts';

let shop: ServedShop;
let browser: Browser;
let context: BrowserContext;
let page: Page;
let complaints: string[];
let deals: readonly string[];

beforeAll(async () => {
  shop = await serveShop();
  browser = await launchChromium();
  const admin = await shop.person('seeder', 'admin');
  const made = await shop.writer.write(admin, 'customer', [{ op: 'create', values: { name: 'Lan' } }]);
  const customer = made.results[0]?.ok ? made.results[0].id : '';
  // What the stages ask for.
  const needed = { amount: { amount: '50000', currency: 'VND' }, expected_close: '2026-12-01' };
  const { results } = await shop.writer.write(admin, 'deal', [
    { op: 'create', values: { name: 'Small', customer, record_type: 'retail', stage: 'quoted', ...needed } },
    { op: 'create', values: { name: 'Large', customer, record_type: 'company_gift', stage: 'negotiating', ...needed } },
  ]);
  deals = results.flatMap((result) => (result.ok ? [result.id] : []));
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

async function openForm(id: string | undefined): Promise<void> {
  await page.goto(`${shop.address}/records/deal/${id}/edit`);
  await page.getByLabel('E-mail address').fill(shop.email);
  await page.getByRole('textbox', { name: 'Password' }).fill(shop.password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await stage().waitFor();
}

const stage = () => page.getByRole('combobox', { name: 'Stage', exact: true }).or(page.getByRole('textbox', { name: 'Stage', exact: true }));
const recordType = () => page.getByRole('combobox', { name: 'Record type' }).or(page.getByRole('textbox', { name: 'Record type' }));

// Those of a list that is open; the currencies of an amount are options of another kind.
const options = () => page.locator('[role=option]:visible');

async function offered(): Promise<readonly string[]> {
  await stage().click();
  await options().first().waitFor();
  const texts = await options().allTextContents();
  await page.keyboard.press('Escape');
  await options().first().waitFor({ state: 'detached' });
  return texts;
}

async function choose(input: ReturnType<typeof stage>, text: string): Promise<void> {
  await input.click();
  await options().filter({ hasText: text }).click();
}

const retail = ['New', 'Consulting', 'Quoted', 'Won', 'Lost'];
const all = ['New', 'Consulting', 'Quoted', 'Negotiating', 'Won', 'Lost'];

describe('the form of a record with a type', () => {
  it('offers the choices of the type on screen', async () => {
    await openForm(deals[0]);
    expect(await offered()).toEqual(retail);
    await choose(recordType(), 'Company gifts');
    expect(await offered()).toEqual(all);
    expect(complaints).toEqual([]);
  });

  it('says so where a new type does not have the present choice', async () => {
    await openForm(deals[1]);
    expect(await offered()).toEqual(all);
    await choose(recordType(), 'Retail');
    expect(await offered()).toEqual(retail);
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('Not one of the choices').waitFor();
    await choose(stage(), 'Won');
    await page.getByRole('textbox', { name: 'Amount', exact: true }).fill('100000');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByRole('heading', { level: 1, name: 'Large', exact: true }).waitFor();
    expect(await shop.writer.get(await shop.person('reader', 'admin'), 'deal', deals[1] ?? '')).toMatchObject({ record_type: 'retail', stage: 'won' });
    expect(complaints).toEqual([]);
  });
});
