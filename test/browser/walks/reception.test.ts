import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { systemActor } from '../../../engine/access/actor.ts';
import { launchChromium } from '../../setup/chromium.ts';
import type { ServedShop } from '../../setup/served-shop.ts';
import { dayAhead, endWalk, make, nameOfWay, serveDemo, startWalk, type Walk, ways } from '../../setup/walk.ts';

let shop: ServedShop;
let browser: Browser;
let walk: Walk;
const system = systemActor('test');
const callers = [
  { name: 'Hồ Thị Kim Chi', phone: '0912 345 601', digits: '345 601', subject: 'Chọn quà tân gia' },
  { name: 'Mai Xuân Trường', phone: '0912 345 602', digits: '345602', subject: 'Xem mẫu quà Tết' },
  { name: 'Lý Thu Phương', phone: '0912 345 603', digits: '345603', subject: 'Lấy nến đặt riêng' },
] as const;
type Caller = (typeof callers)[number];
const orderCodes = new Map<string, string>();

beforeAll(async () => {
  shop = await serveDemo();
  await make(shop, 'product', { code: 'HQ-01', name: 'Hộp quà Hương Quế', price: { amount: '250000', currency: 'VND' }, active: true });
  for (const { name, phone } of callers) {
    const customer = await make(shop, 'customer', { name, phone, party: 'individual', record_type: 'customer', scents: ['woody'] });
    const order = await make(shop, 'order', { customer, recipient: name, recipient_phone: phone });
    orderCodes.set(name, String((await shop.writer.get(system, 'order', order))?.code));
  }
  browser = await launchChromium();
});

afterAll(async () => {
  await browser?.close();
  await shop?.close();
});
afterEach(({ task }) => endWalk(walk, task.result?.state === 'fail'));

/** A button of her home. */
const start = (name: string) => walk.page.getByRole('region', { name: walk.say('Start', 'Bắt đầu'), exact: true }).getByRole('link', { name, exact: true });

async function goHome(): Promise<void> {
  await walk.press(walk.page.getByRole('link', { name: walk.say('Home', 'Trang chủ'), exact: true }));
  await walk.heading(new RegExp(walk.say('^Good ', '^Chào buổi ')));
}

async function answerCall({ name, digits }: Caller): Promise<void> {
  const { page } = walk;
  await walk.press(start(walk.say('Find by phone', 'Tìm theo số điện thoại')));
  await walk.enter(page.getByRole('textbox', { name: walk.say('Phone number', 'Số điện thoại') }), digits);
  // The last orders under this number stand beneath who it is.
  await page.getByRole('link', { name: new RegExp(orderCodes.get(name) ?? '?') }).waitFor();
  await walk.sound('reception-found');
  await walk.press(page.getByRole('link', { name: new RegExp(`^${name}`) }));
  await walk.heading(name);
  await page.getByText(walk.say('Woody', 'Hương gỗ')).first().waitFor();
  expect(await page.getByText(walk.say('Lifetime revenue', 'Doanh thu trọn đời')).count()).toBe(0);
  await walk.sound('reception-customer');
}

async function sell({ name, digits }: Caller): Promise<void> {
  const { page } = walk;
  await walk.press(start(walk.say('Quick sale', 'Bán nhanh')));
  await page.getByRole('textbox', { name: walk.say('Code or name', 'Mã hoặc tên hàng') }).waitFor();
  await page.keyboard.insertText('hq-01');
  await page.keyboard.press('Enter');
  const done = page.getByRole('button', { name: new RegExp(walk.say('^Done · ₫250,000', '^Xong · 250.000')) });
  await done.waitFor();
  if (walk.way.hand === 'keys') {
    await page.keyboard.press('F2');
    await page.keyboard.insertText(digits);
  } else await walk.enter(page.getByRole('combobox', { name: walk.say('Customer', 'Khách hàng'), exact: true }), digits);
  await walk.choose(page.getByRole('option', { name: new RegExp(name) }));
  const transfer = walk.say('Bank transfer', 'Chuyển khoản');
  if (walk.way.hand === 'keys') await page.keyboard.press('Alt+2');
  else await walk.press(page.getByRole('button', { name: transfer, exact: true }));
  await page.getByRole('button', { name: transfer, exact: true, pressed: true }).waitFor();
  await walk.sound('reception-counter', walk.phone ? undefined : 'counter');
  if (walk.way.hand === 'keys') await page.keyboard.press('F9');
  else await walk.press(done);
  await page.getByRole('heading', { name: new RegExp(walk.say('^Sold DH-', '^Đã bán DH-')) }).waitFor();
  const receipt = page.getByRole('link', { name: walk.say('Receipt 80 mm', 'Phiếu tính tiền 80 mm'), exact: true });
  expect(await receipt.getAttribute('href')).toMatch(/^\/print\/order_receipt\/[0-9a-f-]{36}$/);
  await walk.sound('reception-sold');
}

async function makeAppointment({ name, digits, subject }: Caller): Promise<void> {
  const { page } = walk;
  await goHome();
  await walk.press(start(walk.say('New appointment', 'Tạo lịch hẹn')));
  await walk.enter(page.getByRole('textbox', { name: walk.say('Subject', 'Nội dung hẹn'), exact: true }), subject);
  await walk.enter(page.getByRole('combobox', { name: walk.say('Customer', 'Khách hàng'), exact: true }), digits);
  await walk.choose(page.getByRole('option', { name }));
  await walk.enter(page.getByRole('textbox', { name: walk.say('Starts', 'Bắt đầu'), exact: true }), `${dayAhead(1)} 10:00`);
  await walk.enter(page.getByRole('textbox', { name: walk.say('Ends', 'Kết thúc'), exact: true }), `${dayAhead(1)} 10:30`);
  await page.keyboard.press('Tab');
  await walk.sound('reception-form');
  await walk.press(page.getByRole('button', { name: walk.say('Save', 'Lưu'), exact: true }));
  await walk.heading(subject);
  const { items } = await shop.writer.list(system, 'appointment', { filter: `subject == "${subject}"`, fields: ['starts_at', 'status'], limit: 2 });
  expect(items).toMatchObject([{ starts_at: `${dayAhead(1).split('/').reverse().join('-')}T03:00:00.000Z`, status: 'planned' }]);
  await walk.sound('reception-appointment');
}

describe('a receptionist', () => {
  it.each(ways.even.map((way, index) => ({ way, caller: callers[index] ?? callers[0], name: nameOfWay(way) })))(
    'works through her day: $name',
    async ({ way, caller }) => {
      walk = await startWalk(browser, shop, way, 'Bùi Khánh Linh');
      await walk.page
        .getByRole('region', { name: walk.say('Promotions to tell of', 'Khuyến mãi nên nhắc khách') })
        .getByRole('link')
        .nth(1)
        .waitFor();
      await walk.sound('reception-home');
      await answerCall(caller);
      await goHome();
      await sell(caller);
      await makeAppointment(caller);
    },
  );
});
