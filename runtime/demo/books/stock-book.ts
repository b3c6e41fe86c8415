import { demoId } from '../chance/demo-id.ts';
import { Random } from '../chance/random.ts';
import type { Dealer } from '../dealings/dealer.ts';
import { stateAt } from '../dealings/state-at.ts';
import type { DemoWorld } from '../demo-world.ts';
import { dayMs, hourMs } from '../shop-clock.ts';
import { inTurn } from '../staff/demo-staff.ts';
import { ownedBy } from '../staff/owned-by.ts';
import type { OrderStory } from '../stories/order-story.ts';
import type { Story } from '../story.ts';

type Line = Readonly<{ product: string; quantity: number }>;

// Beside the streams of customers, the office and dealings.
const stockStream = 2 ** 42;

/** Goods that left since the stock was counted, and what must have been there: no level is ever below nothing. */
export class StockBook {
  readonly #world: DemoWorld;
  readonly #since: number;
  readonly #sold = new Map<string, number>();
  readonly #random: Random;

  constructor(world: DemoWorld) {
    this.#world = world;
    this.#since = world.clock.nowMs - world.settings.office.stock_days * dayMs;
    this.#random = new Random(world.seed, stockStream);
  }

  /** Movements of the goods that one customer took in that time. */
  sales(dealer: Dealer): readonly Story[] {
    const { nowMs } = this.#world.clock;
    return dealer.orders.flatMap((order) => {
      if (order.at < this.#since || stateAt(order, nowMs).order_status === 'cancelled') return [];
      return (order.values.lines as readonly Line[]).flatMap((line) => this.#sale(dealer, order, line) ?? []);
    });
  }

  #sale(dealer: Dealer, order: OrderStory, { product, quantity }: Line): Story | undefined {
    const branch = String(order.values.branch);
    const level = this.#world.office.level(product, branch);
    if (level === '') return undefined;
    this.#sold.set(level, (this.#sold.get(level) ?? 0) + quantity);
    const values = { level, product, branch, kind: 'sale', quantity: -quantity, at: new Date(order.at).toISOString(), order: order.id };
    return dealer.tell(order.at, { ...values, ...this.#keeper() });
  }

  #keeper(): { readonly owner?: string } {
    return ownedBy(inTurn(this.#world.staff.withRole('warehouse'), 0));
  }

  /** The counts with which the book begins and what suppliers brought since; to be asked for after all sales. */
  supplies(): readonly Story[] {
    return this.#world.office.levels.flatMap((level) => {
      const sold = this.#sold.get(level.id) ?? 0;
      const random = this.#random;
      const left = random.chance(0.1) ? random.int(0, level.reorder) : level.reorder + random.int(3, 40);
      const brought = sold > 6 || random.chance(0.1) ? Math.ceil((sold * 0.6) / 5) * 5 + 5 : 0;
      const counted = Math.max(0, sold + left - brought);
      const opening = this.#movement(level, 'opening', counted, this.#since);
      const purchase = this.#movement(level, 'purchase', brought, this.#since + random.int(1, 10) * dayMs + random.int(1, 8) * hourMs);
      return [...(counted > 0 ? [opening] : []), ...(brought > 0 ? [purchase] : [])];
    });
  }

  #movement({ id, product, branch }: DemoWorld['office']['levels'][number], kind: string, quantity: number, at: number): Story {
    const values = { level: id, product, branch, kind, quantity, at: new Date(at).toISOString(), ...this.#keeper() };
    return { id: demoId(at, this.#random), at, values, changes: [] };
  }
}
