import { money, priceFactor, roundPrice } from './demo-money.ts';
import type { DemoWorld } from './demo-world.ts';
import type { Combo, Goods } from './goods.ts';
import type { Purchase, Shopper } from './shopper.ts';

interface Item {
  readonly goods: Goods;
  readonly quantity: number;
  readonly combo?: string;
  readonly discount?: number;
}

export interface Basket {
  /** Wire values of the order's lines. */
  readonly lines: readonly Readonly<Record<string, unknown>>[];
  readonly total: number;
  readonly pieces: number;
}

/** What this customer takes on this occasion: mostly candles in its favourite scents, and what goes with them. */
export function fillBasket(world: DemoWorld, shopper: Shopper, purchase: Purchase): Basket {
  const { random } = shopper;
  const { basket } = world.settings;
  const combos = world.catalogue.combosByOccasion.get(purchase.occasion) ?? [];
  const atPeak = purchase.occasion !== 'everyday';
  const takesCombo = combos.length > 0 && random.chance(atPeak ? basket.combo_at_peak : basket.combo);
  const items = takesCombo ? comboItems(world, random.pick(combos), purchase) : looseItems(world, shopper, atPeak);
  const [least, most] = basket.organisation_pieces;
  const times = shopper.organisation ? random.int(least, most) : 1;
  const discount = shopper.organisation && !takesCombo ? random.pick([0.05, 0.08, 0.1]) : undefined;
  return priced(
    world,
    items.map((item) => ({ ...item, quantity: item.quantity * times, ...(discount === undefined ? {} : { discount }) })),
    purchase.at,
  );
}

/** A combo is sold as its pieces, each at its price less the same discount. */
function comboItems(world: DemoWorld, combo: Combo, purchase: Purchase): readonly Item[] {
  const factor = priceFactor(world.settings, purchase.at);
  const full = combo.items.reduce((sum, { goods, quantity }) => sum + roundPrice(goods.product.price * factor) * quantity, 0);
  const discount = Math.max(0, Math.round((1 - roundPrice(combo.combo.price * factor) / full) * 1000) / 1000);
  return combo.items.map(({ goods, quantity }) => ({ goods, quantity, combo: combo.id, discount }));
}

function looseItems(world: DemoWorld, shopper: Shopper, atPeak: boolean): readonly Item[] {
  const { random } = shopper;
  const { basket } = world.settings;
  const chosen = new Map<string, Item>();
  const take = (goods: Goods | undefined, quantity = 1): void => {
    if (goods && !chosen.has(goods.id)) chosen.set(goods.id, { goods, quantity });
  };
  const from = (category: string): Goods | undefined => world.catalogue.byCategory.get(category)?.pick(random);
  const candle = random.chance(basket.candle);
  if (candle) {
    take(candleFor(world, shopper), random.chance(0.15) ? 2 : 1);
    if (random.chance(basket.second_candle)) take(candleFor(world, shopper));
  }
  if (random.chance(candle ? basket.holder_with_candle : basket.holder_alone)) take(from('holder'));
  if (random.chance(candle ? basket.oil_with_candle : basket.oil_alone)) take(from('oil'));
  if (random.chance(basket.decor)) take(from('decor'));
  if (atPeak && random.chance(basket.box_at_peak)) take(from('box'));
  if (atPeak && random.chance(basket.card_at_peak)) take(from('card'));
  if (chosen.size === 0) take(from(random.pick(['oil', 'diffuser', 'decor'])));
  return [...chosen.values()];
}

function candleFor(world: DemoWorld, { random, scents }: Shopper): Goods | undefined {
  const { first, second } = world.settings.taste;
  const mood = random.next();
  const scent = mood < first ? scents[0] : mood < first + second ? scents[1] : world.scents.pick(random);
  return (world.catalogue.candlesByScent.get(scent) ?? world.catalogue.byCategory.get('candle'))?.pick(random);
}

function priced(world: DemoWorld, items: readonly Item[], atMs: number): Basket {
  const { currency } = world.settings;
  const factor = priceFactor(world.settings, atMs);
  const soldAt = new Date(atMs).toISOString();
  let total = 0;
  let pieces = 0;
  const lines = items.map(({ goods, quantity, combo, discount }, index) => {
    const price = roundPrice(goods.product.price * factor);
    total += Math.round(quantity * price * (1 - (discount ?? 0)) * 1000) / 1000;
    pieces += quantity;
    return {
      position: index + 1,
      product: goods.id,
      description: goods.product.name,
      quantity,
      unit_price: money(price, currency),
      unit_cost: money(roundPrice(goods.product.cost * factor), currency),
      sold_at: soldAt,
      ...(combo === undefined ? {} : { combo }),
      ...(discount === undefined ? {} : { discount: String(discount) }),
    };
  });
  return { lines, total, pieces };
}
