import type { Shopper } from './shopper.ts';

/**
 * The customer as the one before, entered again by somebody who did not find them: the same phone number and address, the name typed without
 * its marks. Organisations and foreigners are left as they are.
 */
export function enteredTwice(shopper: Shopper, before: Shopper | undefined): Shopper {
  if (!before || before.organisation || shopper.organisation || before.country !== shopper.country) return shopper;
  const { name, person, phone, place } = before;
  return { ...shopper, name: plain(name), person, phone, place };
}

function plain(name: string): string {
  return name
    .normalize('NFD')
    .replaceAll(/[\u0300-\u036f]/g, '')
    .replaceAll('đ', 'd')
    .replaceAll('Đ', 'D');
}
