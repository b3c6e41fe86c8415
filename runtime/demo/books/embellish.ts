import { demoId } from '../chance/demo-id.ts';
import type { Dealer } from '../dealings/dealer.ts';
import { dayMs } from '../shop-clock.ts';
import type { OrderStory } from '../stories/order-story.ts';
import type { Story } from '../story.ts';

type Line = Readonly<Record<string, unknown>>;

/** The orders with the campaign that brought some of them, and with ids for lines that come with a warranty, so that it can point to them. */
export function embellishOrders({ random, world }: Dealer, orders: readonly OrderStory[]): readonly OrderStory[] {
  const { warrantyMonths, campaignFor } = world.office;
  return orders.map((order) => {
    const campaign = order.values.channel === 'counter' ? undefined : campaignFor(order.purchase.occasion, order.at);
    const lines = order.values.lines as readonly Line[];
    const named = lines.map((line) => (warrantyMonths.has(String(line.product)) ? { id: demoId(order.at, random), ...line } : line));
    return { ...order, values: { ...order.values, lines: named, ...(campaign !== undefined && random.chance(0.35) ? { campaign } : {}) } };
  });
}

/** Leads with the campaign that brought some of them. */
export function embellishLeads({ random, world }: Dealer, leads: readonly Story[]): readonly Story[] {
  return leads.map((lead) => {
    const campaign = world.office.campaignAt(lead.at, random);
    return campaign !== undefined && random.chance(0.3) ? { ...lead, values: { ...lead.values, campaign } } : lead;
  });
}

const hours = ['evening', 'noon', 'morning', 'late', 'afternoon'] as const;

/** When some said that they want to be called; by their number, so that nothing else of the demo hangs on it. */
function wishOf(index: number): Readonly<Record<string, string>> {
  const wish = index % 6 === 1 ? hours[Math.floor(index / 6) % hours.length] : undefined;
  return wish === undefined ? {} : { preferred_time: wish };
}

/** The customer with what was agreed to: nobody who was not asked. */
export function embellishCustomer({ random, world, shopper }: Dealer, customer: Story): Story {
  const said = {
    ...(random.chance(0.45) ? { may_call: true } : {}),
    ...(random.chance(0.4) ? { may_message: true } : {}),
    ...(random.chance(0.3) ? { may_email: true } : {}),
  };
  const asked = customer.at + random.int(0, 300) * dayMs;
  const confirmed = random.chance(0.5) && asked < world.clock.nowMs ? { confirmed_on: world.clock.date(asked) } : {};
  return { ...customer, values: { ...customer.values, ...said, ...confirmed, ...wishOf(shopper.index) } };
}

/** Tickets with the product that they were about and the article that solved some of them. */
export function embellishTickets({ random, world, orders }: Dealer, tickets: readonly Story[]): readonly Story[] {
  return tickets.map((ticket) => {
    const order = orders.find(({ id }) => id === ticket.values.order);
    const product = order === undefined ? undefined : random.pick(order.values.lines as readonly Line[]).product;
    const article = random.chance(0.3) ? random.pick(world.office.articles) : undefined;
    const changes = ticket.changes.map((change) =>
      change.values.status === 'resolved' && article !== undefined ? { ...change, values: { ...change.values, article } } : change,
    );
    return { ...ticket, changes, values: { ...ticket.values, ...(product === undefined ? {} : { product }) } };
  });
}
