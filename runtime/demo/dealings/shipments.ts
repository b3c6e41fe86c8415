import { money } from '../demo-money.ts';
import { dayMs, hourMs } from '../shop-clock.ts';
import { inTurn } from '../staff/demo-staff.ts';
import { ownedBy } from '../staff/owned-by.ts';
import type { OrderStory } from '../stories/order-story.ts';
import type { Story } from '../story.ts';
import type { Dealer } from './dealer.ts';
import { stateAt, timeOf } from './state-at.ts';

/** A shipment with the order that it carries. */
export interface ShipmentStory extends Story {
  readonly order: OrderStory;
}

const iso = (atMs: number): string => new Date(atMs).toISOString();

/** The parcels of the recent orders: on their way, delivered with what was collected, refused, or still to be fetched. */
export function shipmentStories(dealer: Dealer): readonly ShipmentStory[] {
  const { clock, settings } = dealer.world;
  const since = clock.nowMs - settings.office.books_days * dayMs;
  return dealer.orders.flatMap((order) => (order.at < since || order.values.channel === 'counter' ? [] : (shipment(dealer, order) ?? [])));
}

function shipment(dealer: Dealer, order: OrderStory): ShipmentStory | undefined {
  const { random, world } = dealer;
  const { nowMs } = world.clock;
  const state = stateAt(order, nowMs);
  const delivered = timeOf(order, 'delivery_status', 'delivered', nowMs);
  const refused = timeOf(order, 'delivery_status', 'refused', nowMs);
  if (state.order_status === 'cancelled' && refused === undefined) return undefined;
  const left = timeOf(order, 'delivery_status', 'shipping', nowMs) ?? (delivered === undefined ? undefined : Math.max(order.at, delivered - 5 * hourMs));
  const changes: Story['changes'][number][] = [];
  if (left !== undefined) changes.push({ at: left + 60_000, values: { status: 'on_the_way', shipped_at: iso(left), ...delay(state) } });
  const due = codOf(dealer, order);
  if (delivered !== undefined) changes.push(...arrival(dealer, delivered, due));
  if (refused !== undefined) changes.push({ at: refused + 60_000, values: { status: 'refused', attempts: 2 } });
  if (refused !== undefined) changes.push({ at: refused + random.int(2, 6) * dayMs, values: { status: 'returned' } });
  const begun = left === undefined ? order.at + random.int(20, 200) * 60_000 : Math.max(order.at, left - random.int(1, 3) * hourMs);
  const story = dealer.tell(begun, opening(dealer, order, due), changes);
  return { ...story, order };
}

/** What is to be collected at the door. */
function codOf({ world }: Dealer, order: OrderStory): number {
  const { values } = order;
  if (values.payment_method !== 'cod') return 0;
  const fee = Number((values.shipping_fee as { amount?: string } | undefined)?.amount ?? 0);
  return world.settings.currency === values.currency ? order.total + fee : 0;
}

function opening(dealer: Dealer, order: OrderStory, due: number): Story['values'] {
  const { random, world, shopper } = dealer;
  const { values } = order;
  const local = random.chance(0.45);
  const carrier = local ? 'own' : random.pick(['ghn', 'ghn', 'ghtk', 'viettel_post', 'vnpost']);
  const pieces = (values.lines as readonly { quantity: number }[]).reduce((sum, line) => sum + line.quantity, 0);
  return {
    order: order.id,
    branch: values.branch,
    status: 'waiting',
    carrier,
    ...(local ? {} : { tracking: `${carrier.slice(0, 3).toUpperCase()}${random.int(10_000_000, 99_999_999)}` }),
    promised_on: values.promised_on,
    recipient: values.recipient,
    recipient_phone: values.recipient_phone,
    ship_to: values.ship_to,
    weight_g: 250 * pieces + random.int(50, 400),
    fee: money(local ? 15_000 : random.int(22, 38) * 1000, world.settings.currency),
    cod_due: money(due, world.settings.currency),
    ...ownedBy(local ? inTurn(world.staff.withRole('delivery'), shopper.index) : undefined),
  };
}

function delay({ delayed_to, delay_reason }: Story['values']): Story['values'] {
  return delayed_to === undefined ? {} : { delayed_to, delay_reason };
}

function arrival({ random, world }: Dealer, at: number, due: number): Story['changes'] {
  const { currency } = world.settings;
  const collected = due > 0 ? { cod_collected: money(due, currency) } : {};
  const handedOver = at + random.int(1, 7) * dayMs;
  const changes = [{ at: at + 60_000, values: { status: 'delivered', delivered_at: iso(at), attempts: random.chance(0.9) ? 1 : 2, ...collected } }];
  if (due === 0) return changes;
  return [...changes, { at: handedOver, values: { cod_remitted: money(due, currency), cod_remitted_on: world.clock.date(handedOver) } }];
}
