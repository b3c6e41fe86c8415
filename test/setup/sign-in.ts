import type { Page } from 'playwright-core';
import type { ServedShop } from './served-shop.ts';

const labels = {
  en: { email: 'E-mail address', password: 'Password', signIn: 'Sign in' },
  vi: { email: 'Địa chỉ email', password: 'Mật khẩu', signIn: 'Đăng nhập' },
} as const;

/** Opens an address and signs in there; the administrator of the shop unless another is named. The browser's language is that of the labels. */
export async function signIn(page: Page, shop: ServedShop, path: string, email = shop.email, locale: 'en' | 'vi' = 'en'): Promise<void> {
  const words = labels[locale];
  await page.goto(`${shop.address}${path}`);
  await page.getByLabel(words.email).fill(email);
  await page.getByRole('textbox', { name: words.password }).fill(shop.password);
  await page.getByRole('button', { name: words.signIn }).click();
}
