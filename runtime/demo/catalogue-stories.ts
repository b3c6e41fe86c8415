import { money, priceFactor, roundPrice } from './demo-money.ts';
import type { Combo, Goods } from './goods.ts';
import type { DemoBranch, DemoSettings } from './settings/demo-settings.ts';
import { dayMs, type ShopClock } from './shop-clock.ts';
import { type DemoBatch, type Story, storyBatches } from './story.ts';

/** Records that exist before the first customer, with their ids. */
export interface Stock {
  readonly branches: readonly { readonly id: string; readonly branch: DemoBranch }[];
  readonly suppliers: readonly { readonly id: string; readonly name: string; readonly categories: readonly string[] }[];
  readonly partners: readonly { readonly id: string; readonly name: string }[];
  readonly goods: readonly Goods[];
  readonly combos: readonly Combo[];
}

type Values = Story['values'];

/** The stock as batches: all of it entered in the month before the history begins, prices raised where the recipe says so. */
export function* stockBatches(settings: DemoSettings, clock: ShopClock, stock: Stock): Generator<DemoBatch> {
  const begun = (id: string, daysBefore: number, values: Values, changes: Story['changes'] = []): Story => {
    return { id, at: clock.startMs - daysBefore * dayMs, values, changes };
  };
  const company = { party: 'organisation', country: settings.country };
  const branches = stock.branches.map(({ id, branch }) => begun(id, 30, branchValues(branch, settings.country)));
  const others = [
    ...stock.suppliers.map(({ id, name }) => begun(id, 29, { record_type: 'supplier', name, ...company })),
    ...stock.partners.map(({ id, name }) => begun(id, 28, { record_type: 'partner', name, ...company })),
  ];
  const products = stock.goods.map((goods) => {
    const supplier = stock.suppliers.find(({ categories }) => categories.includes(goods.product.category))?.id;
    const { popularity: _popularity, cost, price, ...own } = goods.product;
    const values = { ...own, ...prices(settings, clock.startMs, { cost, price }), active: true, ...(supplier === undefined ? {} : { supplier }) };
    return begun(goods.id, 20, values, rises(settings, clock, { cost, price }));
  });
  const combos = stock.combos.map(({ id, combo: { code, name, occasion, price }, items }) => {
    const pieces = items.map(({ goods, quantity }, index) => ({ position: index + 1, product: goods.id, quantity }));
    const values = { code, name, occasion, active: true, ...prices(settings, clock.startMs, { price }), items: pieces };
    return begun(id, 10, values, rises(settings, clock, { price }));
  });
  yield* storyBatches('branch', branches, clock.nowMs);
  yield* storyBatches('customer', others, clock.nowMs);
  yield* storyBatches('product', products, clock.nowMs);
  yield* storyBatches('combo', combos, clock.nowMs);
}

function branchValues({ weight: _weight, street, ward, province, ...own }: DemoBranch, country: string): Values {
  return { ...own, active: true, address: { text: `${street}, ${ward}, ${province}`, street, ward, province, country } };
}

function prices(settings: DemoSettings, atMs: number, amounts: Readonly<Record<string, number>>): Values {
  const factor = priceFactor(settings, atMs);
  return Object.fromEntries(Object.entries(amounts).map(([field, amount]) => [field, money(roundPrice(amount * factor), settings.currency)]));
}

function rises(settings: DemoSettings, clock: ShopClock, amounts: Readonly<Record<string, number>>): Story['changes'] {
  const steps = settings.price_steps.map(({ from }) => Date.parse(`${from}T00:00:00Z`)).filter((at) => at > clock.startMs);
  return steps.map((at) => ({ at, values: prices(settings, at, amounts) }));
}
