import { demoId } from '../chance/demo-id.ts';
import { money, roundPrice } from '../demo-money.ts';
import type { DemoWorld } from '../demo-world.ts';
import { dayMs, hourMs } from '../shop-clock.ts';
import type { Shopper } from '../shopper.ts';
import { ownedBy } from '../staff/owned-by.ts';
import type { Story } from '../story.ts';
import type { OrderStory } from './order-story.ts';

type Change = Story['changes'][number];

/** Retail deals are not negotiated. */
const paths = { retail: ['consulting', 'quoted'], company_gift: ['consulting', 'quoted', 'negotiating'] } as const;

const typeOf = (shopper: Shopper): keyof typeof paths => (shopper.organisation ? 'company_gift' : 'retail');

/** Deals of a customer: large orders were won through one, some were lost, some are still open. */
export function dealStories(world: DemoWorld, shopper: Shopper, orders: readonly OrderStory[]): readonly Story[] {
  const { random } = shopper;
  const { per_customer: rate, won } = world.settings.deals;
  const stories: Story[] = [];
  for (const order of orders) {
    const chance = shopper.organisation ? 0.6 : (rate * won) / Math.max(8, orders.length * 2);
    if (order.kept && random.chance(chance)) stories.push(wonDeal(world, shopper, order));
  }
  if (random.chance(rate * (1 - won))) stories.push(otherDeal(world, shopper));
  return stories;
}

function opening(world: DemoWorld, shopper: Shopper, occasion: string, amount: number, closeAt: number): Readonly<Record<string, unknown>> {
  const { deal_names: names, occasions } = world.settings.texts;
  const pattern = shopper.organisation ? names.organisation : names.individual;
  const name = pattern.replace('{occasion}', occasions[occasion] ?? occasion).replace('{customer}', shopper.name);
  return {
    record_type: typeOf(shopper),
    name,
    customer: shopper.id,
    stage: 'new',
    amount: money(amount, world.settings.currency),
    expected_close: world.clock.date(closeAt),
    occasion,
    branch: shopper.branch,
    ...ownedBy(shopper.owner),
  };
}

/** Stages passed between two moments, evenly, as far as `upTo` of the path. */
function passed(shopper: Shopper, from: number, to: number, upTo: number): readonly Change[] {
  const path = paths[typeOf(shopper)];
  return path.slice(0, upTo).map((stage, index) => ({ at: Math.round(from + ((to - from) * (index + 1)) / (path.length + 1)), values: { stage } }));
}

function wonDeal(world: DemoWorld, shopper: Shopper, order: OrderStory): Story {
  const { random } = shopper;
  const at = order.at - random.int(3, 25) * dayMs;
  const closed = {
    stage: 'won',
    closed_at: new Date(order.at).toISOString(),
    order: order.id,
    amount: money(Math.round(order.total), world.settings.currency),
  };
  const asked = roundPrice(order.total * (0.9 + 0.4 * random.next()));
  return {
    id: demoId(at, random),
    at,
    values: opening(world, shopper, order.purchase.occasion, asked, order.at + random.int(-3, 6) * dayMs),
    changes: [...passed(shopper, at, order.at, random.int(1, 3)), { at: order.at + 60_000, values: closed }],
  };
}

function otherDeal(world: DemoWorld, shopper: Shopper): Story {
  const { random } = shopper;
  const { clock, settings } = world;
  const { won, lost } = settings.deals;
  const isLost = random.chance(lost / (1 - won));
  const at = isLost ? clock.momentOn(random.int(0, clock.days - 20), random) : clock.momentOn(random.int(clock.days - 35, clock.days), random);
  const began = Math.min(clock.nowMs - hourMs, Math.max(at, shopper.at));
  const amount = roundPrice((shopper.organisation ? random.int(4000, 60_000) : random.int(300, 4000)) * 1000);
  const closeAt = isLost ? began + random.int(8, 30) * dayMs : clock.nowMs + random.int(2, 40) * dayMs;
  const values = opening(world, shopper, shopper.organisation ? 'corporate' : random.pick(settings.everyday).occasion, amount, closeAt);
  const reason = random.pick(['price', 'price', 'competitor', 'too_late', 'no_answer', 'budget', 'product']);
  const competitor = reason === 'competitor' ? { competitor: random.pick(world.office.competitors) } : {};
  const end: readonly Change[] = isLost
    ? [{ at: closeAt, values: { stage: 'lost', lost_reason: reason, closed_at: new Date(closeAt).toISOString(), ...competitor } }]
    : [];
  const stages = passed(shopper, began, isLost ? closeAt : clock.nowMs, random.int(0, 3));
  return { id: demoId(began, random), at: began, values, changes: [...stages, ...end] };
}
