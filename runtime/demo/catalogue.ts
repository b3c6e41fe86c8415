import { stockBatches } from './catalogue-stories.ts';
import { demoId } from './chance/demo-id.ts';
import { Random } from './chance/random.ts';
import { Weighted } from './chance/weighted.ts';
import type { Combo, Goods } from './goods.ts';
import type { DemoCombo, DemoProduct, DemoSettings } from './settings/demo-settings.ts';
import { dayMs, type ShopClock } from './shop-clock.ts';
import type { DemoBatch } from './story.ts';

/** What the shop has before its first customer, ready to be picked from. */
export interface Catalogue {
  readonly branches: Weighted<{ readonly id: string; readonly code: string }>;
  readonly goods: readonly Goods[];
  readonly byCategory: ReadonlyMap<string, Weighted<Goods>>;
  readonly candlesByScent: ReadonlyMap<string, Weighted<Goods>>;
  readonly combosByOccasion: ReadonlyMap<string, readonly Combo[]>;
  batches(): Generator<DemoBatch>;
}

// Streams below 2 ** 40 belong to customers.
const catalogueStream = 2 ** 40;

/** Makes the catalogue; `seed` decides its ids. */
export function buildCatalogue(settings: DemoSettings, clock: ShopClock, seed: number): Catalogue {
  const random = new Random(seed, catalogueStream);
  const idFor = (daysBefore: number): string => demoId(clock.startMs - daysBefore * dayMs, random);
  const branches = settings.branches.map((branch) => ({ id: idFor(30), branch }));
  const suppliers = settings.suppliers.map((supplier) => ({ id: idFor(29), ...supplier }));
  const partners = settings.partners.map((name) => ({ id: idFor(28), name }));
  const goods = settings.products.map((product) => ({ id: idFor(20), product }));
  const byCode = new Map(goods.map((item) => [item.product.code, item]));
  const combos = settings.combos.map((combo) => ({ id: idFor(10), combo, items: comboItems(combo, byCode) }));
  return {
    branches: new Weighted(
      branches.map(({ id, branch }) => ({ id, code: branch.code, weight: branch.weight })),
      ({ weight }) => weight,
    ),
    goods,
    byCategory: grouped(goods, (product) => product.category),
    candlesByScent: grouped(
      goods.filter(({ product }) => product.category === 'candle'),
      (product) => product.scent,
    ),
    combosByOccasion: Map.groupBy(combos, ({ combo }) => combo.occasion),
    batches: () => stockBatches(settings, clock, { branches, suppliers, partners, goods, combos }),
  };
}

function comboItems(combo: DemoCombo, byCode: ReadonlyMap<string, Goods>): Combo['items'] {
  return combo.items.map(({ product, quantity }) => {
    const goods = byCode.get(product);
    if (!goods) throw new RangeError(`The combo ${combo.code} names the product "${product}", which does not exist.`);
    return { goods, quantity };
  });
}

function grouped(goods: readonly Goods[], keyOf: (product: DemoProduct) => string | undefined): ReadonlyMap<string, Weighted<Goods>> {
  const groups = Map.groupBy(goods, ({ product }) => keyOf(product) ?? '');
  return new Map([...groups].map(([key, items]) => [key, new Weighted(items, ({ product }) => product.popularity)]));
}
