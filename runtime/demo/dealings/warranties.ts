import { dayMs } from '../shop-clock.ts';
import { inTurn } from '../staff/demo-staff.ts';
import { ownedBy } from '../staff/owned-by.ts';
import type { OrderStory } from '../stories/order-story.ts';
import type { Story } from '../story.ts';
import type { Dealer } from './dealer.ts';

type Line = Readonly<Record<string, unknown>>;

/** A warranty for most such lines of orders that were kept; a few are claimed. */
export function warrantyStories(dealer: Dealer, orders: readonly OrderStory[]): readonly Story[] {
  const { random } = dealer;
  return orders.flatMap((order) => {
    if (!order.kept || order.at > dealer.world.clock.nowMs - 5 * dayMs) return [];
    return (order.values.lines as readonly Line[]).flatMap((line) => (line.id !== undefined && random.chance(0.8) ? [warranty(dealer, order, line)] : []));
  });
}

function warranty({ random, shopper, world, tell }: Dealer, order: OrderStory, line: Line): Story {
  const { clock, office, settings, staff } = world;
  const months = office.warrantyMonths.get(String(line.product)) ?? 12;
  const begun = order.at + 4 * dayMs;
  // A few of the claims came in these days.
  const claimed = random.chance(0.2) ? clock.nowMs - random.int(0, 9) * dayMs : begun + random.int(20, months * 30) * dayMs;
  const values = {
    order_line: line.id,
    customer: shopper.id,
    product: line.product,
    purchased_on: clock.date(order.at),
    months,
    status: 'registered',
    ...(random.chance(0.4) ? { serial: `SG${random.int(100_000, 999_999)}` } : {}),
    ...ownedBy(inTurn(staff.withRole('service'), shopper.index)),
  };
  if (!random.chance(0.1)) return tell(begun, values);
  const problem = random.pick(settings.office.warranty_problems);
  return tell(begun, values, [
    { at: claimed, values: { status: 'claimed', problem } },
    { at: claimed + 2 * dayMs, values: { status: 'repairing' } },
    {
      at: claimed + random.int(6, 16) * dayMs,
      values: { status: 'settled', solution: settings.texts.tickets.find(({ ticket_type }) => ticket_type === 'warranty')?.solution ?? problem },
    },
  ]);
}
