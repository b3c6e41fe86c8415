import { money } from '../demo-money.ts';
import { dayMs } from '../shop-clock.ts';
import { ownedBy } from '../staff/owned-by.ts';
import type { OrderStory } from '../stories/order-story.ts';
import type { Story } from '../story.ts';
import type { Dealer } from './dealer.ts';
import type { ShipmentStory } from './shipments.ts';
import { stateAt, timeOf } from './state-at.ts';

/** The money of the recent orders: what each says was paid was taken in one payment; what it says was refunded went back in another. */
export function paymentStories(dealer: Dealer, shipments: readonly ShipmentStory[]): readonly Story[] {
  const { clock, settings } = dealer.world;
  const since = clock.nowMs - settings.office.books_days * dayMs;
  const byOrder = new Map(shipments.map((shipment) => [shipment.order.id, shipment.id]));
  return dealer.orders.flatMap((order) => (order.at < since ? [] : paymentsOf(dealer, order, byOrder.get(order.id))));
}

function paymentsOf(dealer: Dealer, order: OrderStory, shipment: string | undefined): readonly Story[] {
  const { random, world } = dealer;
  const { nowMs } = world.clock;
  const state = stateAt(order, nowMs);
  const paid = Number((state.paid_amount as { amount?: string } | undefined)?.amount ?? 0);
  if (paid === 0) return [];
  const method = String(state.payment_method);
  const delivered = timeOf(order, 'delivery_status', 'delivered', nowMs);
  const at = method === 'cod' ? (delivered ?? order.at) : order.at + random.int(1, 8) * 60_000;
  const shared = { order: order.id, customer: dealer.shopper.id, branch: state.branch, ...ownedBy(dealer.shopper.owner) };
  const values = { ...shared, kind: 'payment', amount: money(paid, world.settings.currency), method, ...details(dealer, method, shipment) };
  const payment = dealer.tell(at, { ...values, paid_at: new Date(Math.min(at, nowMs - 60_000)).toISOString() }, checked(method, at));
  const back = timeOf(order, 'payment_status', 'refunded', nowMs);
  if (back === undefined) return [payment];
  const refund = {
    ...shared,
    kind: 'refund',
    amount: money(-paid, world.settings.currency),
    method: 'transfer',
    reference: reference(dealer),
    confirmed: true,
  };
  return [payment, dealer.tell(back, { ...refund, paid_at: new Date(back).toISOString() })];
}

const reference = ({ random }: Dealer): string => `FT${random.int(20_000_000, 99_999_999)}`;

function details(dealer: Dealer, method: string, shipment: string | undefined): Story['values'] {
  const { random } = dealer;
  if (method === 'cash') return {};
  if (method === 'cod') return shipment === undefined ? {} : { shipment };
  const card = { card_brand: random.pick(['napas', 'visa', 'mastercard']), card_last4: String(random.int(0, 9999)).padStart(4, '0') };
  return { reference: reference(dealer), ...(method === 'card' ? card : {}) };
}

/** Accounting looks at the account on the second day after. */
function checked(method: string, at: number): Story['changes'] {
  return method === 'cash' ? [] : [{ at: at + 2 * dayMs, values: { confirmed: true } }];
}
