import { money } from '../demo-money.ts';
import { dayMs } from '../shop-clock.ts';
import { inTurn } from '../staff/demo-staff.ts';
import { ownedBy } from '../staff/owned-by.ts';
import type { Story } from '../story.ts';
import type { Dealer } from './dealer.ts';

const vat = 0.08;

/** Companies get invoices; most pay in time. */
export function invoiceStories(dealer: Dealer): readonly Story[] {
  const { random, shopper, world } = dealer;
  if (!shopper.organisation) return [];
  const { clock, settings, staff } = world;
  const since = clock.nowMs - 365 * dayMs;
  return dealer.orders.flatMap((order) => {
    if (!order.kept || order.at < since) return [];
    const issued = order.at + dayMs;
    const due = issued + 15 * dayMs;
    const values = {
      order: order.id,
      customer: shopper.id,
      status: 'draft',
      buyer_name: shopper.name,
      buyer_address: shopper.place,
      ...(shopper.email === undefined ? {} : { buyer_email: shopper.email }),
      net_amount: money(Math.round(order.total / (1 + vat)), settings.currency),
      vat_rate: String(vat),
      issued_on: clock.date(issued),
      due_on: clock.date(due),
      ...ownedBy(inTurn(staff.withRole('accountant'), 0)),
    };
    return dealer.tell(order.at + 3_600_000, values, [
      { at: issued, values: { status: 'issued', number: `C26T${String(random.int(1, 9_999_999)).padStart(7, '0')}` } },
      { at: issued + random.int(2, 24) * dayMs, values: { status: 'paid' } },
    ]);
  });
}
