import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { UserActor } from '../../engine/access/actor.ts';
import { brokenRules } from '../setup/axe.ts';
import { launchChromium, openPage } from '../setup/chromium.ts';
import { type ServedShop, serveShop } from '../setup/served-shop.ts';
import { signIn } from '../setup/sign-in.ts';

let shop: ServedShop;
let browser: Browser;
let context: BrowserContext;
let page: Page;
let complaints: string[];
let seeder: UserActor;
let customer: string;

async function make(object: string, values: object): Promise<string> {
  const { results } = await shop.writer.write(seeder, object, [{ op: 'create', values: values as Record<string, unknown> }]);
  if (!results[0]?.ok) throw new Error(JSON.stringify(results));
  return results[0].id;
}

beforeAll(async () => {
  shop = await serveShop();
  browser = await launchChromium();
  seeder = await shop.person('seeder', 'admin');
  await shop.identity.createUser({ email: 'mai@example.com', name: 'Mai Nguyễn', password: shop.password, roles: ['admin'], locale: 'vi' });
  const { id } = (await shop.identity.findUser(shop.email)) ?? { id: '' };
  customer = await make('customer', {
    name: 'Trần Thị Hoa',
    phone: '0901234567',
    email: 'hoa@example.com',
    party: 'individual',
    record_type: 'customer',
    owner: id,
  });
  for (let index = 1; index <= 7; index += 1) await make('order', { customer, ordered_at: `2026-11-${10 + index}T03:00:00Z` });
  await make('ticket', { customer, subject: 'Nến bị vỡ', ticket_type: 'complaint', status: 'new' });
});

afterAll(async () => {
  await browser?.close();
  await shop?.close();
});
afterEach(() => context?.close());

const wide = { viewport: { width: 1440, height: 900 } };
const phone = { viewport: { width: 375, height: 812 }, hasTouch: true, isMobile: true };

async function open(path: string, options: Parameters<Browser['newContext']>[0] = wide, email = shop.email, locale: 'en' | 'vi' = 'en'): Promise<void> {
  context = await browser.newContext({ locale: locale === 'en' ? 'en-GB' : 'vi-VN', ...options });
  ({ page, complaints } = await openPage(context));
  await signIn(page, shop, path, email, locale);
  await page.getByRole('heading', { level: 1 }).waitFor();
  // Before anyone has signed in, asking who is there is answered with a refusal.
  complaints.length = 0;
}

const record = () => `/records/customer/${customer}`;
const shots = process.env.SHOTS;
const shoot = async (name: string) => {
  if (shots !== undefined) await page.screenshot({ path: `${shots}/${name}.png` });
};

describe('the page of a record', () => {
  it('shows what there is about a customer on one screen, and its tabs stand in the address', async () => {
    await open(record());
    const orders = page.getByRole('region', { name: 'Last orders', exact: true });
    await orders.getByRole('listitem').first().waitFor();
    await shoot('record-en-1440');
    expect(await orders.getByRole('listitem').count()).toBe(5);
    await expect
      .poll(() => page.evaluate(() => [...document.querySelectorAll('section[aria-label]')].some((each) => each.getBoundingClientRect().left > 1000)))
      .toBe(true);
    expect(await brokenRules(page)).toEqual([]);
    await page.getByRole('tab', { name: 'Care', exact: true }).click();
    await expect.poll(() => new URL(page.url()).search).toBe('?tab=care');
    await page.getByText('Nến bị vỡ').first().waitFor();
    await page.goBack();
    await orders.waitFor();
    await orders.getByRole('link', { name: /^All 7/ }).click();
    await page.getByRole('heading', { level: 1, name: 'Orders', exact: true }).waitFor();
    await expect.poll(() => new URL(page.url()).searchParams.get('filter')).toBe(`customer == '${customer}'`);
    expect(complaints).toEqual([]);
  });

  it('lets one field be edited in its place, by pen and by keyboard, with the way back', async () => {
    await open(record());
    await page.getByRole('button', { name: 'Edit Email', exact: true }).focus();
    await page.keyboard.press('Enter');
    const input = page.getByRole('textbox', { name: 'Email', exact: true });
    await expect.poll(() => input.evaluate((element) => element === document.activeElement)).toBe(true);
    await input.fill('không phải thư');
    await page.keyboard.press('Enter');
    await page.getByText('Not a valid e-mail address').waitFor();
    expect(await brokenRules(page)).toEqual([]);
    await input.fill('hoa.tran@example.com');
    await page.keyboard.press('Enter');
    await page.getByText('1 change saved').waitFor();
    await page.getByRole('link', { name: 'hoa.tran@example.com' }).waitFor();
    await page.getByRole('button', { name: 'Undo', exact: true }).click();
    await page.getByRole('link', { name: 'hoa@example.com' }).waitFor();
    await page.getByRole('button', { name: 'Edit Email', exact: true }).focus();
    await page.keyboard.press('Enter');
    await input.fill('x@example.com');
    await page.keyboard.press('Escape');
    await input.waitFor({ state: 'detached' });
    await page.getByRole('link', { name: 'hoa@example.com' }).waitFor();
    // The browser itself reports the refused call.
    expect(complaints.filter((complaint) => !complaint.includes('422'))).toEqual([]);
  });

  it('settles an edit in place with that of somebody else', async () => {
    const id = await make('customer', { name: 'Cô Ba', party: 'individual', record_type: 'customer', email: 'ba@example.com' });
    await open(`/records/customer/${id}`);
    await page.getByRole('button', { name: 'Edit Email', exact: true }).focus();
    await page.keyboard.press('Enter');
    const input = page.getByRole('textbox', { name: 'Email', exact: true });
    await input.fill('mine@example.com');
    await shop.writer.write(seeder, 'customer', [{ op: 'update', id, values: { email: 'theirs@example.com' } }]);
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog', { name: 'Someone changed this meanwhile' });
    await dialog.waitFor();
    await dialog.getByText('theirs@example.com').waitFor();
    await dialog.getByRole('button', { name: 'Save the choice' }).click();
    await page.getByRole('link', { name: 'mine@example.com' }).waitFor();
  });

  it('asks for what a field needs at once beside it, by the metadata or as the server says, and saves both together', async () => {
    const ticket = await make('ticket', { customer, subject: 'Hộp bị móp', ticket_type: 'complaint', status: 'new' });
    await open(`/records/ticket/${ticket}`);
    await page.getByRole('button', { name: 'Edit Status', exact: true }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('combobox', { name: 'Status', exact: true }).click();
    await page.getByRole('option', { name: 'Resolved', exact: true }).click();
    const panel = page.getByRole('dialog', { name: 'Edit Status', exact: true });
    await panel.getByText('With “Status” this is needed, too:').waitFor();
    const solution = panel.getByRole('textbox', { name: /^Solution/ });
    await expect.poll(() => solution.evaluate((element) => element === document.activeElement)).toBe(true);
    await solution.fill('Gửi hộp mới');
    await shoot('together-known-en-1440');
    expect(await brokenRules(page)).toEqual([]);
    await panel.getByRole('button', { name: 'Save', exact: true }).click();
    await page.getByText('2 changes saved').waitFor();
    await panel.waitFor({ state: 'detached' });
    expect((await shop.writer.get(seeder, 'ticket', ticket, ['status', 'solution']))?.solution).toBe('Gửi hộp mới');
    // Nothing was sent that had to be refused.
    expect(complaints).toEqual([]);
    await context.close();

    const order = await make('order', { customer, ordered_at: '2026-11-20T03:00:00Z' });
    const shipment = await make('shipment', { order, status: 'waiting' });
    await open(`/records/shipment/${shipment}`, wide, 'mai@example.com', 'vi');
    await page.getByRole('button', { name: 'Sửa Ngày giao mới', exact: true }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('textbox', { name: 'Ngày giao mới', exact: true }).fill('30/11/2026');
    await page.keyboard.press('Enter');
    const both = page.getByRole('dialog', { name: 'Sửa Ngày giao mới', exact: true });
    await both.getByText('Hãy ghi lý do chậm: khách hàng sẽ được báo.').waitFor();
    await shoot('together-refused-vi-1440');
    expect(await brokenRules(page)).toEqual([]);
    await both.getByRole('textbox', { name: /^Lý do chậm/ }).fill('Mưa lớn');
    await page.keyboard.press('Enter');
    await page.getByText('Đã lưu 2 thay đổi').waitFor();
    await page.getByText('Mưa lớn', { exact: true }).waitFor();
    await page.getByRole('button', { name: 'Hoàn tác', exact: true }).click();
    await page.getByText('Mưa lớn', { exact: true }).waitFor({ state: 'detached' });
    expect((await shop.writer.get(seeder, 'shipment', shipment, ['delayed_to']))?.delayed_to).toBeNull();
    expect(complaints.filter((complaint) => !complaint.includes('422'))).toEqual([]);
  });

  it('shows in place what somebody else changes, keeps what is typed, and lets rows and fields wait', async () => {
    const id = await make('customer', { name: 'Dì Út', party: 'individual', record_type: 'customer', email: 'ut@example.com', phone: '0933111222' });
    await open(`/records/customer/${id}`);
    const orders = page.getByRole('region', { name: 'Last orders', exact: true });
    await orders.getByText('None yet.').waitFor();
    // Typing into one field while others change.
    await page.getByRole('button', { name: 'Edit Phone', exact: true }).focus();
    await page.keyboard.press('Enter');
    const input = page.getByRole('textbox', { name: 'Phone', exact: true });
    await input.fill('0933999');
    await shop.writer.write(seeder, 'customer', [{ op: 'update', id, values: { email: 'ut.moi@example.com', phone: '0933444555' } }]);
    await page.getByRole('link', { name: 'ut.moi@example.com' }).waitFor();
    await page.getByRole('status').getByText('Changed by somebody else: Phone, Email').waitFor();
    expect(await input.inputValue()).toBe('0933999');
    expect(await input.evaluate((element) => element === document.activeElement)).toBe(true);
    await input.fill('0933999888');
    await page.keyboard.press('Enter');
    // What was changed meanwhile is not written over unseen.
    const dialog = page.getByRole('dialog', { name: 'Someone changed this meanwhile' });
    await dialog.getByText('0933 444 555').waitFor();
    await dialog.getByRole('button', { name: 'Back to the form' }).click();
    await page.getByRole('link', { name: '0933 444 555', exact: true }).first().waitFor();
    // A new row waits.
    await make('order', { customer: id, ordered_at: '2026-11-21T03:00:00Z' });
    const news = orders.getByRole('button', { name: '1 new · show', exact: true });
    await news.waitFor();
    expect(await orders.getByRole('listitem').count()).toBe(0);
    await shoot('live-en-1440');
    expect(await brokenRules(page)).toEqual([]);
    await news.click();
    await expect.poll(() => orders.getByRole('listitem').count()).toBe(1);
    await news.waitFor({ state: 'detached' });
    // A field that comes with a value waits, too.
    const shipment = await make('shipment', { order: await make('order', { customer: id, ordered_at: '2026-11-22T03:00:00Z' }), status: 'waiting' });
    await page.goto(`${shop.address}/records/shipment/${shipment}`);
    await page.getByText('New delivery date', { exact: true }).waitFor();
    await shop.writer.write(seeder, 'shipment', [{ op: 'update', id: shipment, values: { delayed_to: '2026-12-01', delay_reason: 'Xe hỏng' } }]);
    await page.getByText('01/12/2026', { exact: true }).waitFor();
    expect(await page.getByText('Xe hỏng', { exact: true }).count()).toBe(0);
    await page.getByRole('button', { name: 'The page reads differently now · show', exact: true }).click();
    await page.getByText('Xe hỏng', { exact: true }).waitFor();
    // The timeline: what is new on top waits.
    await page.getByRole('tab', { name: 'Timeline', exact: true }).click();
    await page.getByText('created it').waitFor();
    const entries = page.getByRole('tabpanel').locator('ol > li');
    const before = await entries.count();
    await shop.writer.write(seeder, 'shipment', [{ op: 'update', id: shipment, values: { delay_reason: 'Đường ngập' } }]);
    await page.getByRole('button', { name: '1 new · show', exact: true }).waitFor();
    expect(await entries.count()).toBe(before);
    await page.getByRole('button', { name: '1 new · show', exact: true }).click();
    await expect.poll(() => entries.count()).toBe(before + 1);
    // One's own save hints at nothing.
    await page.getByRole('textbox', { name: 'Write a comment' }).fill('Đã báo khách');
    await page.getByRole('button', { name: 'Send', exact: true }).click();
    await expect.poll(() => entries.count()).toBe(before + 2);
    expect(await page.getByRole('button', { name: /· show$/ }).count()).toBe(0);
    expect(complaints.filter((complaint) => !complaint.includes('409'))).toEqual([]);
  });

  it('goes to the next record of the list and back to the list', async () => {
    for (const name of ['Xem A', 'Xem B', 'Xem C']) await make('customer', { name, party: 'individual', record_type: 'customer' });
    await open('/records/customer?search=xem&sort=name');
    await page.getByRole('link', { name: 'Xem A', exact: true }).click();
    await page.getByRole('heading', { level: 1, name: 'Xem A', exact: true }).waitFor();
    await page.getByRole('button', { name: 'Next in the list (1 of 3)' }).click();
    await page.getByRole('heading', { level: 1, name: 'Xem B', exact: true }).waitFor();
    await page.keyboard.press('j');
    await page.getByRole('heading', { level: 1, name: 'Xem C', exact: true }).waitFor();
    expect(await page.getByRole('button', { name: 'Next in the list (3 of 3)' }).isDisabled()).toBe(true);
    await page.getByRole('link', { name: 'Back to Customers' }).click();
    await expect.poll(() => new URL(page.url()).search).toBe('?search=xem&sort=name');
  });
});

describe('working together on a record', () => {
  it('addresses people in comments, who are told at once and led to the place', async () => {
    await open(`${record()}?tab=timeline`);
    const text = page.getByRole('textbox', { name: 'Write a comment' });
    await text.fill('');
    await text.pressSequentially('Nhờ @mai');
    await page.getByRole('option', { name: 'Mai Nguyễn', exact: true }).waitFor();
    expect(await brokenRules(page)).toEqual([]);
    await page.keyboard.press('Enter');
    await expect.poll(() => text.inputValue()).toBe('Nhờ @Mai Nguyễn ');
    await page.keyboard.type('gọi lại https://example.com/a.');
    await shoot('composer-en-1440');
    await page.keyboard.press('Control+Enter');
    await page.getByText('@Mai Nguyễn', { exact: true }).waitFor();
    expect(await page.getByRole('link', { name: 'https://example.com/a' }).getAttribute('rel')).toBe('noopener noreferrer');
    await expect.poll(() => text.inputValue()).toBe('');
    await shoot('timeline-en-1440');
    expect(await brokenRules(page)).toEqual([]);
    expect(complaints).toEqual([]);
    await context.close();

    await open('/records/customer', wide, 'mai@example.com', 'vi');
    await page.getByRole('button', { name: 'Thông báo, 1 mục mới' }).click();
    const panel = page.getByRole('dialog', { name: 'Thông báo' });
    await panel.getByText('đã nhắc đến bạn').waitFor();
    await shoot('bell-vi-1440');
    expect(await brokenRules(page)).toEqual([]);
    await panel.getByRole('link', { name: /Trần Thị Hoa/ }).click();
    await expect.poll(() => new URL(page.url()).search).toBe('?tab=timeline');
    await page.getByText('@Mai Nguyễn', { exact: true }).waitFor();
    await page.getByRole('button', { name: 'Thông báo', exact: true }).waitFor();
    // What is written meanwhile comes by itself, and is counted.
    const lan = (await shop.identity.findUser(shop.email))?.id;
    await shop.writer.write(seeder, 'customer', [{ op: 'update', id: customer, values: { owner: (await shop.identity.findUser('mai@example.com'))?.id } }]);
    await page.getByRole('button', { name: 'Thông báo, 1 mục mới' }).waitFor();
    await shop.writer.write(seeder, 'customer', [{ op: 'update', id: customer, values: { owner: lan } }]);
    await page.getByRole('button', { name: 'Thông báo', exact: true }).waitFor();
    expect(complaints).toEqual([]);
  });

  it('takes own comments back, and filters what happened', async () => {
    const id = await make('customer', { name: 'Anh Sáu', party: 'individual', record_type: 'customer' });
    await open(`/records/customer/${id}?tab=timeline`);
    await page.getByRole('textbox', { name: 'Write a comment' }).fill('nhầm');
    await page.getByRole('button', { name: 'Send', exact: true }).click();
    const comment = page.getByRole('listitem').filter({ hasText: 'nhầm' });
    await comment.waitFor();
    await comment.getByRole('button', { name: 'More for this comment' }).click();
    await page.getByRole('menuitem', { name: 'Edit', exact: true }).click();
    await page.getByRole('textbox', { name: 'Change the comment' }).fill('đúng rồi');
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    const changed = page.getByRole('listitem').filter({ hasText: 'đúng rồi' });
    await changed.getByText('edited', { exact: true }).waitFor();
    await changed.getByRole('button', { name: 'More for this comment' }).click();
    await page.getByRole('menuitem', { name: 'Delete', exact: true }).click();
    await changed.waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Undo', exact: true }).click();
    await changed.waitFor();
    await page.getByText('Changes', { exact: true }).click();
    await changed.waitFor({ state: 'detached' });
    await page.getByText('created it').waitFor();
    expect(complaints).toEqual([]);
  });

  it('keeps files with versions, looked at in place', async () => {
    await open(`${record()}?tab=files`);
    const choose = page.getByLabel('Choose files');
    await choose.setInputFiles({ name: 'ghi chú.txt', mimeType: 'text/plain', buffer: Buffer.from('bản một') });
    await page.getByRole('button', { name: 'ghi chú.txt', exact: true }).waitFor();
    await choose.setInputFiles({ name: 'ghi chú.txt', mimeType: 'text/plain', buffer: Buffer.from('bản hai') });
    await page.getByRole('button', { name: '2 versions' }).click();
    await page.getByRole('button', { name: 'ghi chú.txt', exact: true }).click();
    const dialog = page.getByRole('dialog', { name: 'ghi chú.txt' });
    await dialog.getByText('bản hai').waitFor();
    await shoot('files-en-1440');
    expect(await brokenRules(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    const download = page.waitForEvent('download');
    await page.getByRole('link', { name: 'ghi chú.txt', exact: true }).click();
    expect((await download).suggestedFilename()).toBe('ghi chú.txt');
    await page.getByRole('button', { name: 'Delete ghi chú.txt' }).click();
    await page.getByText('Contracts, photos and letters').waitFor();
    await page.getByRole('button', { name: 'Undo', exact: true }).click();
    await page.getByRole('button', { name: '2 versions' }).waitFor();
    expect(await brokenRules(page)).toEqual([]);
    // They stand in the timeline, for themselves where one asks for them.
    await page.getByRole('tab', { name: 'Timeline', exact: true }).click();
    await page.getByRole('group', { name: 'Show only' }).getByText('Files', { exact: true }).click();
    await page.getByText('sent version 2 of a file').waitFor();
    await page.getByText('created it').waitFor({ state: 'detached' });
    await shoot('timeline-files-en-1440');
    expect(await brokenRules(page)).toEqual([]);
    await page.getByRole('button', { name: 'ghi chú.txt', exact: true }).first().click();
    await page.getByRole('dialog', { name: 'ghi chú.txt' }).getByText('bản hai').waitFor();
    expect(complaints).toEqual([]);
  });
});

describe('on a phone', () => {
  it('calls, chats and writes under the thumb, and logs the call in two taps on return', async () => {
    await open(record(), phone);
    expect(await page.getByRole('link', { name: 'Call 0901 234 567' }).getAttribute('href')).toBe('tel:+84901234567');
    expect(await page.getByRole('link', { name: /^Chat on Zalo/ }).getAttribute('href')).toBe('https://zalo.me/84901234567');
    await shoot('record-en-375');
    await expect.poll(() => page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(375);
    expect(await brokenRules(page)).toEqual([]);
    // What would be left for the dialler stays here: the page goes out of sight and comes back.
    await page.evaluate(() => document.addEventListener('click', (event) => event.preventDefault()));
    await page.getByRole('link', { name: 'Call 0901 234 567' }).click();
    await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
    const sheet = page.getByRole('dialog', { name: 'What came of it?' });
    await sheet.waitFor();
    await shoot('log-en-375');
    expect(await brokenRules(page)).toEqual([]);
    await sheet.getByRole('button', { name: 'No answer' }).click();
    await page.getByText('Logged', { exact: true }).waitFor();
    const found = await shop.writer.list(seeder, 'interaction', { filter: `customer == '${customer}'`, fields: ['kind', 'outcome'] });
    expect(found.items).toMatchObject([{ kind: 'call', outcome: 'no_answer' }]);
  });

  it('edits every field that can be edited in a sheet at its foot, 360 px wide', async () => {
    const id = await make('customer', { name: 'Bà Tư', party: 'individual', record_type: 'customer', phone: '0907654321', email: 'tu@example.com' });
    await open(`/records/customer/${id}`, { ...phone, viewport: { width: 360, height: 740 } });
    const pens = page.getByRole('button', { name: /^Edit ./ });
    await pens.first().waitFor();
    const names = await pens.evaluateAll((all) => all.map((each) => each.getAttribute('aria-label') ?? ''));
    expect(names).toContain('Edit Phone');
    expect(names).toContain('Edit Identities');
    for (const name of names) {
      await page.getByRole('button', { name, exact: true }).first().tap();
      const sheet = page.getByRole('dialog', { name, exact: true });
      await sheet.getByRole('button', { name: 'Save', exact: true }).waitFor();
      expect(await sheet.evaluate((element) => element.scrollWidth <= 360)).toBe(true);
      if (name === 'Edit Phone') {
        await shoot('sheet-en-360');
        expect(await brokenRules(page)).toEqual([]);
      }
      // A list of choices that is open already may stand over the buttons, and takes the key first.
      await expect
        .poll(async () => {
          await page.keyboard.press('Escape');
          return sheet.count();
        })
        .toBe(0);
    }
    await page.getByRole('button', { name: 'Edit Phone', exact: true }).tap();
    const sheet = page.getByRole('dialog', { name: 'Edit Phone', exact: true });
    await sheet.getByRole('textbox', { name: 'Phone', exact: true }).fill('0912345678');
    await sheet.getByRole('button', { name: 'Save', exact: true }).tap();
    await page.getByText('1 change saved').waitFor();
    await sheet.waitFor({ state: 'detached' });
    await page.getByRole('link', { name: '0912 345 678', exact: true }).first().waitFor();
    // What is chosen is saved with the tap.
    await page.getByRole('button', { name: 'Edit Source', exact: true }).tap();
    const source = page.getByRole('dialog', { name: 'Edit Source', exact: true }).getByRole('combobox', { name: 'Source', exact: true });
    const option = page.getByRole('option').first();
    await option.waitFor();
    await shoot('sheet-choice-en-360');
    await option.tap();
    await source.waitFor({ state: 'detached' });
    await expect.poll(async () => (await shop.writer.get(seeder, 'customer', id, ['source']))?.source).not.toBeNull();
    expect(complaints).toEqual([]);
  });

  it('folds the lists, and asks why only where it is asked to', async () => {
    await open(record(), phone);
    const orders = page.getByRole('region', { name: 'Last orders', exact: true });
    await orders.getByRole('button', { name: /^Last orders/ }).click();
    await orders.getByRole('listitem').first().waitFor();
    const why = page.getByRole('button', { name: 'Why: Phone', exact: true }).last();
    expect(await why.isVisible()).toBe(false);
    await page.getByRole('button', { name: 'More actions' }).click();
    await page.getByRole('menuitem', { name: 'Ask why, field by field' }).click();
    await why.waitFor();
    await expect.poll(() => page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(375);
    expect(await brokenRules(page)).toEqual([]);
    expect(complaints).toEqual([]);
  });
});

describe('a window that is made narrow and wide again', () => {
  it('keeps the page as it stands', async () => {
    await open(record());
    const orders = page.getByRole('region', { name: 'Last orders', exact: true });
    await orders.getByRole('listitem').first().waitFor();
    const call = page.getByRole('link', { name: 'Call 0901 234 567' });
    for (let turn = 0; turn < 3; turn += 1) {
      await page.setViewportSize({ width: 375, height: 812 });
      await call.waitFor();
      await orders.getByRole('listitem').first().waitFor();
      await page.setViewportSize({ width: 1440, height: 900 });
      await call.waitFor({ state: 'detached' });
      await orders.getByRole('listitem').first().waitFor();
    }
    expect(complaints).toEqual([]);
  });
});

describe('merging records', () => {
  const twins = async (name: string, phone: string) => {
    const values = { party: 'individual', record_type: 'customer', phone };
    const kept = await make('customer', { ...values, name, email: 'first@example.com', tags: ['Tết'] });
    const other = await make('customer', { ...values, name: `${name} (Zalo)`, email: 'second@example.com', tags: ['VIP'] });
    await make('order', { customer: other, ordered_at: '2026-11-20T03:00:00Z' });
    return { kept, other };
  };

  it('offers what looks the same, has the values chosen by keyboard, and can be undone', async () => {
    const { kept, other } = await twins('Đỗ Thị Cúc', '0907777777');
    await open(`/records/customer/${kept}`);
    await page.getByRole('button', { name: 'More actions', exact: true }).click();
    await page.getByRole('menuitem', { name: 'Merge…', exact: true }).click();
    const dialog = page.getByRole('dialog', { name: 'Merge customers', exact: true });
    expect(await dialog.getByRole('checkbox', { name: 'Đỗ Thị Cúc (Zalo)', exact: true }).isChecked()).toBe(true);
    const email = dialog.getByRole('radiogroup', { name: 'Email', exact: true });
    await email.getByRole('radio', { name: 'first@example.com' }).focus();
    await page.keyboard.press('ArrowDown');
    await expect.poll(() => email.getByRole('radio', { name: 'second@example.com' }).isChecked()).toBe(true);
    await dialog.getByText(/Moves to the record that is kept: 1 order/).waitFor();
    expect(await brokenRules(page)).toEqual([]);
    await shoot('dialog-en-1440');
    await dialog.getByRole('button', { name: 'Merge 2 records', exact: true }).click();
    await page.getByText('Merged 2 records into one').waitFor();
    await page.getByRole('link', { name: 'second@example.com' }).waitFor();
    await page.goto(`${shop.address}/records/customer/${other}`);
    await expect.poll(() => new URL(page.url()).pathname).toBe(`/records/customer/${kept}`);
    await page.getByText('That record was merged into this one').waitFor();
    expect(complaints.filter((complaint) => !complaint.includes('404'))).toEqual([]);
  });

  it('lists duplicates side by side on a phone, merges and tells them apart', async () => {
    const { other } = await twins('Hồ Văn Sáu', '0908888888');
    await open('/records/customer', { ...phone, colorScheme: 'dark' }, 'mai@example.com', 'vi');
    await page.getByRole('link', { name: 'Tìm bản ghi trùng', exact: true }).click();
    const group = page.getByRole('group', { name: 'Trùng số điện thoại' }).filter({ hasText: 'Hồ Văn Sáu' });
    await group.getByText('second@example.com').waitFor();
    expect(await brokenRules(page)).toEqual([]);
    await shoot('duplicates-vi-375-dark');
    await group.getByRole('button', { name: /^Không trùng/ }).click();
    await group.waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Hoàn tác', exact: true }).click();
    await group.getByRole('button', { name: /^Gộp/ }).click();
    const dialog = page.getByRole('dialog', { name: 'Gộp khách hàng', exact: true });
    await dialog.getByRole('radiogroup', { name: 'Email', exact: true }).waitFor();
    expect(await brokenRules(page)).toEqual([]);
    await shoot('dialog-vi-375-dark');
    await dialog.getByRole('button', { name: 'Gộp 2 bản ghi', exact: true }).click();
    await page.getByText('Đã gộp 2 bản ghi làm một').waitFor();
    await group.waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Hoàn tác', exact: true }).last().click();
    await group.waitFor();
    const { items } = await shop.writer.list(seeder, 'customer', { filter: `id = "${other}"` });
    expect(items).toHaveLength(1);
    expect(complaints).toEqual([]);
  });
});
