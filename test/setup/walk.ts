import type { Browser, BrowserContext, Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import { systemActor } from '../../engine/access/actor.ts';
import { fillDemo } from '../../runtime/main/fill-demo.ts';
import { brokenRules } from './axe.ts';
import { openPage } from './chromium.ts';
import { type ServedShop, serveShop } from './served-shop.ts';
import { takePicture, takesPictures } from './take-picture.ts';

/** How somebody works: with which language, hand, screen and colours. */
export interface Way {
  readonly locale: 'en' | 'vi';
  readonly hand: 'mouse' | 'keys' | 'touch';
  readonly width: 1440 | 1366 | 360;
  readonly colors: 'light' | 'dark';
}

/** The whole matrix pairwise, three ways to a person; the second person of a pair takes the other half of languages and colours. */
const pairwise: Readonly<Record<'odd' | 'even', readonly Way[]>> = {
  odd: [
    { locale: 'vi', hand: 'mouse', width: 1440, colors: 'light' },
    { locale: 'en', hand: 'keys', width: 1366, colors: 'dark' },
    { locale: 'vi', hand: 'touch', width: 360, colors: 'dark' },
  ],
  even: [
    { locale: 'en', hand: 'mouse', width: 1440, colors: 'dark' },
    { locale: 'vi', hand: 'keys', width: 1366, colors: 'light' },
    { locale: 'en', hand: 'touch', width: 360, colors: 'light' },
  ],
};

const hands = [
  ['mouse', 1440],
  ['mouse', 1366],
  ['keys', 1440],
  ['keys', 1366],
  ['touch', 360],
] as const;
const every = hands.flatMap(([hand, width]) =>
  (['vi', 'en'] as const).flatMap((locale) => (['light', 'dark'] as const).map((colors): Way => ({ locale, hand, width, colors }))),
);

/** How the people of the walks work. TRELLIS_WALKS=1 to 7 has everybody go in three other ways; all seven together are every way there is. */
const turn = Number(process.env.TRELLIS_WALKS ?? 0);
const ofTurn = every.slice(3 * turn - 3, 3 * turn);
export const ways = turn > 0 ? { odd: ofTurn, even: ofTurn } : pairwise;

export const nameOfWay = ({ locale, hand, width, colors }: Way): string => `${locale}, ${hand}, ${width} px, ${colors}`;

/** The product on the whole template with its people and a small demo. */
export async function serveDemo(): Promise<ServedShop> {
  const shop = await serveShop();
  await fillDemo(shop.database, shop.engine, takesPictures ? 0.15 : 0.02);
  return shop;
}

/** Makes a record; answers its id. */
export async function make(shop: ServedShop, object: string, values: Record<string, unknown>): Promise<string> {
  const { results } = await shop.writer.write(systemActor('test'), object, [{ op: 'create', values }]);
  const [result] = results;
  if (!result?.ok) throw new Error(JSON.stringify(result));
  return result.id;
}

/** The id of somebody of the demo. */
export async function idOf(shop: ServedShop, key: string): Promise<string> {
  const found = await shop.identity.findUser(`${key}@special-gift.example`);
  if (!found) throw new Error(`nobody has the key ${key}`);
  return found.id;
}

/** A day from today on as people here write it, in Vietnamese time. */
export function dayAhead(days: number): string {
  return new Date(Date.now() + days * 86_400_000).toLocaleDateString('en-GB', { timeZone: 'Asia/Ho_Chi_Minh' });
}

const heights = { 1440: 900, 1366: 768, 360: 740 } as const;
/** More stops than any page has: whoever comes by that many has gone round. */
const mostStops = 300;

/** Somebody of the demo at work, in one of the ways. */
export class Walk {
  readonly shop: ServedShop;
  readonly way: Way;
  readonly context: BrowserContext;
  readonly page: Page;
  readonly complaints: string[];

  constructor(shop: ServedShop, way: Way, context: BrowserContext, watched: { readonly page: Page; readonly complaints: string[] }) {
    this.shop = shop;
    this.way = way;
    this.context = context;
    this.page = watched.page;
    this.complaints = watched.complaints;
  }

  /** The text in the language of this walk. */
  say(en: string, vi: string): string {
    return this.way.locale === 'en' ? en : vi;
  }

  get phone(): boolean {
    return this.way.width === 360;
  }

  /** Presses what is named in the way of this walk: a click, a tap, or tabs up to it and Enter. */
  async press(target: Locator): Promise<void> {
    if (this.way.hand === 'mouse') return target.click();
    if (this.way.hand === 'touch') return target.tap();
    await this.reach(target);
    await this.page.keyboard.press('Enter');
  }

  /** Enters a text into a field instead of what stands there. */
  async enter(target: Locator, text: string): Promise<void> {
    if (this.way.hand === 'mouse') await target.click();
    else if (this.way.hand === 'touch') await target.tap();
    else await this.reach(target);
    await this.page.keyboard.press('Control+a');
    await this.page.keyboard.insertText(text);
  }

  /** Ticks a box: by the keys with the space bar. */
  async tick(box: Locator): Promise<void> {
    if (this.way.hand !== 'keys') return this.press(box);
    await this.reach(box);
    await this.page.keyboard.press('Space');
  }

  /** Chooses something of an open menu or list. */
  async choose(target: Locator): Promise<void> {
    if (this.way.hand !== 'keys') return this.press(target);
    await target.waitFor();
    await this.untilChosen(target, 'ArrowDown');
    await this.page.keyboard.press('Enter');
  }

  /** Goes to something with the Tab key alone, within a list with the arrow keys; backwards where that is the shorter way. */
  async reach(target: Locator, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
    await target.waitFor();
    if (await target.evaluate((element) => element.closest('table[role="grid"]') !== null)) await this.reachInList(target, key);
    else await this.untilChosen(target, key);
  }

  /** A list is one stop; from there line by line, then cell by cell. */
  private async reachInList(target: Locator, key: string): Promise<void> {
    for (let stops = 0; stops < mostStops; stops += 1) {
      const next = await target.evaluate((element, outside) => {
        const active = document.activeElement;
        if (!active || !element.closest('table')?.contains(active)) return outside;
        if (active === element || active.contains(element)) return undefined;
        const [row, other] = [active.closest('tr'), element.closest('tr')];
        const [from, to] = row === other ? [active.closest('td, th'), element.closest('td, th')] : [row, other];
        const follows = from && to && (from.compareDocumentPosition(to) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;
        return row === other ? (follows ? 'ArrowRight' : 'ArrowLeft') : follows ? 'ArrowDown' : 'ArrowUp';
      }, key);
      if (next === undefined) return;
      await this.page.keyboard.press(next);
    }
    throw new Error(`no key leads to ${target}`);
  }

  /** Whether the target, or what the focused field has marked as chosen, is where the keys go. */
  private async untilChosen(target: Locator, key: string): Promise<void> {
    for (let stops = 0; stops < mostStops; stops += 1) {
      const there = await target.evaluate((element) => {
        const { activeElement: active } = document;
        return active === element || active?.getAttribute('aria-activedescendant') === element.id || element.hasAttribute('data-combobox-selected');
      });
      if (there) return;
      await this.page.keyboard.press(key);
    }
    throw new Error(`${key} never leads to ${target}`);
  }

  /** Opens a tab: by the keys from the one that is open, with an arrow. */
  async openTab(name: string): Promise<void> {
    const tab = this.page.getByRole('tab', { name, exact: true });
    if (this.way.hand !== 'keys') return this.press(tab);
    await this.reach(this.page.getByRole('tab', { selected: true }));
    await this.untilChosen(tab, 'ArrowRight');
  }

  async heading(name: string | RegExp): Promise<void> {
    await this.page.getByRole('heading', { level: 1, name, exact: true }).waitFor();
  }

  /** One step is done: no rule of axe is broken, the console is silent, nothing scrolls sideways. `picture` puts it into the guide. */
  async sound(step: string, picture?: string): Promise<void> {
    if (picture !== undefined) await takePicture(this.page, `${picture}-${this.way.locale}`, this.way.colors);
    if (process.env.TRELLIS_SHOTS !== undefined)
      await this.page.screenshot({ path: `${process.env.TRELLIS_SHOTS}/${step}-${this.way.locale}-${this.way.hand}.png` });
    const found = { step, broken: await brokenRules(this.page), complaints: this.complaints };
    expect(found).toEqual({ step, broken: [], complaints: [] });
    await expect.poll(() => this.page.evaluate(() => document.documentElement.scrollWidth), { message: step }).toBeLessThanOrEqual(this.way.width);
  }

  /** Goes to a record or page by its address, as by a link in a message. */
  async visit(path: string): Promise<void> {
    await this.page.goto(`${this.shop.address}${path}`);
  }

  /** Finds a record by the search of everything, as it would be typed in a hurry, and opens it. */
  async find(typed: string, title: string): Promise<void> {
    // A drawer that closes has a button of that name, too.
    const bar = this.page.getByRole('navigation', { name: this.say('Main areas', 'Khu vực chính') });
    if (this.phone) await this.press(bar.getByRole('button', { name: this.say('Search', 'Tìm kiếm'), exact: true }));
    else await this.page.keyboard.press('Control+k');
    const search = this.page.getByRole('combobox', { name: this.say('Search everything', 'Tìm tất cả') });
    await search.waitFor();
    // It is there a moment before it has the focus, and what is typed in between goes nowhere.
    await expect.poll(() => search.evaluate((input) => input === document.activeElement), { message: 'focus of the search' }).toBe(true);
    await this.page.keyboard.insertText(typed);
    await this.choose(this.page.getByRole('option', { name: title }).first());
    await this.heading(title);
  }

  /** Follows a link of the navigation: in the sidebar, on a phone behind More. */
  async go(name: string): Promise<void> {
    if (this.phone) {
      await this.press(this.page.getByRole('button', { name: this.say('Lists', 'Danh sách'), exact: true }));
      await this.press(this.page.getByRole('dialog').getByRole('link', { name, exact: true }));
    } else await this.press(this.page.getByRole('complementary', { name: this.say('Sidebar', 'Thanh bên') }).getByRole('link', { name, exact: true }));
  }
}

/** Opens a browser window in that way and signs somebody of the demo in by the sign-in page; leads to their home. */
export async function startWalk(browser: Browser, shop: ServedShop, way: Way, person: string): Promise<Walk> {
  const touch = way.hand === 'touch';
  const context = await browser.newContext({
    viewport: { width: way.width, height: heights[way.width] },
    locale: way.locale === 'en' ? 'en-GB' : 'vi-VN',
    timezoneId: 'Asia/Ho_Chi_Minh',
    colorScheme: way.colors,
    hasTouch: touch,
    isMobile: touch,
  });
  const walk = new Walk(shop, way, context, await openPage(context));
  await walk.visit('/');
  await walk.press(walk.page.getByRole('button', { name: person }));
  await walk.heading(new RegExp(walk.say('^Good ', '^Chào buổi ')));
  return walk;
}

/** Closes the window; of a walk that failed a picture is kept where pictures are asked for. */
export async function endWalk(walk: Walk | undefined, failed: boolean): Promise<void> {
  const folder = process.env.TRELLIS_SHOTS;
  if (failed && folder !== undefined) await walk?.page.screenshot({ path: `${folder}/failed-${Date.now()}.png` });
  await walk?.context.close();
}
