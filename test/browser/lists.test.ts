import type { Browser, BrowserContext, Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { systemActor } from '../../engine/access/actor.ts';
import { sql } from '../../engine/sql/sql.ts';
import { brokenRules } from '../setup/axe.ts';
import { launchChromium, openPage } from '../setup/chromium.ts';
import { type ServedShop, serveShop } from '../setup/served-shop.ts';
import { signIn } from '../setup/sign-in.ts';

let shop: ServedShop;
let browser: Browser;
let context: BrowserContext;
let page: Page;
let complaints: string[];

const tasks = [
  { subject: 'Call Mai', status: 'open', priority: 'high', task_type: 'call' },
  { subject: 'Wrap the candles', status: 'open', priority: 'low', task_type: 'gift_wrap' },
  { subject: 'Deliver to Ánh', status: 'doing', priority: 'normal', task_type: 'delivery' },
  { subject: 'Write to Bình', status: 'done', priority: 'normal', task_type: 'email' },
];

beforeAll(async () => {
  shop = await serveShop();
  browser = await launchChromium();
});
afterAll(async () => {
  await browser?.close();
  await shop?.close();
});

beforeEach(async () => {
  await shop.database.query(sql`delete from sys.saved_view`);
  await shop.database.query(sql`delete from sys.list_setting`);
  await shop.database.query(sql`delete from crm.task`);
  const system = systemActor('test');
  await shop.writer.write(
    system,
    'task',
    tasks.map((values) => ({ op: 'create' as const, values })),
  );
});
afterEach(() => context?.close());

async function open(path: string, size = { width: 1440, height: 900 }, locale: 'en' | 'vi' = 'en', colorScheme: 'light' | 'dark' = 'light'): Promise<void> {
  context = await browser.newContext({ viewport: size, locale: locale === 'en' ? 'en-GB' : 'vi-VN', colorScheme });
  ({ page, complaints } = await openPage(context));
  await shop.database.query(sql`update sys."user" set locale = ${locale} where email = ${shop.email}`);
  shop.identity.forget();
  await signIn(page, shop, path, shop.email, locale);
  await page.getByRole('link', { name: 'Call Mai' }).waitFor();
  complaints.length = 0;
}

const row = (name: string): Locator => page.getByRole('row').filter({ has: page.getByRole('link', { name, exact: true }) });
const cell = (name: string, path: string): Locator => row(name).locator(`td[data-path="${path}"]`);
const parameter = (name: string) => new URL(page.url()).searchParams.get(name);
const stored = async (subject: string) =>
  (
    await shop.database.query<{ status: string; priority: string }>(
      sql`select status, priority from crm.task where subject = ${subject} and deleted_at is null`,
    )
  )[0];
const focused = () => page.evaluate(() => document.activeElement?.textContent);

describe('views of a list', () => {
  it('are saved with columns, groups and filter, marked where the list differs, renamed, and deleted with a way back', async () => {
    await open('/records/task');
    await page.getByRole('button', { name: 'Columns, groups and sums' }).click();
    // Two clicks before the first one is drawn: both count.
    await page.getByRole('button', { name: 'Hide Owner' }).waitFor();
    await page.evaluate(() => {
      for (const name of ['Hide Owner', 'Move Priority up']) document.querySelector<HTMLElement>(`button[aria-label="${name}"]`)?.click();
    });
    await expect.poll(() => parameter('columns')).toBe('subject,task_type,priority,status,due_at');
    await page
      .getByRole('textbox', { name: 'Group by' })
      .or(page.getByRole('combobox', { name: 'Group by' }))
      .first()
      .click();
    await page.getByRole('option', { name: 'Status', exact: true }).click();
    await page
      .getByRole('button', { name: 'Open 2 records' })
      .or(page.getByRole('button', { name: /^Open 2$/ }))
      .first()
      .waitFor();
    expect(await brokenRules(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await page.getByRole('link', { name: /All tasks \(changed\)/ }).waitFor();
    await page.getByRole('button', { name: 'Save view', exact: true }).click();
    await page.getByRole('menuitem', { name: 'Save as new view…' }).click();
    const dialog = page.getByRole('dialog', { name: 'New view of Tasks' });
    await dialog.getByLabel('Name').fill('By status');
    expect(await brokenRules(page)).toEqual([]);
    await dialog.getByRole('button', { name: 'Save view' }).click();
    await dialog.waitFor({ state: 'detached' });
    const tab = page.getByRole('navigation', { name: 'Views' }).getByRole('link', { name: 'By status', exact: true });
    await expect.poll(() => tab.getAttribute('aria-current')).toBe('page');
    await expect.poll(() => parameter('columns')).toBeNull();
    const saved = await shop.database.query(sql`select label, body, shared_with from sys.saved_view`);
    expect(saved).toEqual([
      {
        label: 'By status',
        body: expect.objectContaining({ columns: ['subject', 'task_type', 'priority', 'status', 'due_at'], group: 'status', sort: ['-created_at'] }),
        shared_with: [],
      },
    ]);
    // The menu was opened before: it opens again, and stays so.
    await page.getByRole('button', { name: 'View: save, share, set as first' }).click();
    await page.getByRole('menuitem', { name: 'Rename or share…' }).waitFor();
    expect(await brokenRules(page)).toEqual([]);
    await page.getByRole('menuitem', { name: 'Open this list with “By status”' }).click();
    await page.getByText('The list opens with this view from now on').waitFor();
    await page.goto(`${shop.address}/records/task`);
    await expect.poll(() => tab.getAttribute('aria-current')).toBe('page');
    await page.getByRole('button', { name: 'View: save, share, set as first' }).click();
    await page.getByRole('menuitem', { name: 'Rename or share…' }).click();
    const edit = page.getByRole('dialog', { name: 'Rename or share the view' });
    await edit.getByLabel('Name').fill('For all');
    await edit
      .getByRole('textbox', { name: 'Share with' })
      .or(edit.getByRole('combobox', { name: 'Share with' }))
      .first()
      .click();
    await page.getByRole('option', { name: 'Everyone' }).click();
    await page.keyboard.press('Escape');
    await edit.getByRole('button', { name: 'Save view' }).click();
    await edit.waitFor({ state: 'detached' });
    await expect
      .poll(async () => (await shop.database.query(sql`select label, shared_with from sys.saved_view`))[0])
      .toEqual({
        label: 'For all',
        shared_with: ['everyone'],
      });
    await page.getByRole('button', { name: 'View: save, share, set as first' }).click();
    await page.getByRole('menuitem', { name: 'Delete “For all”' }).click();
    await page.getByText('“For all” deleted').waitFor();
    await page.getByRole('button', { name: 'Undo' }).click();
    await page.getByRole('link', { name: 'For all', exact: true }).waitFor();
    expect(complaints).toEqual([]);
  });

  it('keep widths of columns for the person, pulled or set by the menu', async () => {
    await open('/records/task');
    await page.getByRole('columnheader', { name: /Subject/ }).hover();
    await page.getByRole('button', { name: 'Column Subject' }).click();
    await page.getByRole('menuitem', { name: 'Wider' }).click();
    const kept = async () =>
      (await shop.database.query<{ widths: Record<string, Record<string, number>> }>(sql`select widths from sys.list_setting`))[0]?.widths;
    await expect.poll(async () => Object.keys((await kept())?.task_all ?? {}).length).toBe(6);
    const width = (await kept())?.task_all?.subject ?? 0;
    await page.reload();
    const head = page.locator('th[data-path="subject"]');
    await expect.poll(async () => Math.round((await head.boundingBox())?.width ?? 0)).toBe(width);
  });
});

describe('the filter of a list', () => {
  it('has groups, days as seen from today and fields behind links, and is the same as text', async () => {
    const text = "status == 'open' && (priority == 'high' || DATEVALUE(created_at) == ADD_DAYS(TODAY(), 1))";
    await open(`/records/task?filter=${encodeURIComponent(text)}`);
    await row('Wrap the candles').waitFor({ state: 'detached' });
    await page
      .getByText('Priority is High or Created: tomorrow')
      .or(page.getByText(/Priority is High or .*: tomorrow/))
      .first()
      .waitFor();
    await page.getByRole('button', { name: 'Filter (3)' }).click();
    const panel = page.getByRole('dialog', { name: 'Filter' });
    await panel.getByRole('group', { name: 'Group of conditions' }).waitFor();
    expect(await brokenRules(page)).toEqual([]);
    await panel.getByText('As text').click();
    const expression = panel.getByRole('textbox', { name: 'Expression' });
    expect(await expression.inputValue()).toBe(text);
    await expression.fill("owner.nam == 'x'");
    await panel.getByRole('button', { name: 'Apply' }).click();
    await panel
      .getByText(/There is no field/)
      .first()
      .waitFor();
    await expression.fill("owner.name != 'x' || ISBLANK(owner)");
    await panel.getByText('Conditions', { exact: true }).click();
    await panel.getByText('Any may hold').waitFor();
    await panel.getByRole('button', { name: 'Apply' }).click();
    await row('Wrap the candles').waitFor();
    expect(parameter('filter')).toBe("owner.name != 'x' || ISBLANK(owner)");
  });
});

describe('cells of a list', () => {
  it('are edited in place, at once on screen, with undo, and errors beside them', async () => {
    await open('/records/task');
    await cell('Call Mai', 'status').dblclick();
    await page.getByRole('option', { name: 'Done' }).waitFor();
    expect(await brokenRules(page)).toEqual([]);
    await page.getByRole('option', { name: 'Done' }).click();
    await expect.poll(() => cell('Call Mai', 'status').textContent()).toBe('Done');
    await expect.poll(async () => (await stored('Call Mai'))?.status).toBe('done');
    await page.getByText('Saved', { exact: true }).waitFor();
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect.poll(() => cell('Call Mai', 'status').textContent()).toBe('Open');
    // By keyboard, too. An empty subject is refused where it stands.
    await page.getByRole('link', { name: 'Wrap the candles', exact: true }).focus();
    await page.keyboard.press('F2');
    await expect.poll(() => page.getByRole('textbox', { name: 'Subject' }).evaluate((field) => field === document.activeElement)).toBe(true);
    await page.keyboard.press('ControlOrMeta+a');
    await page.keyboard.press('Delete');
    await page.keyboard.press('Enter');
    await page.getByText('A value is needed').waitFor();
    await page.keyboard.press('Escape');
    await row('Wrap the candles').waitFor();
    expect(complaints.filter((text) => !text.includes('422'))).toEqual([]);
  });

  it('show both values where somebody else changed the same one', async () => {
    await open('/records/task');
    await cell('Call Mai', 'priority').dblclick();
    await page.getByRole('option', { name: 'Low' }).waitFor();
    const id = (await shop.database.query<{ id: string }>(sql`select id::text as id from crm.task where subject = 'Call Mai'`))[0]?.id ?? '';
    await shop.writer.write(systemActor('somebody else'), 'task', [{ op: 'update', id, values: { priority: 'normal' } }]);
    await page.getByRole('option', { name: 'Low' }).click();
    const dialog = page.getByRole('dialog', { name: 'Someone changed this meanwhile' });
    await dialog.getByText('Keep mine').waitFor();
    expect(await brokenRules(page)).toEqual([]);
    await dialog.getByRole('button', { name: 'Save the choice' }).click();
    await expect.poll(async () => (await stored('Call Mai'))?.priority).toBe('low');
    await expect.poll(() => cell('Call Mai', 'priority').textContent()).toBe('Low');
  });
});

describe('a list that others work in', () => {
  it('shows their changes in place, keeps what is typed, and lets rows wait', async () => {
    await open('/records/task');
    const somebody = systemActor('somebody else');
    const idOf = async (subject: string) =>
      (await shop.database.query<{ id: string }>(sql`select id::text as id from crm.task where subject = ${subject}`))[0]?.id ?? '';
    const names = () => page.getByRole('row').locator('td[data-first] a').allTextContents();
    const before = await names();
    await page.getByRole('link', { name: 'Wrap the candles', exact: true }).focus();
    await page.keyboard.press('F2');
    const input = page.getByRole('textbox', { name: 'Subject' });
    await input.fill('Wrap all the candles');
    await shop.writer.write(somebody, 'task', [
      { op: 'update', id: await idOf('Call Mai'), values: { priority: 'low' } },
      { op: 'update', id: await idOf('Wrap the candles'), values: { priority: 'low' } },
      { op: 'create', values: { subject: 'Weigh the wax', status: 'open' } },
    ]);
    await expect.poll(() => cell('Call Mai', 'priority').textContent()).toBe('Low');
    expect(await input.inputValue()).toBe('Wrap all the candles');
    const news = page.getByRole('button', { name: '1 new · show', exact: true });
    await news.waitFor();
    expect(await row('Weigh the wax').count()).toBe(0);
    await page.keyboard.press('Escape');
    expect(await names()).toEqual(before);
    await news.click();
    await row('Weigh the wax').waitFor();
    await news.waitFor({ state: 'detached' });
    // What is gone stays until one asks.
    await shop.writer.write(somebody, 'task', [{ op: 'delete', id: await idOf('Weigh the wax') }]);
    await page.getByRole('button', { name: 'There are changes · show', exact: true }).click();
    await row('Weigh the wax').waitFor({ state: 'detached' });
    expect(complaints).toEqual([]);
  });
});

describe('several records', () => {
  it('are changed together after a preview, and taken back as one', async () => {
    await open('/records/task');
    await row('Call Mai').getByRole('checkbox').click();
    await row('Deliver to Ánh')
      .getByRole('checkbox')
      .click({ modifiers: ['Shift'] });
    const bar = page.getByRole('toolbar', { name: 'Chosen records' });
    await bar.getByText('3 chosen').waitFor();
    expect(await brokenRules(page)).toEqual([]);
    await bar.getByRole('button', { name: 'Choose all 4' }).click();
    await bar.getByText('4 chosen').waitFor();
    await bar.getByRole('button', { name: 'Edit' }).click();
    const dialog = page.getByRole('dialog', { name: 'Edit several Tasks' });
    await dialog.getByPlaceholder('Which field?').click();
    await page.getByRole('option', { name: 'Status' }).click();
    await dialog
      .getByRole('textbox', { name: 'Status' })
      .or(dialog.getByRole('combobox', { name: 'Status' }))
      .first()
      .click();
    await page.getByRole('option', { name: 'Done' }).click();
    await dialog.getByRole('button', { name: 'Preview' }).click();
    await dialog.getByText('3 records would change · 1 has this value already').waitFor();
    expect(await brokenRules(page)).toEqual([]);
    expect((await stored('Call Mai'))?.status).toBe('open');
    await dialog.getByRole('button', { name: 'Change 3 records' }).click();
    await page.getByText('3 records changed').waitFor();
    await expect.poll(async () => (await stored('Deliver to Ánh'))?.status).toBe('done');
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect.poll(async () => (await stored('Deliver to Ánh'))?.status).toBe('doing');
    await bar.waitFor({ state: 'detached' });
    expect(complaints).toEqual([]);
  });

  it('are deleted after they were counted, and come back', async () => {
    await open('/records/task');
    await row('Call Mai').getByRole('checkbox').click();
    await page.getByRole('toolbar', { name: 'Chosen records' }).getByRole('button', { name: 'Delete' }).click();
    const dialog = page.getByRole('dialog', { name: 'Delete several Tasks' });
    await dialog.getByText('1 record would be deleted').waitFor();
    const lists: string[] = [];
    page.on('request', (request) => {
      const { pathname, searchParams } = new URL(request.url());
      if (pathname === '/api/records/task' && request.method() === 'GET') lists.push(searchParams.get('filter') ?? 'all of it');
    });
    await dialog.getByRole('button', { name: 'Delete 1 record' }).click();
    await row('Call Mai').waitFor({ state: 'detached' });
    await page.getByRole('toolbar', { name: 'Chosen records' }).waitFor({ state: 'detached' });
    // Nothing of the list was asked for again but what had been chosen.
    expect(lists).not.toEqual([]);
    expect(lists.filter((filter) => !/^id in \['[0-9a-f-]{36}'\]$/.test(filter))).toEqual([]);
    await page.getByRole('button', { name: 'Undo' }).click();
    await row('Call Mai').waitFor();
  });
});

describe('keys of a list', () => {
  const slowly = async (...keys: string[]) => {
    // A hand is slower than a scanner: each key is its own.
    for (const key of keys) await page.keyboard.press(key, { delay: 20 });
  };

  it('move, choose, edit, search and create', async () => {
    await open('/records/task');
    await slowly('j');
    await expect.poll(focused).toBe('Write to Bình');
    await slowly('j');
    await expect.poll(focused).toBe('Deliver to Ánh');
    await slowly('k');
    await expect.poll(focused).toBe('Write to Bình');
    await slowly('x');
    await page.getByRole('toolbar', { name: 'Chosen records' }).waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('toolbar', { name: 'Chosen records' }).waitFor({ state: 'detached' });
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Enter');
    await page.getByRole('option', { name: 'Low' }).waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('option', { name: 'Low' }).waitFor({ state: 'detached' });
    await slowly('/');
    await expect.poll(() => page.getByRole('searchbox').evaluate((field) => field === document.activeElement)).toBe(true);
    await page.getByRole('searchbox').evaluate((field: HTMLElement) => field.blur());
    await slowly('c');
    await page.getByRole('heading', { level: 1, name: /New Task/i }).waitFor();
  });

  it('take Tab through the list in one step, and arrows through its lines, its cells and its head', async () => {
    await open('/records/task');
    const here = () =>
      page.evaluate(() => {
        const at = document.activeElement;
        const path = at?.closest<HTMLElement>('td, th')?.dataset.path;
        return `${at?.closest('tr')?.querySelector('td a')?.textContent ?? at?.closest('thead')?.tagName ?? ''} ${path ?? at?.getAttribute('type') ?? ''}`;
      });
    const outside = () => page.evaluate(() => document.activeElement?.closest('table') === null);
    await page.getByRole('button', { name: 'Print', exact: true }).focus();
    await page.keyboard.press('Tab');
    await expect.poll(here).toBe('Write to Bình subject');
    expect(await brokenRules(page)).toEqual([]);
    expect(
      await page.locator('table :is(a, button, input, [tabindex])').evaluateAll((all) => all.filter((each) => (each as HTMLElement).tabIndex === 0).length),
    ).toBe(1);
    await page.keyboard.press('ArrowLeft');
    await expect.poll(here).toBe('Write to Bình checkbox');
    await page.keyboard.press('Space');
    await page.getByRole('toolbar', { name: 'Chosen records' }).waitFor();
    await page.keyboard.press('Space');
    await page.keyboard.press('End');
    await page.keyboard.press('ArrowDown');
    await expect.poll(here).toBe('Deliver to Ánh owner');
    await page.keyboard.press('Control+Home');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowUp');
    await expect.poll(here).toBe('THEAD subject');
    await page.keyboard.press('ArrowRight');
    await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toBe('Column Subject');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Tab');
    await expect.poll(outside).toBe(true);
    await page.keyboard.press('Shift+Tab');
    await expect.poll(here).toBe('Write to Bình subject');
    await page.keyboard.press('Shift+Tab');
    await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toBe('Print');
    expect(complaints).toEqual([]);
  });

  it('do nothing for a scanner, which types in a burst, nor where they are switched off', async () => {
    await open('/records/task');
    await page.evaluate(() => {
      for (const key of 'cje') window.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
    });
    // Until a moment has passed what follows belongs to the burst.
    const pressed = async () => {
      const row = await focused();
      if (!tasks.some(({ subject }) => subject === row)) await page.keyboard.press('j');
      return row;
    };
    await expect.poll(pressed, { interval: 500 }).toMatch(/^(Write to Bình|Deliver to Ánh|Wrap the candles|Call Mai)$/);
    expect(new URL(page.url()).pathname).toBe('/records/task');
    await page.evaluate(() => localStorage.setItem('trellis.singleKeys', 'off'));
    const before = await focused();
    await slowly('c', 'j');
    await page.keyboard.press('ArrowDown');
    await expect.poll(focused).not.toBe(before);
    expect(new URL(page.url()).pathname).toBe('/records/task');
  });
});

describe('a list elsewhere', () => {
  it('is printed whole, with its filter, time and reader', async () => {
    await open(`/records/task?filter=${encodeURIComponent("status == 'open'")}`);
    await page.evaluate(() => {
      window.print = () => {
        (window as unknown as { printed: string }).printed = document.querySelector('[data-print-page]')?.textContent ?? '';
      };
    });
    await page.getByRole('button', { name: 'Print', exact: true }).click();
    const printed = () => page.evaluate(() => (window as unknown as { printed?: string }).printed ?? '');
    await expect.poll(printed).toContain('Wrap the candles');
    expect(await printed()).toMatch(/^Tasks · All tasks.*Lan Phạm · 2 rowsFilter: status == 'open'/);
    expect(await printed()).not.toContain('Deliver to Ánh');
  });

  it('stands in groups of cards on a phone, in Vietnamese and in the dark', async () => {
    await open('/records/task?group=status', { width: 375, height: 812 }, 'vi', 'dark');
    const head = page.getByRole('button', { name: /^Chưa làm/ });
    await expect.poll(() => head.getAttribute('aria-expanded')).toBe('true');
    expect(await brokenRules(page)).toEqual([]);
    await expect.poll(() => page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(375);
    await head.click();
    await page.getByRole('link', { name: 'Call Mai' }).waitFor({ state: 'detached' });
    await page.getByRole('link', { name: 'Deliver to Ánh' }).waitFor();
    await page.getByRole('button', { name: 'Lưu chế độ xem' }).click();
    await page.getByRole('menuitem', { name: 'Lưu thành chế độ xem mới…' }).waitFor();
    expect(await brokenRules(page)).toEqual([]);
    expect(complaints).toEqual([]);
  });
});
