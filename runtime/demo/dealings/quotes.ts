import { money, priceFactor, roundPrice } from '../demo-money.ts';
import type { Goods } from '../goods.ts';
import { dayMs } from '../shop-clock.ts';
import { ownedBy } from '../staff/owned-by.ts';
import type { Story } from '../story.ts';
import type { Dealer } from './dealer.ts';
import { stateAt } from './state-at.ts';

type Line = Readonly<Record<string, unknown>>;

/** The quote of each deal that came so far: of the goods that were bought in the end, or of what was talked about. */
export function quoteStories(dealer: Dealer, deals: readonly Story[]): readonly Story[] {
  const { world } = dealer;
  const { nowMs } = world.clock;
  return deals.flatMap((deal) => {
    const at = deal.changes.find(({ values }) => values.stage === 'quoted')?.at;
    return at === undefined || at > nowMs ? [] : [quoteStory(dealer, deal, at)];
  });
}

function quoteStory(dealer: Dealer, deal: Story, at: number): Story {
  const { world, shopper, orders } = dealer;
  const { clock, settings } = world;
  const state = stateAt(deal, clock.nowMs);
  const order = orders.find(({ id }) => id === state.order);
  const lines = order ? (order.values.lines as readonly Line[]).map(quoted) : chosen(dealer, at);
  const discount = shopper.organisation ? world.office.policies.get('discount') : undefined;
  const values = {
    customer: shopper.id,
    deal: deal.id,
    quoted_on: clock.date(at),
    valid_until: clock.date(at + 15 * dayMs),
    status: 'sent',
    lines,
    ...(discount === undefined ? {} : { policy: discount }),
    branch: shopper.branch,
    terms: settings.office.quote_terms,
    ...ownedBy(shopper.owner),
  };
  return dealer.tell(at, values, [{ at: ending(deal, at), values: outcome(state) }]);
}

const quoted = ({ position, product, description, quantity, unit_price, unit_cost, discount }: Line): Line => {
  return { position, product, description, quantity, unit_price, unit_cost, ...(discount === undefined ? {} : { discount }) };
};

/** What the deal came to, or void after its time. */
function outcome(state: Story['values']): Story['values'] {
  if (state.stage === 'won') return { status: 'accepted', order: state.order };
  return state.stage === 'lost' ? { status: 'declined', declined_reason: state.lost_reason } : { status: 'expired' };
}

function ending(deal: Story, quotedAt: number): number {
  const closed = deal.changes.find(({ values }) => values.stage === 'won' || values.stage === 'lost')?.at;
  return closed === undefined ? quotedAt + 16 * dayMs : Math.max(closed, quotedAt + 60_000);
}

function chosen({ random, world, shopper }: Dealer, at: number): readonly Line[] {
  const { settings, catalogue } = world;
  const factor = priceFactor(settings, at);
  const picked = new Map<string, Goods>();
  for (let count = random.int(1, 3); count > 0; count -= 1) {
    const goods = random.pick(catalogue.goods);
    picked.set(goods.id, goods);
  }
  return [...picked.values()].map(({ id, product }, index) => ({
    position: index + 1,
    product: id,
    description: product.name,
    quantity: shopper.organisation ? random.int(10, 80) : random.int(1, 4),
    unit_price: money(roundPrice(product.price * factor), settings.currency),
    unit_cost: money(roundPrice(product.cost * factor), settings.currency),
  }));
}
