import type { Browser, BrowserContext, Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { UserActor } from '../../engine/access/actor.ts';
import { brokenRules } from '../setup/axe.ts';
import { launchChromium, openPage } from '../setup/chromium.ts';
import { type ServedShop, serveShop } from '../setup/served-shop.ts';
import { signIn } from '../setup/sign-in.ts';
import { fillBoards, sellerEmail, write } from './boards-world.ts';

let shop: ServedShop;
let browser: Browser;
let context: BrowserContext;
let page: Page;
let complaints: string[];
let seeder: UserActor;

const day = 86_400_000;
const vnd = (amount: number) => ({ amount: String(amount), currency: 'VND' });

beforeAll(async () => {
  shop = await serveShop();
  browser = await launchChromium();
  seeder = await fillBoards(shop);
}, 120_000);

afterAll(async () => {
  await browser?.close();
  await shop?.close();
});

beforeEach(async () => {
  context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'en-GB', timezoneId: 'Asia/Ho_Chi_Minh' });
  ({ page, complaints } = await openPage(context));
});

afterEach(() => context.close());

async function open(path: string, email = shop.email): Promise<void> {
  await signIn(page, shop, path, email);
}

async function offer(values: Record<string, unknown>, at?: Date): Promise<string> {
  return (await write(shop, seeder, 'offer', [values], at))[0] ?? '';
}

const stored = async (object: string, id: string, name: string): Promise<unknown> => (await shop.writer.get(seeder, object, id))?.[name];
const column = (name: string): Locator => page.getByRole('region', { name, exact: true });
const card = (title: string): Locator => page.getByRole('article').filter({ has: page.getByRole('link', { name: title, exact: true }) });
const count = (name: string): Promise<string | null> => column(name).getByRole('heading').textContent();

/** Takes something by its middle and leaves the pointer over the middle of something else. */
async function dragOver(what: Locator, target: Locator): Promise<void> {
  const [from, to] = [await what.boundingBox(), await target.boundingBox()];
  if (!from || !to) throw new Error('nothing to drag');
  await page.mouse.move(from.x + from.width / 2, from.y + from.height - 8);
  await page.mouse.down();
  await page.mouse.move(from.x + from.width / 2 + 12, from.y + from.height - 8, { steps: 3 });
  await page.mouse.move(to.x + to.width / 2, to.y + 60, { steps: 8 });
}

describe('a board', () => {
  it('moves a card by mouse, and back with undo', async () => {
    const id = await offer({ name: 'Mouse' });
    await open('/records/offer?search=Mouse');
    await dragOver(card('Mouse'), column('Talking'));
    await page.mouse.up();
    await expect.poll(() => stored('offer', id, 'stage')).toBe('talking');
    await column('Talking').getByRole('link', { name: 'Mouse', exact: true }).waitFor();
    await expect.poll(() => count('Talking')).toContain('1');
    await page.getByRole('button', { name: 'Undo', exact: true }).click();
    await expect.poll(() => stored('offer', id, 'stage')).toBe('new');
    await column('New').getByRole('link', { name: 'Mouse', exact: true }).waitFor();
    expect(page.url()).toContain('/records/offer?search=Mouse');
    expect(complaints).toEqual([]);
  });

  it('dims what may not follow, says why, and leaves the card where it was', async () => {
    const id = await offer({ name: 'Ordered' });
    await open('/records/offer?search=Ordered');
    await dragOver(card('Ordered'), column('Quoted'));
    const why = 'From New it can only go to: Talking, Lost.';
    await column('Quoted').getByText(why).waitFor();
    expect(await column('Talking').getByText(why).count()).toBe(0);
    await page.mouse.up();
    await page.getByRole('alert').getByText(why).waitFor();
    await column('New').getByRole('link', { name: 'Ordered', exact: true }).waitFor();
    expect(await stored('offer', id, 'version')).toBe(1);
  });

  it('moves a card by keyboard and says what happens', async () => {
    const id = await offer({ name: 'Keys' });
    await open('/records/offer?search=Keys');
    await card('Keys').waitFor();
    await page.getByRole('button', { name: 'Drag Keys', exact: true }).focus();
    await page.keyboard.press('Space');
    const spoken = page.locator('[id^=DndLiveRegion]');
    await expect.poll(() => spoken.textContent()).toBe('Keys is over its own column, New.');
    await page.keyboard.press('ArrowRight');
    await expect.poll(() => spoken.textContent()).toBe('Keys is over Talking.');
    await page.keyboard.press('ArrowRight');
    await expect.poll(() => spoken.textContent()).toBe('Quoted: not possible. From New it can only go to: Talking, Lost.');
    await page.keyboard.press('ArrowLeft');
    await expect.poll(() => spoken.textContent()).toBe('Keys is over Talking.');
    await page.keyboard.press('Space');
    await expect.poll(() => stored('offer', id, 'stage')).toBe('talking');
    await expect.poll(() => spoken.textContent()).toBe('Keys dropped in Talking.');
    expect(complaints).toEqual([]);
  });

  it('asks for what a stage requires and saves it with the move', async () => {
    const id = await offer({ name: 'Asked' });
    await open('/records/offer?search=Asked');
    await page.getByRole('button', { name: 'Move Asked', exact: true }).click();
    await page.getByRole('menuitem', { name: 'Lost', exact: true }).click();
    const dialog = page.getByRole('dialog', { name: 'Move to Lost' });
    await dialog.getByRole('button', { name: 'Save and move' }).click();
    await dialog.getByText('A value is needed').waitFor();
    await dialog.getByRole('textbox', { name: 'Why lost' }).fill('Too dear');
    await dialog.getByRole('button', { name: 'Save and move' }).click();
    await expect.poll(() => stored('offer', id, 'stage')).toBe('lost');
    expect(await shop.writer.get(seeder, 'offer', id)).toMatchObject({ version: 2, reason: 'Too dear' });
    await dialog.waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Undo', exact: true }).click();
    await expect.poll(() => stored('offer', id, 'reason')).toBeNull();
    expect(await stored('offer', id, 'stage')).toBe('new');
    expect(complaints).toEqual([]);
  });

  it('takes a card back where the dialogue is left', async () => {
    const id = await offer({ name: 'Left' });
    await open('/records/offer?search=Left');
    await dragOver(card('Left'), column('Lost'));
    await page.mouse.up();
    const dialog = page.getByRole('dialog', { name: 'Move to Lost' });
    await dialog.getByRole('button', { name: 'Cancel' }).click();
    await column('New').getByRole('link', { name: 'Left', exact: true }).waitFor();
    expect(await stored('offer', id, 'version')).toBe(1);
  });

  it('tells who may not move a record there, and takes a card back that the server refuses', async () => {
    const id = await offer({ name: 'Hers', stage: 'talking', amount: vnd(5) });
    await open('/records/offer?search=Hers', sellerEmail);
    await page.getByRole('button', { name: 'Move Hers', exact: true }).click();
    const item = page.getByRole('menuitem', { name: /^Won/ });
    await item.getByText('You may not move records to Won; ask somebody who may.').waitFor();
    expect(await item.isDisabled()).toBe(true);
    // Meanwhile somebody else moves it to where nothing but New and Lost could follow.
    await shop.writer.write(seeder, 'offer', [{ op: 'update', id, values: { stage: 'new' } }]);
    await page.getByRole('menuitem', { name: 'Quoted', exact: true }).click();
    await page.getByRole('alert').getByText('Cannot go from “New” to “Quoted”; what may follow: Talking, Lost').waitFor();
    expect(await stored('offer', id, 'stage')).toBe('new');
  });

  it('adds up its columns, marks what rots, and keeps still while others change records', async () => {
    await write(shop, seeder, 'offer', [{ name: 'Sum one', amount: vnd(1_000_000) }], new Date(Date.now() - 9 * day));
    await offer({ name: 'Sum two', amount: vnd(500_000) });
    await open('/records/offer?search=Sum');
    await expect.poll(() => count('New')).toContain('2');
    await column('New').getByText('₫1,500,000').waitFor();
    await card('Sum one').getByText('9 days').waitFor();
    expect(await card('Sum one').textContent()).toContain('for longer than is good');
    expect(await card('Sum two').textContent()).not.toContain('for longer than is good');
    await offer({ name: 'Sum three', amount: vnd(1) });
    const hint = page.getByRole('button', { name: /show/i });
    await hint.waitFor();
    expect(await card('Sum three').count()).toBe(0);
    await hint.click();
    await card('Sum three').waitFor();
  });

  it('loads long columns as one scrolls', async () => {
    await write(
      shop,
      seeder,
      'offer',
      Array.from({ length: 70 }, (_, index) => ({ name: `Many ${String(index + 1).padStart(2, '0')}`, stage: 'talking' })),
    );
    await open('/records/offer?search=Many');
    await card('Many 01').waitFor();
    expect(await page.getByRole('article').count()).toBeLessThan(40);
    const box = await column('Talking').boundingBox();
    await page.mouse.move((box?.x ?? 0) + 60, (box?.y ?? 0) + 200);
    await expect
      .poll(async () => {
        await page.mouse.wheel(0, 2_000);
        return card('Many 70').count();
      })
      .toBe(1);
  });
});

describe('the path of stages on a record', () => {
  it('shows how long it has been in its stage and moves it, asking for what is missing', async () => {
    const id = await offer({ name: 'Path', stage: 'talking' }, new Date(Date.now() - 9 * day));
    await open(`/records/offer/${id}`);
    const path = page.getByRole('navigation', { name: 'Stage: path' });
    await path.getByText('9 days').waitFor();
    expect(await path.locator('[aria-current=step]').textContent()).toContain('Talking');
    await path.getByRole('button', { name: 'Move to Quoted' }).click();
    const dialog = page.getByRole('dialog', { name: 'Move to Quoted' });
    await dialog.getByRole('textbox', { name: 'Amount', exact: true }).fill('2tr');
    await page.keyboard.press('Enter');
    await expect.poll(() => stored('offer', id, 'stage')).toBe('quoted');
    expect(await stored('offer', id, 'amount')).toEqual({ amount: '2000000', currency: 'VND' });
    await path.getByText('just now').waitFor();
    expect(await brokenRules(page)).toEqual([]);
    expect(complaints).toEqual([]);
  });
});

describe('a calendar', () => {
  const local = (date: number, hour: number, minute = 0): string => new Date(Date.UTC(2026, 10, date, hour - 7, minute)).toISOString();
  const visit = async (name: string, date: number, hour: number, room: string | null = null): Promise<string> =>
    (await write(shop, seeder, 'visit', [{ name, starts: local(date, hour), ends: local(date, hour + 1), room }]))[0] ?? '';
  const event = (name: string): Locator => page.getByRole('button', { name: new RegExp(name) });

  it('moves an event by dragging it to another day of the month, and back with undo', async () => {
    const id = await visit('Dragged', 3, 9);
    await open('/records/visit?day=2026-11-24');
    const target = page.getByRole('listitem', { name: 'Thursday, 5 November 2026' }).or(page.getByRole('listitem', { name: 'Thursday 5 November 2026' }));
    await dragOver(event('Dragged'), target);
    await page.mouse.up();
    await expect.poll(() => stored('visit', id, 'starts')).toBe(local(5, 9));
    expect(await stored('visit', id, 'ends')).toBe(local(5, 10));
    await page.getByRole('button', { name: 'Undo', exact: true }).click();
    await expect.poll(() => stored('visit', id, 'starts')).toBe(local(3, 9));
    expect(complaints).toEqual([]);
  });

  it('warns before an event overlaps another in the same room, and moves it all the same', async () => {
    await visit('Taken', 10, 9, 'a');
    const id = await visit('Clashing', 11, 9, 'a');
    await open('/records/visit?day=2026-11-10&span=week');
    await event('Clashing').waitFor();
    await dragOver(event('Clashing'), event('Taken'));
    await page.mouse.up();
    const dialog = page.getByRole('dialog', { name: 'This overlaps others' });
    await dialog.getByText('Taken').waitFor();
    await dialog.getByRole('button', { name: 'Leave it' }).click();
    await dialog.waitFor({ state: 'detached' });
    expect(await stored('visit', id, 'version')).toBe(1);
    await dragOver(event('Clashing'), event('Taken'));
    await page.mouse.up();
    await dialog.getByRole('button', { name: 'Move all the same' }).click();
    await expect.poll(() => stored('visit', id, 'version')).toBe(2);
    await page.getByRole('button', { name: /Overlaps Clashing/ }).waitFor();
  });

  it('is moved without dragging, keeping its length', async () => {
    const id = await visit('Typed', 17, 14);
    await open('/records/visit?day=2026-11-17&span=day');
    await event('Typed').focus();
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog', { name: 'Typed' });
    await dialog.getByRole('button', { name: 'Move to…' }).click();
    const start = dialog.getByRole('textbox', { name: /Starts/ }).first();
    await start.fill('18/11/2026 14:00');
    await start.press('Tab');
    await dialog.getByRole('button', { name: 'Move', exact: true }).click();
    await expect.poll(() => stored('visit', id, 'starts')).toBe(local(18, 14));
    expect(await stored('visit', id, 'ends')).toBe(local(18, 15));
  });

  it('makes a new one where one clicks, with its times filled in', async () => {
    await open('/records/visit?day=2026-11-20&span=day&search=nothing-there');
    const hours = page.locator('[data-hours="2026-11-20"]');
    await hours.click({ position: { x: 300, y: 44 * 9 + 2 } });
    await page.getByRole('heading', { level: 1, name: /New visit/ }).waitFor();
    await page.getByRole('textbox', { name: 'Name' }).fill('Clicked');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByRole('heading', { level: 1, name: 'Clicked' }).waitFor();
    const { items } = await shop.writer.list(seeder, 'visit', { filter: 'name = "Clicked"' });
    expect(items).toMatchObject([{ starts: local(20, 9), ends: local(20, 10) }]);
  });

  it('shows only what is chosen of its colours, and days where records have no times', async () => {
    await visit('In A', 26, 9, 'a');
    await visit('In B', 26, 11, 'b');
    await open('/records/visit?day=2026-11-26&span=day');
    await event('In A').waitFor();
    await page.getByRole('group', { name: 'Show only: Room' }).getByRole('button', { name: 'Room B', exact: true }).click();
    await event('In A').waitFor({ state: 'detached' });
    await event('In B').waitFor();
    expect(new URL(page.url()).searchParams.getAll('only')).toEqual(['b']);
  });

  it('lays an event of several days across them as one bar, week by week, and moves it as a whole', async () => {
    const [id = ''] = await write(shop, seeder, 'holiday', [{ name: 'Bridge', first_day: '2026-11-27', last_day: '2026-12-01' }]);
    await open('/records/holiday?day=2026-11-24');
    await expect.poll(() => event('Bridge').count()).toBe(2);
    expect(await event('Bridge').allTextContents()).toEqual(['Bridge, 27/11 – 01/12, goes on', ', began beforeBridge, 27/11 – 01/12']);
    const widths = async (): Promise<readonly number[]> =>
      Promise.all((await event('Bridge').all()).map(async (bar) => Math.round(((await bar.boundingBox())?.width ?? 0) / ((await dayBox(25))?.width ?? 1))));
    const dayBox = (date: number) => page.locator(`[data-day="2026-11-${date}"]`).boundingBox();
    expect(await widths()).toEqual([3, 2]);
    expect(await brokenRules(page)).toEqual([]);
    await page.goto(`${shop.address}/records/holiday?day=2026-11-24&span=week`);
    await expect.poll(() => event('Bridge').count()).toBe(1);
    const [bar, to] = [await event('Bridge').boundingBox(), await dayBox(24)];
    if (!bar || !to) throw new Error('nothing to drag');
    // Taken hold of on its second day, the 28th.
    await page.mouse.move(bar.x + bar.width / 2, bar.y + 8);
    await page.mouse.down();
    await page.mouse.move(to.x + to.width / 2, to.y + 8, { steps: 8 });
    await expect.poll(() => page.locator('[data-day][data-target]').count()).toBe(5);
    await page.mouse.up();
    await expect.poll(() => stored('holiday', id, 'first_day')).toBe('2026-11-23');
    expect(await stored('holiday', id, 'last_day')).toBe('2026-11-27');
    expect(complaints).toEqual([]);
  });
});

describe('a map', () => {
  it('leads from a province over its wards to the records', async () => {
    const home = (province: string | undefined, ward: string) => ({ street: '1 Lê Lợi', ward, ...(province === undefined ? {} : { province }) });
    await write(shop, seeder, 'buyer', [
      { name: 'Lan', home: home('Thành phố Hà Nội', 'Phường Ba Đình') },
      { name: 'Mai', home: home('Hà Nội', 'Phường Ba Đình') },
      { name: 'Hoa', home: home('Hà Nội', 'Phường Hoàn Kiếm') },
      { name: 'Old', home: home('Bình Dương', 'Phường Lái Thiêu') },
      { name: 'Nowhere' },
    ]);
    await open('/records/buyer');
    await page.getByRole('list', { name: 'Provinces from north to south' }).getByRole('button', { name: 'Hà Nội 3' }).click();
    const row = page.getByRole('row', { name: /Phường Ba Đình/ });
    expect(await row.getByRole('cell').textContent()).toBe('2');
    await page.getByRole('button', { name: 'All provinces' }).click();
    expect(
      await page
        .getByRole('row', { name: /Elsewhere/ })
        .getByRole('cell')
        .textContent(),
    ).toBe('1');
    expect(
      await page
        .getByRole('row', { name: /No province given/ })
        .getByRole('cell')
        .textContent(),
    ).toBe('1');
    await page.getByRole('link', { name: /Elsewhere/ }).click();
    await page.getByRole('link', { name: 'Old', exact: true }).waitFor();
    await page.getByRole('link', { name: 'Lan', exact: true }).waitFor({ state: 'detached' });
    await page.goBack();
    await page.getByRole('list', { name: 'Provinces from north to south' }).getByRole('button', { name: 'Hà Nội 3' }).click();
    await page.getByRole('link', { name: 'Phường Ba Đình' }).click();
    await page.getByRole('link', { name: 'Mai', exact: true }).waitFor();
    await page.getByRole('link', { name: 'Hoa', exact: true }).waitFor({ state: 'detached' });
    expect(complaints).toEqual([]);
  });
});

describe('on a phone in the dark', () => {
  /** A finger that scrolls over an event moves nothing; one that rests on it lifts it and takes it along. */
  async function dragsByTouch(): Promise<void> {
    const starts = '2026-11-11T02:00:00.000Z';
    const [id = ''] = await write(shop, seeder, 'visit', [{ name: 'Touched', starts, ends: '2026-11-11T03:00:00.000Z' }]);
    await page.goto(`${shop.address}/records/visit?day=2026-11-11&span=day`);
    const chip = page.getByRole('button', { name: /Touched/ });
    await chip.waitFor();
    const fingers = await context.newCDPSession(page);
    const box = async () => (await chip.boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 };
    const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', ...at: { readonly x: number; readonly y: number }[]) =>
      fingers.send('Input.dispatchTouchEvent', { type, touchPoints: at });
    const before = await box();
    const grip = { x: before.x + 60, y: before.y + 12 };
    await touch('touchStart', grip);
    for (const step of [20, 60, 100, 140]) await touch('touchMove', { ...grip, y: grip.y + step });
    await touch('touchEnd');
    await expect.poll(async () => (await box()).y - before.y).toBeGreaterThan(40);
    // A flick goes on for a moment, and may take it out of sight.
    const still = async () => {
      const y = (await box()).y;
      await page.evaluate(() => new Promise((then) => requestAnimationFrame(() => requestAnimationFrame(then))));
      return y === (await box()).y;
    };
    await expect.poll(still).toBe(true);
    await chip.evaluate((element) => element.scrollIntoView({ block: 'center' }));
    expect(await chip.getAttribute('data-lifted')).toBeNull();
    const after = await box();
    const hold = { x: after.x + 60, y: after.y + 12 };
    await touch('touchStart', hold);
    await expect.poll(() => chip.getAttribute('data-lifted')).toBe('true');
    // Two hours down.
    for (const step of [22, 44, 66, 88]) await touch('touchMove', { ...hold, y: hold.y + step });
    await page.getByText('11:00–12:00').waitFor();
    await touch('touchEnd');
    await expect.poll(() => stored('visit', id, 'starts')).toBe('2026-11-11T04:00:00.000Z');
    expect(await stored('visit', id, 'ends')).toBe('2026-11-11T05:00:00.000Z');
  }

  it('boards, calendars and maps fit, keep the rules of accessibility, need no dragging and take it by finger', async () => {
    const id = await offer({ name: 'Phone' });
    await context.close();
    context = await browser.newContext({
      viewport: { width: 360, height: 740 },
      locale: 'en-GB',
      colorScheme: 'dark',
      hasTouch: true,
      timezoneId: 'Asia/Ho_Chi_Minh',
    });
    ({ page, complaints } = await openPage(context));
    await open('/records/offer?search=Phone');
    await card('Phone').waitFor();
    expect(await brokenRules(page)).toEqual([]);
    await page.getByRole('button', { name: 'Move Phone', exact: true }).tap();
    await page.getByRole('menuitem', { name: 'Talking', exact: true }).tap();
    await expect.poll(() => stored('offer', id, 'stage')).toBe('talking');
    await page
      .getByRole('navigation', { name: 'Stages' })
      .getByRole('button', { name: /Talking/ })
      .tap();
    await expect.poll(async () => ((await column('Talking').boundingBox())?.x ?? -1) < 60).toBe(true);
    await dragsByTouch();
    for (const path of ['visit?day=2026-11-10', 'visit?day=2026-11-10&span=month', 'visit?day=2026-11-10&span=day', 'buyer', 'holiday?day=2026-11-24']) {
      await page.goto(`${shop.address}/records/${path}`);
      await page
        .getByRole('button', { name: 'Today', exact: true })
        .or(page.getByRole('list', { name: /Provinces/ }))
        .first()
        .waitFor();
      expect(await brokenRules(page), path).toEqual([]);
      const wide = await page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth);
      expect(wide, path).toBe(false);
    }
    expect(complaints).toEqual([]);
  });
});
