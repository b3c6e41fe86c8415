import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';

const folder = join(import.meta.dirname, '../../docs/guide/pictures');

/** Where the pictures of the guide are being made (`TRELLIS_PICTURES=1`), keeps what the page shows, 1280 × 800 at most. */
export async function takePicture(page: Page, name: string): Promise<void> {
  if (process.env.TRELLIS_PICTURES !== '1') return;
  const size = page.viewportSize();
  if (!size) return;
  await mkdir(folder, { recursive: true });
  if (size.width > 1280) await page.setViewportSize({ width: 1280, height: 800 });
  await page.screenshot({ path: join(folder, `${name}.png`), animations: 'disabled', scale: 'css' });
  await page.setViewportSize(size);
}
