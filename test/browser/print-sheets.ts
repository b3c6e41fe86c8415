import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { readPdf } from '../setup/pdf-text.ts';

type Words = readonly (readonly string[])[];

/** A record as a template prints it. */
export interface Sheet {
  readonly name: string;
  readonly id: string;
  readonly pages: number;
  /** Width and height of the paper in millimetres. */
  readonly size: readonly number[];
  /** What stands on the first page, and on the last one. */
  readonly words: Readonly<Record<'en' | 'vi', Words>>;
}

const names = { product: 'Hộp quà Tết “Sum vầy” – nến quế, trà sen, mứt gừng', customer: 'Công ty Cổ phần Thương mại Dịch vụ Hoàng Gia Phát' };
const home = { street: '12B ngõ 34/5 đường Nguyễn Thị Minh Khai', ward: 'Phường Hoàn Kiếm', province: 'Thành phố Hà Nội' };

/** Records with long names for every template on sheets of the shop. */
export async function printSheets(make: (object: string, values: Record<string, unknown>) => Promise<string>): Promise<readonly Sheet[]> {
  const sheets: Sheet[] = [];
  const money = (amount: string) => ({ amount, currency: 'VND' });
  const product = await make('product', { code: 'HQ1', name: names.product });
  const customer = await make('customer', { name: names.customer, phone: '0912345678' });
  const lines = (count: number) => Array.from({ length: count }, (_, n) => ({ product, quantity: n + 1, unit_price: money('1250000') }));
  const order = await make('order', {
    customer,
    recipient: { full: 'Trần Thị Ngọc Ánh' },
    ship_to: home,
    gift_message: 'Chúc mừng năm mới an khang thịnh vượng',
    payment_method: 'cod',
    lines: lines(4),
  });
  const quote = await make('quote', { customer, benefit: 'Miễn phí giao hàng nội thành', terms: 'Thanh toán trong 15 ngày', lines: lines(60) });
  const goods = await make('goods_return', { order, customer, reason: 'damaged', lines: [{ product, quantity: 1, condition: 'opened' }] });
  const shipment = await make('shipment', {
    order,
    recipient: { full: 'Trần Thị Ngọc Ánh' },
    ship_to: home,
    carrier: 'ghn',
    weight_g: 1200,
    cod_due: money('12500000'),
  });
  const a5 = [148, 210];
  const of = (name: string, id: string, pages: number, size: readonly number[], en: Words, vi: Words) =>
    sheets.push({ name, id, pages, size, words: { en, vi } });
  of(
    'order_a5',
    order,
    1,
    a5,
    [
      ['Customer', names.customer],
      [names.product, '12,500,000'],
    ],
    [
      ['Khách hàng', names.customer],
      [names.product, '12.500.000'],
    ],
  );
  of(
    'order_delivery_note',
    order,
    1,
    a5,
    [
      ['Delivery note', 'Trần Thị Ngọc Ánh'],
      [home.street, 'Packed by'],
    ],
    [
      ['Phiếu giao hàng', 'Trần Thị Ngọc Ánh'],
      ['Chúc mừng năm mới', 'Thủ kho'],
    ],
  );
  of(
    'quote_a4',
    quote,
    3,
    [210, 297],
    [
      ['Quote', names.customer],
      // Who signs for the shop is its name.
      ['Customer', 'Special Gift shop'],
    ],
    [
      ['Kính gửi:', names.customer],
      ['Đại diện khách hàng', 'Đại diện cửa hàng'],
    ],
  );
  of(
    'return_note',
    goods,
    1,
    a5,
    [
      ['Return', names.customer],
      ['Arrived damaged', 'Received by'],
    ],
    [
      ['Phiếu trả hàng', names.customer],
      [names.product, 'Người nhận hàng'],
    ],
  );
  of(
    'shipping_label',
    shipment,
    1,
    [100, 150],
    [
      ['Trần Thị Ngọc Ánh', home.street],
      ['GHN', '12,500,000'],
    ],
    [
      ['Người nhận:', 'Trần Thị Ngọc Ánh'],
      ['Phường Hoàn Kiếm', '12.500.000'],
    ],
  );
  return sheets;
}

const blankless = (text: string): string => text.normalize('NFC').replaceAll(/\s/g, '');
const margins: Readonly<Record<number, number>> = { 210: 15, 148: 10, 100: 5 };

/** Prints a sheet: its paper, its pages, all of its words on them, and nothing wider than what the margins leave. */
export async function expectPrinted(page: Page, address: string, { name, id, pages, size, words }: Sheet, locale: 'en' | 'vi'): Promise<void> {
  await page.goto(`${address}/print/${name}/${id}`);
  const sheet = page.locator('[data-paper]');
  await sheet
    .getByText(words[locale][0]?.[1] ?? '')
    .first()
    .waitFor();
  await page.evaluate(() => document.fonts.ready);
  const pdf = readPdf(await page.pdf({ preferCSSPageSize: true }));
  expect(pdf.sizes, name).toEqual(Array.from({ length: pages }, () => size));
  const [first = [], last = []] = words[locale];
  for (const word of first) expect(pdf.texts[0], name).toContain(blankless(word));
  for (const word of last) expect(pdf.texts.at(-1), name).toContain(blankless(word));
  // Every word of the sheet is on paper, and none is wider than it.
  const whole = blankless(pdf.texts.join(''));
  const written = (await sheet.locator('td, th, dt, dd, h1, h2, p').allInnerTexts()).map(blankless).filter((text) => text !== '');
  expect(written.length, name).toBeGreaterThan(5);
  for (const text of written) expect(whole, name).toContain(text);
  await page.emulateMedia({ media: 'print' });
  const [width = 0] = size;
  await page.setViewportSize({ width: Math.round((width - 2 * (margins[width] ?? 0)) * (96 / 25.4)), height: 900 });
  expect(await sheet.evaluate(cutIn), name).toEqual([]);
  await page.emulateMedia({ media: null });
  await page.setViewportSize({ width: 1440, height: 900 });
}

/** What stands beyond the edge of its sheet, or is hidden by something around it. Runs in the page. */
function cutIn(sheet: HTMLElement | SVGElement): readonly string[] {
  const edge = sheet.getBoundingClientRect().right + 1;
  const isCut = (each: Element): boolean =>
    each.getBoundingClientRect().right > edge || (each.scrollWidth > each.clientWidth + 1 && getComputedStyle(each).overflow !== 'visible');
  return [...sheet.querySelectorAll('*')].filter(isCut).map(({ outerHTML }) => outerHTML);
}
