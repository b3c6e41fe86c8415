import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { systemActor } from '../../../engine/access/actor.ts';
import { brokenRules } from '../../setup/axe.ts';
import { launchChromium, openPage } from '../../setup/chromium.ts';
import type { ServedShop } from '../../setup/served-shop.ts';
import { signIn } from '../../setup/sign-in.ts';
import { endWalk, make, nameOfWay, serveDemo, startWalk, type Walk, ways } from '../../setup/walk.ts';
import { xlsxFile } from '../../setup/xlsx-file.ts';

let shop: ServedShop;
let browser: Browser;
let walk: Walk;
const system = systemActor('test');
const waitMs = 60_000;

/** Who came to the stall on Sunday, as the owner's husband wrote it down: a title above, a sum below, numbers that lost their 0. */
const stall = xlsxFile([
  {
    name: 'Hội chợ',
    rows: [
      ['KHÁCH GHÉ HỘI CHỢ QUÀ TẶNG'],
      [],
      ['STT', 'Họ tên', 'SĐT', 'Sinh nhật', 'Ghi chú'],
      [1, 'Tạ Thị Hội Chợ', 987100201, '07/11/1985', 'Thích hương quế'],
      [2, 'Đinh Văn Hội Chợ', '01621234567', '15/03/1990', null],
      [3, 'Cao Ngọc Hội Chợ', '0987.100.203', null, 'Đặt 20 hộp quà Tết'],
      ['Tổng cộng', null, null, null, '3 khách'],
    ],
    merges: ['A1:E1'],
  },
]);

beforeAll(async () => {
  shop = await serveDemo();
  browser = await launchChromium();
});

afterAll(async () => {
  await browser?.close();
  await shop?.close();
});
afterEach(({ task }) => endWalk(walk, task.result?.state === 'fail'));

const fromStall = async () => (await shop.writer.list(system, 'customer', { filter: 'CONTAINS(name.full, "Hội Chợ")', fields: ['phone'], limit: 9 })).items;
const button = (en: string, vi: string) => walk.page.locator('#page').getByRole('button', { name: walk.say(en, vi), exact: true });

/** A figure of home leads to just as many rows. */
async function lookBehindFigure(): Promise<void> {
  const { page } = walk;
  const card = page.getByRole('region', { name: walk.say('Goods running low', 'Mặt hàng sắp hết'), exact: true });
  const figure = card.getByRole('link', { name: new RegExp(walk.say('^Goods running low: \\d', '^Mặt hàng sắp hết: \\d')) });
  await figure.waitFor();
  await walk.sound('owner-home');
  const count = (await figure.textContent()) ?? '';
  expect(Number(count)).toBeGreaterThan(0);
  await walk.press(figure);
  await walk.heading(walk.say('Stock levels', 'Tồn kho'));
  await page.getByRole('main').getByText(count, { exact: true }).first().waitFor();
  await walk.sound('owner-rows');
}

async function importFile(): Promise<void> {
  const { page } = walk;
  await walk.go(walk.say('Customers', 'Khách hàng'));
  await walk.press(page.getByRole('link', { name: walk.say('Import', 'Nhập từ tệp'), exact: true }));
  await page.getByText(walk.say('Into: Customers', 'Nhập vào: Khách hàng')).waitFor();
  await walk.sound('owner-drop');
  await page.setInputFiles('input[type=file]', { name: 'hội chợ.xlsx', mimeType: 'application/octet-stream', buffer: stall });
  await page.getByText(walk.say('3 rows of data', '3 hàng dữ liệu')).waitFor({ timeout: waitMs });
  await walk.sound('owner-file');
  await walk.press(button('Next', 'Tiếp'));
  await page
    .getByText(
      walk.say(
        '1 number gets its first 0 back · 1 old 11-digit number is converted',
        '1 số được thêm lại số 0 đầu · 1 số 11 chữ số cũ được đổi sang đầu số mới',
      ),
    )
    .waitFor();
  await walk.sound('owner-columns', walk.phone ? undefined : 'import');
  await walk.press(button('Next', 'Tiếp'));
  await page.getByText(walk.say('3 new, 0 updated, 0 the same, 0 to check', '3 mới, 0 cập nhật, 0 như cũ, 0 cần xem lại')).waitFor({ timeout: waitMs });
  await walk.sound('owner-check');
  await walk.press(button('Next', 'Tiếp'));
  await walk.press(button('Try with all rows', 'Chạy thử mọi hàng'));
  await page.getByText(walk.say('3 new, 0 updated, 0 doubtful', '3 mới, 0 cập nhật, 0 cần xem lại')).waitFor({ timeout: waitMs });
  expect(await fromStall()).toEqual([]);
  await walk.press(button('Import', 'Nhập').last());
  await page.getByRole('heading', { name: walk.say('Imported', 'Đã nhập xong'), exact: true }).waitFor({ timeout: waitMs });
  const phones = (await fromStall()).map(({ phone }) => (phone as { number: string }).number);
  expect(phones.sort()).toEqual(['+84321234567', '+84987100201', '+84987100203']);
  await walk.sound('owner-imported');
  await walk.press(button('Undo the import', 'Hoàn tác lần nhập này'));
  await page.getByText(walk.say('This import was taken back.', 'Lần nhập này đã được hoàn tác.')).waitFor({ timeout: waitMs });
  expect(await fromStall()).toEqual([]);
  await walk.sound('owner-undone');
}

async function saveView(view: string): Promise<void> {
  const { page } = walk;
  await walk.go(walk.say('Customers', 'Khách hàng'));
  await walk.heading(walk.say('Customers', 'Khách hàng'));
  await walk.enter(page.getByRole('searchbox'), 'nguyen');
  await expect.poll(() => new URL(page.url()).searchParams.get('search')).toBe('nguyen');
  const menu = page.getByRole('button', { name: walk.say('View: save, share, set as first', 'Chế độ xem: lưu, chia sẻ, mở đầu tiên'), exact: true });
  // It stands before the search.
  if (walk.way.hand === 'keys') await walk.reach(menu, 'Shift+Tab');
  await walk.press(menu);
  await walk.choose(page.getByRole('menuitem', { name: walk.say('Save as new view…', 'Lưu thành chế độ xem mới…') }));
  const dialog = page.getByRole('dialog');
  await walk.enter(dialog.getByRole('textbox', { name: walk.say('Name', 'Tên'), exact: true }), view);
  await walk.sound('owner-view');
  await walk.press(dialog.getByRole('button', { name: walk.say('Save view', 'Lưu chế độ xem'), exact: true }));
  await page
    .getByRole('navigation', { name: walk.say('Views', 'Chế độ xem'), exact: true })
    .getByRole('link', { name: view })
    .waitFor();
  await walk.sound('owner-saved');
}

describe('the owner', () => {
  it.each(ways.odd.map((way, index) => ({ way, view: `Họ Nguyễn ${index + 1}`, name: nameOfWay(way) })))(
    'works through her day: $name',
    async ({ way, view }) => {
      walk = await startWalk(browser, shop, way, 'Nguyễn Minh Châu');
      await lookBehindFigure();
      await importFile();
      await saveView(view);
    },
  );
});

// The last of all: afterwards nobody of the demo is here any more.
describe('who runs the workspace', () => {
  it(
    'sees what of the demo would go, removes it and brings it back, and keeps what is her own',
    async () => {
      const known = (await shop.writer.list(system, 'customer', { fields: ['name'], limit: 1, count: 'exact' })).items[0]?.id ?? '';
      const own = await make(shop, 'customer', { name: 'Khách thật đầu tiên' });
      // An order of hers holds the customer of the demo whom it is for.
      const order = await make(shop, 'order', { customer: known });
      const count = async () => (await shop.writer.list(system, 'customer', { fields: ['id'], limit: 1, count: 'exact' })).count ?? 0;
      const before = await count();
      const context = await browser.newContext({ locale: 'en-GB', viewport: { width: 1440, height: 900 } });
      try {
        const { page, complaints } = await openPage(context);
        await signIn(page, shop, '/admin/data', shop.email);
        await page.getByRole('button', { name: 'See what would go' }).click();
        const table = page.getByRole('table', { name: 'See what would go' });
        const cells = async (object: string) =>
          (
            await table
              .getByRole('row', { name: new RegExp(`^${object} `) })
              .getByRole('cell')
              .allTextContents()
          ).map((text) => Number(text.replaceAll(',', '')));
        await table.getByRole('row', { name: /^Customers / }).waitFor();
        // Goes, stays since changed, stays since needed, her own.
        expect(await cells('Customers')).toEqual([before - 2, 0, 1, 1]);
        expect((await cells('Orders')).at(-1)).toBe(1);
        expect(await brokenRules(page)).toEqual([]);
        complaints.length = 0;
        const remove = page.getByRole('button', { name: /^Remove [\d,]+ sample records$/ });
        const going = Number((await remove.textContent())?.replaceAll(/\D/g, ''));
        expect(going).toBeGreaterThan(500);
        await remove.click();
        await page.getByText(/^Removed on .*; [\d,]+ records were kept\.$/).waitFor({ timeout: 4 * waitMs });
        expect(await brokenRules(page)).toEqual([]);
        expect(await count()).toBe(2);
        expect(await shop.writer.get(system, 'customer', own)).toMatchObject({ id: own });
        expect((await shop.writer.get(system, 'order', order))?.customer).toMatchObject({ id: known });
        await page.goto(`${shop.address}/records/customer`);
        await page.getByRole('link', { name: 'Khách thật đầu tiên' }).waitFor();
        await page.goto(`${shop.address}/admin/data`);
        await page.getByRole('button', { name: 'Bring them back' }).click();
        await page.getByRole('button', { name: 'See what would go' }).waitFor({ timeout: 4 * waitMs });
        expect(await count()).toBe(before);
        expect(complaints).toEqual([]);
      } finally {
        await context.close();
      }
    },
    10 * waitMs,
  );
});
