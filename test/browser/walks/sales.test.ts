import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { systemActor } from '../../../engine/access/actor.ts';
import { launchChromium } from '../../setup/chromium.ts';
import type { ServedShop } from '../../setup/served-shop.ts';
import { takesPictures } from '../../setup/take-picture.ts';
import { endWalk, idOf, make, nameOfWay, serveDemo, startWalk, type Walk, ways } from '../../setup/walk.ts';

let shop: ServedShop;
let browser: Browser;
let walk: Walk;
const system = systemActor('test');

/** What lies on her desk, once for each walk: no walk finds what another has done. */
const desks = [
  { deal: 'Quà Tết cho Công ty Hạ Long', customer: 'Nguyễn Thị Ánh Tuyết', typed: 'nguyen anh tuyet', lead: 'Chị Ánh', phone: '0912 345 671' },
  { deal: 'Quà khai trương Quán Sương Mai', customer: 'Trần Đức Bình', typed: 'tran duc binh', lead: 'Anh Bình', phone: '0912 345 672' },
  { deal: 'Quà cưới cho Thảo và Long', customer: 'Phạm Thị Thảo Nguyên', typed: 'thao nguyen', lead: 'Cô Nguyên', phone: '0912 345 673' },
  { deal: 'Quà tân gia nhà chị Vy', customer: 'Hoàng Lan Vy', typed: 'hoang lan vy', lead: 'Chị Vy', phone: '0912 345 674' },
] as const;

beforeAll(async () => {
  shop = await serveDemo();
  const owner = await idOf(shop, 'ha');
  for (const { deal, customer, lead, phone } of desks) {
    const known = await make(shop, 'customer', { name: customer, phone, party: 'individual', record_type: 'customer', owner });
    await make(shop, 'deal', { name: deal, record_type: 'company_gift', customer: known, owner });
    await make(shop, 'lead', { name: lead, phone, email: `${phone.replaceAll(' ', '')}@example.com`, owner });
  }
  browser = await launchChromium();
});

afterAll(async () => {
  await browser?.close();
  await shop?.close();
});
afterEach(({ task }) => endWalk(walk, task.result?.state === 'fail'));

const one = async (object: string, filter: string, ...fields: string[]) => (await shop.writer.list(system, object, { filter, fields, limit: 2 })).items;

/** From New to Quoted: dragged by the mouse, carried by the keys, by the menu of the card on a phone. */
async function moveOn(deal: string): Promise<void> {
  const { page, way } = walk;
  const quoted = walk.say('Quoted', 'Đã báo giá');
  if (way.hand === 'keys') {
    await walk.reach(page.getByRole('button', { name: walk.say(`Drag ${deal}`, `Kéo ${deal}`), exact: true }));
    const spoken = page.locator('[id^=DndLiveRegion]');
    await page.keyboard.press('Space');
    await expect.poll(() => spoken.textContent()).toContain(walk.say('its own column', 'cột cũ'));
    await page.keyboard.press('ArrowRight');
    await expect.poll(() => spoken.textContent()).toContain(walk.say('Consulting', 'Đang tư vấn'));
    await page.keyboard.press('ArrowRight');
    await expect.poll(() => spoken.textContent()).toContain(quoted);
    await page.keyboard.press('Space');
  } else if (way.hand === 'touch') {
    await walk.press(page.getByRole('button', { name: walk.say(`Move ${deal}`, `Chuyển ${deal}`), exact: true }));
    await walk.choose(page.getByRole('menuitem', { name: quoted, exact: true }));
  } else {
    const card = page.getByRole('article').filter({ hasText: deal });
    await card.dragTo(page.getByRole('region', { name: quoted, exact: true }), { steps: 10 });
  }
}

async function workOnBoard(deal: string): Promise<void> {
  const { page } = walk;
  await walk.go(walk.say('Deals by stage', 'Bảng cơ hội'));
  await page.getByRole('link', { name: deal, exact: true }).waitFor();
  await walk.sound('sales-board', walk.way.hand === 'mouse' || walk.way.hand === 'keys' ? 'board' : undefined);
  await moveOn(deal);
  const dialog = page.getByRole('dialog', { name: walk.say('Move to Quoted', 'Chuyển sang Đã báo giá') });
  await walk.enter(dialog.getByRole('textbox', { name: walk.say('Amount', 'Giá trị'), exact: true }), '12,5tr');
  await walk.sound('sales-stage');
  await walk.enter(dialog.getByRole('textbox', { name: walk.say('Expected close', 'Dự kiến chốt'), exact: true }), '+14');
  await page.keyboard.press('Tab');
  await walk.press(dialog.getByRole('button', { name: walk.say('Save and move', 'Lưu và chuyển') }));
  await expect
    .poll(() => one('deal', `name == "${deal}"`, 'stage', 'amount'))
    .toMatchObject([{ stage: 'quoted', amount: { amount: '12500000', currency: 'VND' } }]);
  await dialog.waitFor({ state: 'detached' });
}

async function logCall(customer: string, typed: string): Promise<void> {
  const { page } = walk;
  await walk.find(typed, customer);
  await page.getByRole('button', { name: walk.say('Log call', 'Ghi cuộc gọi'), exact: true }).waitFor();
  await walk.sound('sales-customer', walk.phone ? undefined : 'customer');
  await walk.press(page.getByRole('button', { name: walk.say('Log call', 'Ghi cuộc gọi'), exact: true }));
  const sheet = page.getByRole('dialog', { name: walk.say('What came of it?', 'Kết quả thế nào?') });
  await sheet.waitFor();
  await walk.sound('sales-log', walk.phone ? 'phone-log' : undefined);
  const id = new URL(page.url()).pathname.split('/').at(-1) ?? '';
  await walk.press(sheet.getByRole('button', { name: walk.say('Wants a call back', 'Hẹn gọi lại') }));
  await page.getByText(walk.say('Logged', 'Đã ghi lại'), { exact: true }).waitFor();
  await expect.poll(() => one('interaction', `customer == '${id}'`, 'kind', 'outcome')).toMatchObject([{ kind: 'call', outcome: 'call_back' }]);
}

async function convert(lead: string, customer: string): Promise<void> {
  const { page } = walk;
  await walk.find(lead, lead);
  await walk.press(page.getByRole('button', { name: walk.say('More actions', 'Thao tác khác') }));
  await walk.choose(page.getByRole('menuitem', { name: walk.say('Convert to customer', 'Chuyển thành khách hàng') }));
  const dialog = page.getByRole('dialog');
  const known = dialog.getByRole('radio', { name: new RegExp(walk.say(`Use ${customer}`, `Dùng ${customer}`)) });
  await known.waitFor();
  await walk.sound('sales-convert');
  if (walk.way.hand === 'keys') {
    await walk.reach(dialog.getByRole('radio', { checked: true }));
    await page.keyboard.press('ArrowUp');
  } else await walk.press(known);
  await expect.poll(() => known.isChecked()).toBe(true);
  await walk.press(dialog.getByRole('button', { name: walk.say('Convert', 'Chuyển'), exact: true }));
  // The deal that was made of it opens.
  await page.waitForURL('**/records/deal/*');
  await walk.heading(lead);
  expect(await one('lead', `name.full == "${lead}"`, 'status')).toMatchObject([{ status: 'converted' }]);
  // Notes of what was done before may still be there.
  const note = page.locator('.mantine-Notification-root', { hasText: walk.say('Converted:', 'Đã chuyển:') });
  const undo = note.getByRole('button', { name: walk.say('Undo', 'Hoàn tác'), exact: true });
  if (walk.way.hand === 'keys') {
    // The note stays ten seconds, which all the Tabs of a page may outlast on a busy machine.
    await undo.focus();
    await page.keyboard.press('Enter');
  } else await walk.press(undo);
  await expect.poll(() => one('lead', `name.full == "${lead}"`, 'status')).toMatchObject([{ status: 'new' }]);
  await page.waitForURL('**/records/lead/*');
  await walk.heading(lead);
  await walk.sound('sales-lead');
}

/** The guide has pictures of a phone in English, too. */
const hers = takesPictures ? [...ways.odd, ...ways.even.slice(-1)] : ways.odd;

describe('a salesperson', () => {
  it.each(hers.map((way, index) => ({ way, desk: desks[index] ?? desks[0], name: nameOfWay(way) })))('works through her day: $name', async ({ way, desk }) => {
    walk = await startWalk(browser, shop, way, 'Lê Thu Hà');
    await walk.page
      .getByRole('region', { name: walk.say('Leads to call', 'Khách tiềm năng cần gọi') })
      .getByRole('listitem')
      .first()
      .waitFor();
    await walk.sound('sales-home', walk.phone ? 'phone-home' : 'home');
    await workOnBoard(desk.deal);
    await logCall(desk.customer, desk.typed);
    await convert(desk.lead, desk.customer);
  });
});
