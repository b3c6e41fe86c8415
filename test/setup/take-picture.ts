import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';

const folder = join(import.meta.dirname, '../../docs/guide/pictures');

/** Whether the pictures of the guide are being made. */
export const takesPictures = process.env.TRELLIS_PICTURES === '1';

/** Keeps what the page shows for the guide: in light colours, 1280 × 800 at most. Leaves the page as it was, of which the colours are given. */
export async function takePicture(page: Page, name: string, colors: 'light' | 'dark'): Promise<void> {
  if (!takesPictures) return;
  const size = page.viewportSize();
  if (!size) return;
  await mkdir(folder, { recursive: true });
  await page.emulateMedia({ colorScheme: 'light' });
  if (size.width > 1280) await page.setViewportSize({ width: 1280, height: 800 });
  await page.screenshot({ path: join(folder, `${name}.png`), animations: 'disabled', scale: 'css' });
  await page.emulateMedia({ colorScheme: colors });
  await page.setViewportSize(size);
}
