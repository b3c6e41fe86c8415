import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { systemActor } from '../../../engine/access/actor.ts';
import { launchChromium } from '../../setup/chromium.ts';
import type { ServedShop } from '../../setup/served-shop.ts';
import { endWalk, idOf, make, nameOfWay, serveDemo, startWalk, type Walk, ways } from '../../setup/walk.ts';

interface Complaint {
  readonly subject: string;
  readonly ticket: string;
  readonly customer: string;
  readonly orderCode: string;
}

let shop: ServedShop;
let browser: Browser;
let walk: Walk;
const complaints: Complaint[] = [];
const system = systemActor('test');
const hour = 3_600_000;
const subjects = ['Nến bị nứt, xin đổi hộp khác', 'Chưa nhận được hóa đơn đỏ', 'Thiệp in sai tên người nhận'];
const names = ['Vũ Thị Hường', 'Đỗ Văn Kiên', 'Bùi Ngọc Mai'];

beforeAll(async () => {
  shop = await serveDemo();
  const owner = await idOf(shop, 'mai');
  for (const [index, subject] of subjects.entries()) {
    const customer = names[index] ?? '';
    const id = await make(shop, 'customer', { name: customer, phone: `091234569${index}`, owner });
    const order = await make(shop, 'order', { customer: id, order_status: 'completed' });
    const due = new Date(Date.now() - (48 - index) * hour).toISOString();
    const ticket = await make(shop, 'ticket', { subject, customer: id, ticket_type: 'complaint', channel: 'zalo', due_at: due, owner });
    complaints.push({ subject, ticket, customer, orderCode: String((await shop.writer.get(system, 'order', order))?.code) });
  }
  browser = await launchChromium();
});

afterAll(async () => {
  await browser?.close();
  await shop?.close();
});
afterEach(({ task }) => endWalk(walk, task.result?.state === 'fail'));

async function chooseTicket({ subject }: Complaint): Promise<void> {
  const { page } = walk;
  await walk.go(walk.say('Tickets by status', 'Bảng yêu cầu'));
  await page.getByRole('article').filter({ hasText: subject }).waitFor();
  await walk.sound('service-board');
  await walk.press(page.getByRole('link', { name: walk.say('Overdue', 'Quá hạn xử lý'), exact: true }));
  await page.getByRole('region', { name: walk.say('Tickets by status', 'Bảng yêu cầu'), exact: true }).waitFor({ state: 'detached' });
  // The longest overdue come first.
  await expect
    .poll(() =>
      page
        .getByRole('main')
        .getByText(new RegExp(`^(${subjects.join('|')})$`))
        .allTextContents(),
    )
    .toEqual(subjects);
  await walk.sound('service-overdue');
}

async function answer({ subject, ticket }: Complaint): Promise<void> {
  const { page } = walk;
  await walk.find(subject, subject);
  await walk.openTab(walk.say('Timeline', 'Dòng thời gian'));
  const text = page.getByRole('textbox', { name: walk.say('Write a comment', 'Viết bình luận') });
  await walk.enter(text, '');
  await page.keyboard.type('Nhờ chị @chau');
  await walk.choose(page.getByRole('option', { name: 'Nguyễn Minh Châu', exact: true }));
  await expect.poll(() => text.inputValue()).toBe('Nhờ chị @Nguyễn Minh Châu ');
  await page.keyboard.insertText('duyệt đổi hộp mới cho khách.');
  await walk.press(page.getByRole('button', { name: walk.say('Send', 'Gửi'), exact: true }));
  await page.getByText('@Nguyễn Minh Châu', { exact: true }).waitFor();
  await walk.sound('service-comment', walk.phone ? undefined : 'timeline');
  await walk.press(page.getByRole('button', { name: walk.say('Move to In progress', 'Chuyển sang Đang xử lý'), exact: true }));
  await expect.poll(async () => (await shop.writer.get(system, 'ticket', ticket))?.status).toBe('in_progress');
}

async function seeOrders({ customer, orderCode }: Complaint): Promise<void> {
  const { page } = walk;
  await walk.press(page.getByRole('link', { name: customer, exact: true }).first());
  await walk.heading(customer);
  const orders = page.getByRole('region', { name: walk.say('Last orders', 'Đơn gần đây'), exact: true });
  if (walk.phone) await walk.press(orders.getByRole('button', { name: new RegExp(walk.say('^Last orders', '^Đơn gần đây')) }));
  await orders.getByRole('link', { name: orderCode, exact: true }).waitFor();
  await walk.sound('service-customer');
}

/** The colleague finds the comment by the bell, and comes to it. */
async function isTold({ subject }: Complaint): Promise<void> {
  const { way } = walk;
  await walk.context.close();
  walk = await startWalk(browser, shop, way, 'Nguyễn Minh Châu');
  const { page } = walk;
  await walk.press(page.getByRole('button', { name: new RegExp(walk.say('^Notifications, 1 new$|^News', '^Thông báo, 1 mục mới$|^Thông báo')) }));
  const panel = page.getByRole('dialog', { name: walk.say('Notifications', 'Thông báo') });
  await panel.getByText(walk.say('addressed you', 'đã nhắc đến bạn')).first().waitFor();
  await walk.sound('service-told');
  await walk.press(panel.getByRole('link', { name: new RegExp(subject) }));
  await walk.heading(subject);
  await page.getByRole('tabpanel').getByText('duyệt đổi hộp mới cho khách.').waitFor();
}

describe('a service agent', () => {
  it.each(ways.even.map((way, index) => ({ way, index, name: nameOfWay(way) })))('works through her day: $name', async ({ way, index }) => {
    const complaint = complaints[index] as Complaint;
    walk = await startWalk(browser, shop, way, 'Đặng Thanh Mai');
    const mine = walk.page.getByRole('region', { name: walk.say('My tickets by due time', 'Yêu cầu của tôi theo hạn'), exact: true });
    await mine.getByRole('link', { name: complaint.subject }).waitFor();
    await walk.sound('service-home');
    await chooseTicket(complaint);
    await answer(complaint);
    await seeOrders(complaint);
    await isTold(complaint);
  });
});
