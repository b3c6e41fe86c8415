import { money } from '../demo-money.ts';
import { dayMs } from '../shop-clock.ts';
import { inTurn } from '../staff/demo-staff.ts';
import { ownedBy } from '../staff/owned-by.ts';
import type { Story } from '../story.ts';
import type { Dealer } from './dealer.ts';

type Line = Readonly<Record<'product' | 'quantity' | 'unit_price', unknown>>;

/** The goods that came back, and the money that went with them. */
export function returnStories(dealer: Dealer): readonly Story[] {
  const { random, shopper, world } = dealer;
  return dealer.orders.flatMap((order) => {
    const back = order.changes.find(({ values }) => values.delivery_status === 'returned')?.at;
    const asked = back === undefined ? 0 : back - dayMs;
    if (back === undefined || asked > world.clock.nowMs) return [];
    const reason = random.pick(['damaged', 'damaged', 'wrong', 'not_liked', 'not_liked', 'too_late']);
    const lines = (order.values.lines as readonly Line[]).map(({ product, quantity, unit_price }, index) => {
      return { position: index + 1, product, quantity, unit_price, condition: reason === 'damaged' ? 'damaged' : 'unopened' };
    });
    const values = {
      order: order.id,
      customer: shopper.id,
      reason,
      status: 'requested',
      requested_at: new Date(asked).toISOString(),
      lines,
      branch: shopper.branch,
      ...ownedBy(inTurn(world.staff.withRole('service'), shopper.index)),
    };
    const received = { status: 'received', received_at: new Date(back - dayMs / 4).toISOString(), restock: reason !== 'damaged' };
    const refunded = { status: 'refunded', refund_amount: money(Math.round(order.total), world.settings.currency), refund_method: 'transfer' };
    return dealer.tell(asked, values, [
      { at: back - dayMs / 4, values: received },
      { at: back, values: refunded },
    ]);
  });
}
