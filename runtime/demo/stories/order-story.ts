import { type Basket, fillBasket } from '../basket.ts';
import { demoId } from '../chance/demo-id.ts';
import { money } from '../demo-money.ts';
import type { DemoWorld } from '../demo-world.ts';
import { dayMs, hourMs } from '../shop-clock.ts';
import type { Purchase, Shopper } from '../shopper.ts';
import { ownedBy } from '../staff/owned-by.ts';
import type { Story } from '../story.ts';

/** An order with what others need to know of it. */
export interface OrderStory extends Story {
  readonly purchase: Purchase;
  readonly total: number;
  /** Counted as revenue: delivered and neither refused nor returned. */
  readonly kept: boolean;
}

type Change = Story['changes'][number];
type Outcome = 'delivered' | 'cancelled' | 'refused' | 'returned';

const freeShippingFrom = 500_000;
const iso = (atMs: number): string => new Date(atMs).toISOString();

/** One order of a customer: at the counter it is over at once, else it is confirmed, sent and received, or goes wrong. */
export function orderStory(world: DemoWorld, shopper: Shopper, purchase: Purchase): OrderStory {
  const { random } = shopper;
  const basket = fillBasket(world, shopper, purchase);
  const counter = !shopper.organisation && random.chance(0.8) ? shopper.channel === 'counter' : random.chance(0.1);
  const channel = counter ? 'counter' : shopper.channel === 'counter' ? 'phone' : shopper.channel;
  const id = demoId(purchase.at, random);
  const shared = {
    customer: shopper.id,
    ordered_at: iso(purchase.at),
    channel,
    branch: shopper.branch,
    occasion: shopper.organisation && random.chance(0.5) ? 'corporate' : purchase.occasion,
    country: shopper.country,
    currency: world.settings.currency,
    lines: basket.lines,
    ...ownedBy(shopper.owner),
  };
  const own = { id, at: purchase.at, purchase, total: basket.total };
  if (counter) return { ...own, kept: true, values: { ...shared, ...paidAtOnce(world, shopper, purchase, basket) }, changes: [] };
  const outcome = pickOutcome(world, shopper);
  const cod = random.chance(0.55);
  return {
    ...own,
    kept: outcome === 'delivered',
    values: { ...shared, ...toBeSent(world, shopper, purchase, basket, cod) },
    changes: journey(world, shopper, purchase, outcome, basket.total),
  };
}

function paidAtOnce(world: DemoWorld, { random }: Shopper, { at }: Purchase, { total }: Basket): Story['values'] {
  return {
    order_status: 'completed',
    payment_status: 'paid',
    delivery_status: 'delivered',
    payment_method: random.pick(['cash', 'transfer', 'transfer', 'card', 'wallet']),
    paid_amount: money(total, world.settings.currency),
    delivered_at: iso(at),
  };
}

function toBeSent(world: DemoWorld, shopper: Shopper, { at, occasion }: Purchase, { total }: Basket, cod: boolean): Story['values'] {
  const { random } = shopper;
  const { currency, texts } = world.settings;
  const messages = texts.gift_messages[occasion] ?? [];
  const toOther = messages.length > 0 && random.chance(0.45);
  const fee = total >= freeShippingFrom ? 0 : 30_000;
  return {
    order_status: 'confirmed',
    payment_status: cod ? 'unpaid' : 'paid',
    delivery_status: 'waiting',
    payment_method: cod ? 'cod' : random.pick(['transfer', 'transfer', 'wallet', 'card']),
    shipping_fee: money(fee, currency),
    paid_amount: money(cod ? 0 : total + fee, currency),
    promised_on: world.clock.date(at + random.int(2, 4) * dayMs),
    recipient: toOther ? world.people.person(random).name : shopper.name,
    recipient_phone: toOther ? world.people.phone(random) : shopper.phone,
    ship_to: toOther ? world.people.place(random) : shopper.place,
    ...(toOther ? { gift_message: random.pick(messages) } : {}),
  };
}

function pickOutcome(world: DemoWorld, { random }: Shopper): Outcome {
  const { cancelled, refused, returned } = world.settings.outcomes;
  const fate = random.next();
  if (fate < cancelled) return 'cancelled';
  if (fate < cancelled + refused) return 'refused';
  return fate < cancelled + refused + returned ? 'returned' : 'delivered';
}

function journey(world: DemoWorld, { random }: Shopper, { at }: Purchase, outcome: Outcome, total: number): readonly Change[] {
  const { currency, texts, outcomes } = world.settings;
  const sent = at + random.int(2, 22) * hourMs;
  if (outcome === 'cancelled') {
    const reason = random.pick(['changed_mind', 'changed_mind', 'out_of_stock', 'too_late', 'duplicate']);
    return [{ at: sent, values: { order_status: 'cancelled', cancel_reason: reason } }];
  }
  const delayed = random.chance(outcomes.delayed);
  const arrived = sent + random.int(1, 3) * dayMs + (delayed ? 3 * dayMs : 0) + random.int(0, 300) * 60_000;
  const delay = delayed ? { delayed_to: world.clock.date(arrived), delay_reason: random.pick(texts.delay_reasons) } : {};
  const onTheWay: Change = { at: sent, values: { order_status: 'packed', delivery_status: 'shipping', ...delay } };
  if (outcome === 'refused') return [onTheWay, { at: arrived, values: { order_status: 'cancelled', delivery_status: 'refused', cancel_reason: 'refused' } }];
  const received: Change = {
    at: arrived,
    values: {
      order_status: 'completed',
      payment_status: 'paid',
      delivery_status: 'delivered',
      delivered_at: iso(arrived),
      paid_amount: money(total + (total >= freeShippingFrom ? 0 : 30_000), currency),
    },
  };
  // A courier of the same day brings it before anybody notes that it left.
  if (outcome === 'delivered') return delayed || random.chance(0.55) ? [onTheWay, received] : [received];
  return [onTheWay, received, { at: arrived + random.int(2, 9) * dayMs, values: { delivery_status: 'returned', payment_status: 'refunded' } }];
}
