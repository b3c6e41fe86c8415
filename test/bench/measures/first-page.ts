import type { Browser, BrowserContext, Page } from 'playwright-core';
import { launchChromium } from '../../setup/chromium.ts';
import { signIn } from '../api-client.ts';
import { ownEnvironment } from '../bench-context.ts';
import { type Measure, rowOf } from '../measure.ts';
import { type BenchRow, within } from '../report/bench-row.ts';
import { figure, median } from '../report/figures.ts';
import { startOursBuilt } from '../servers.ts';

/** Slow 4G as Lighthouse has it: 1.6 Mbit/s down, 750 kbit/s up, 150 ms there and back; and a processor four times slower. */
const slow4g = { offline: false, latency: 150, downloadThroughput: (1_600 * 1_024) / 8, uploadThroughput: (750 * 1_024) / 8 };
const slowdown = 4;
const customers = 60;
const phone = { width: 375, height: 812 };

/** Time from asking for the address to the first record that can be opened, in ms. */
async function openList(page: Page, base: string): Promise<number> {
  const start = performance.now();
  await page.goto(`${base}/records/customer`, { waitUntil: 'commit' });
  await page
    .getByRole('main')
    .getByRole('link', { name: /^Bench/ })
    .first()
    .waitFor({ timeout: 60_000 });
  return performance.now() - start;
}

async function openSlowPage(browser: Browser, base: string, cookie: string): Promise<readonly [BrowserContext, Page]> {
  const context = await browser.newContext({ viewport: phone, hasTouch: true, locale: 'vi-VN' });
  const [name = '', value = ''] = cookie.split('=');
  await context.addCookies([{ name, value, url: base }]);
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send('Network.enable');
  await session.send('Network.emulateNetworkConditions', slow4g);
  await session.send('Emulation.setCPUThrottlingRate', { rate: slowdown });
  return [context, page];
}

/** First on a browser that has never been here, then once more with what it kept. */
async function visit(browser: Browser, base: string, cookie: string): Promise<{ readonly first: number; readonly next: number }> {
  const [context, page] = await openSlowPage(browser, base, cookie);
  try {
    const first = await openList(page, base);
    // What is kept for later comes when the page is usable, and must be there before it is measured.
    await page.evaluate(async () => void (await navigator.serviceWorker.ready));
    return { first, next: await openList(page, base) };
  } finally {
    await context.close();
  }
}

function row(name: string, times: readonly number[], mostMs: number): BenchRow {
  const ms = median(times);
  return {
    name,
    ours: `${figure(ms / 1_000)} s`,
    target: `<= ${mostMs / 1_000} s`,
    verdict: within(ms, mostMs),
    figures: { ms: times.map(Math.round) },
  };
}

/** From the address to a usable list, on a slow phone with slow 4G. */
export const firstPage: Measure = {
  name: 'first-page',
  async *run(context) {
    const url = await context.createDatabase('bench_first_page');
    const env: Readonly<Record<string, string>> = { ...ownEnvironment(url), TRELLIS_TEMPLATE: 'special-gift' };
    const server = await startOursBuilt({ role: 'api', env });
    const client = await signIn(server.base, env.TRELLIS_ADMIN_EMAIL ?? '', env.TRELLIS_ADMIN_PASSWORD ?? '');
    const items = Array.from({ length: customers }, (_, index) => ({ values: { name: `Bench ${index}`, residence: 'domestic' } }));
    await client.call('POST', '/api/records/customer', { items });
    const browser = await launchChromium();
    context.onClose(() => browser.close());
    const times: { readonly first: number; readonly next: number }[] = [];
    const measured = async (): Promise<void> => {
      for (let n = 0; n < (context.options.quick ? 1 : 5); n += 1) times.push(await visit(browser, server.base, client.headers.cookie ?? ''));
    };
    const first = 'page to usable list, 4x slower processor, slow 4G: first visit';
    const result = await rowOf(first, async () => {
      await measured();
      return row(
        first,
        times.map((time) => time.first),
        5_000,
      );
    });
    yield result;
    if (result.verdict === 'wrong') return;
    yield row(
      'page to usable list, 4x slower processor, slow 4G: afterwards',
      times.map((time) => time.next),
      1_500,
    );
  },
};
