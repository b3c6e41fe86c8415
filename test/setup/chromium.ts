import { existsSync } from 'node:fs';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';

const quiet = ['--disable-background-networking', '--disable-component-update', '--disable-sync', '--no-first-run', '--disable-quic'];

/** Starts Chromium: the one named by CHROMIUM_PATH, one of the system, else the one that came with the packages. */
export async function launchChromium(): Promise<Browser> {
  const own = [process.env.CHROMIUM_PATH, '/usr/bin/chromium'].find((path) => path !== undefined && path !== '' && existsSync(path));
  if (own !== undefined) return chromium.launch({ executablePath: own, args: ['--no-sandbox', '--disable-gpu', ...quiet] });
  const { default: packaged } = await import('@sparticuz/chromium');
  // In one process the browser ends with its first closed context.
  const args = packaged.args.filter((argument) => argument !== '--single-process');
  return chromium.launch({ executablePath: await packaged.executablePath(), args: [...args, ...quiet] });
}

export interface WatchedPage {
  readonly page: Page;
  /** Errors and warnings of the console and uncaught exceptions so far. */
  readonly complaints: string[];
}

/** How many times slower than this machine pages run, by TRELLIS_TEST_SLOWDOWN: what hangs on luck fails with 6. */
async function slowDown(page: Page): Promise<void> {
  const rate = Number(process.env.TRELLIS_TEST_SLOWDOWN ?? 1);
  if (rate > 1) await (await page.context().newCDPSession(page)).send('Emulation.setCPUThrottlingRate', { rate });
}

/** A page that remembers everything the console complains of. */
export async function openPage(context: BrowserContext): Promise<WatchedPage> {
  const page = await context.newPage();
  await slowDown(page);
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  return { page, complaints };
}
