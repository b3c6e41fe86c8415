import { money, priceFactor, roundPrice } from '../demo-money.ts';
import { dayMs, hourMs } from '../shop-clock.ts';
import { ownedBy } from '../staff/owned-by.ts';
import type { Story } from '../story.ts';
import type { Dealer } from './dealer.ts';

const iso = (atMs: number): string => new Date(atMs).toISOString();

/** Some who buy on the website leave a cart behind; half of them are reminded, once. */
export function cartStories({ random, shopper, world, tell }: Dealer): readonly Story[] {
  if (shopper.channel !== 'website' || !random.chance(0.4)) return [];
  const { clock, settings, catalogue } = world;
  const at = clock.momentOn(clock.days - random.int(0, 45), random);
  const left = at + 3 * hourMs;
  const factor = priceFactor(settings, at);
  const goods = [...new Set(Array.from({ length: random.int(1, 3) }, () => random.pick(catalogue.goods)))];
  const lines = goods.map(({ id, product }, index) => {
    return { position: index + 1, product: id, quantity: random.int(1, 2), unit_price: money(roundPrice(product.price * factor), settings.currency) };
  });
  const values = {
    customer: shopper.id,
    channel: 'website',
    status: 'open',
    started_at: iso(at),
    touched_at: iso(at + 600_000),
    lines,
    ...ownedBy(shopper.owner),
  };
  const reminded = random.chance(0.5) ? [{ at: left + dayMs, values: { reminded_at: iso(left + dayMs) } }] : [];
  return [tell(at, values, [{ at: left, values: { status: 'abandoned' } }, ...reminded])];
}
