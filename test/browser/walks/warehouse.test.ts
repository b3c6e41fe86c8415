import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { systemActor } from '../../../engine/access/actor.ts';
import { launchChromium } from '../../setup/chromium.ts';
import type { ServedShop } from '../../setup/served-shop.ts';
import { dayAhead, endWalk, make, nameOfWay, serveDemo, startWalk, type Walk, ways } from '../../setup/walk.ts';

interface Load {
  readonly order: string;
  readonly code: string;
  readonly shipment: string;
  readonly parcel: string;
}

let shop: ServedShop;
let browser: Browser;
let walk: Walk;
const loads: Load[] = [];
const system = systemActor('test');
const vnd = (amount: string) => ({ amount, currency: 'VND' });
const stored = (object: string, id: string) => shop.writer.get(system, object, id);
const codeOf = async (object: string, id: string) => String((await stored(object, id))?.code);

beforeAll(async () => {
  shop = await serveDemo();
  const branch = await make(shop, 'branch', { name: 'Kho Thủ Đức', code: 'TD9' });
  const product = await make(shop, 'product', { code: 'HN-200', name: 'Nến thơm Hương Nhu 200 g', price: vnd('180000'), active: true });
  const level = await make(shop, 'stock_level', { product, branch, reorder_at: 5, place: 'B7' });
  await make(shop, 'stock_movement', { level, kind: 'purchase', quantity: 2 });
  const customer = await make(shop, 'customer', { name: 'Lê Thị Hạnh', phone: '0912 345 681' });
  for (const _ of ways.odd) {
    const lines = [{ product, quantity: 2, unit_price: vnd('180000') }];
    const order = await make(shop, 'order', { customer, branch, lines, order_status: 'confirmed', recipient: 'Lê Thị Hạnh' });
    const shipment = await make(shop, 'shipment', { order, branch, status: 'waiting', carrier: 'ghn', recipient: 'Lê Thị Hạnh' });
    loads.push({ order, code: await codeOf('order', order), shipment, parcel: await codeOf('shipment', shipment) });
  }
  browser = await launchChromium();
});

afterAll(async () => {
  await browser?.close();
  await shop?.close();
});
afterEach(({ task }) => endWalk(walk, task.result?.state === 'fail'));

async function pack({ code, order }: Load): Promise<void> {
  const { page } = walk;
  const list = page.getByRole('region', { name: walk.say('To pack, oldest first', 'Đóng gói, đơn cũ trước'), exact: true });
  const box = list.getByRole('checkbox', { name: walk.say(`Done: ${code}`, `Xong: ${code}`), exact: true });
  await box.waitFor();
  await walk.sound('warehouse-home');
  await walk.tick(box);
  await expect.poll(async () => (await stored('order', order))?.order_status).toBe('packed');
}

async function lookAtLowStock(): Promise<void> {
  const { page } = walk;
  await walk.go(walk.say('Stock running low', 'Hàng sắp hết'));
  await page.getByText('Nến thơm Hương Nhu 200 g').first().waitFor();
  await walk.sound('warehouse-low');
}

/** Writes one field of the open record in its place. */
async function write(field: string, text: string): Promise<void> {
  const { page } = walk;
  await walk.press(page.getByRole('button', { name: walk.say(`Edit ${field}`, `Sửa ${field}`), exact: true }));
  const input = page.getByRole('textbox', { name: field, exact: true });
  await expect.poll(() => input.evaluate((element) => element === document.activeElement)).toBe(true);
  await page.keyboard.insertText(text);
  await page.keyboard.press('Enter');
}

async function send({ shipment, parcel }: Load): Promise<void> {
  const { page } = walk;
  const now = async (name: string) => (await stored('shipment', shipment))?.[name];
  const iso = (days: number) => dayAhead(days).split('/').reverse().join('-');
  const box = (en: string, vi: string) => page.getByRole('textbox', { name: walk.say(en, vi), exact: true });
  await walk.find(parcel, parcel);
  if (!walk.phone) {
    await write(walk.say('Tracking number', 'Mã vận đơn'), `GHN-${parcel}`);
    await expect.poll(() => now('tracking')).toBe(`GHN-${parcel}`);
  }
  await walk.sound('warehouse-shipment');
  await walk.press(page.getByRole('link', { name: walk.say('Edit', 'Sửa'), exact: true }));
  if (walk.phone) await walk.enter(box('Tracking number', 'Mã vận đơn'), `GHN-${parcel}`);
  await walk.enter(box('Promised for', 'Hẹn giao ngày'), dayAhead(2));
  await walk.enter(box('New delivery date', 'Ngày giao mới'), dayAhead(4));
  await page.keyboard.press('Tab');
  // A delay is asked for its reason, and is not saved without.
  const reason = box('Reason of delay', 'Lý do chậm');
  await reason.waitFor();
  const save = page.getByRole('button', { name: walk.say('Save', 'Lưu'), exact: true });
  await walk.press(save);
  await page
    .getByText(walk.say('Give the reason of the delay: the customer will be told.', 'Hãy ghi lý do chậm: khách hàng sẽ được báo.'))
    .or(page.getByText(walk.say('A value is needed', 'Cần nhập giá trị')))
    .first()
    .waitFor();
  expect(await now('delayed_to')).toBeNull();
  // The browser itself tells of a refusal.
  expect(walk.complaints.splice(0).filter((complaint) => !complaint.includes('422'))).toEqual([]);
  await walk.sound('warehouse-refused');
  await walk.enter(reason, 'Khách đổi địa chỉ');
  await walk.press(save);
  await expect.poll(() => now('delayed_to')).toBe(iso(4));
  expect(await stored('shipment', shipment)).toMatchObject({ tracking: `GHN-${parcel}`, promised_on: iso(2), delay_reason: 'Khách đổi địa chỉ' });
  await walk.heading(parcel);
  await walk.sound('warehouse-delayed');
}

describe('a warehouse hand', () => {
  it.each(ways.odd.map((way, index) => ({ way, index, name: nameOfWay(way) })))('works through his day: $name', async ({ way, index }) => {
    const load = loads[index] as Load;
    walk = await startWalk(browser, shop, way, 'Nguyễn Hoàng Nam');
    await pack(load);
    await lookAtLowStock();
    await send(load);
  });
});
