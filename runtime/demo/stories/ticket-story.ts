import { demoId } from '../chance/demo-id.ts';
import { Weighted } from '../chance/weighted.ts';
import type { DemoWorld } from '../demo-world.ts';
import { dayMs, hourMs } from '../shop-clock.ts';
import type { Shopper } from '../shopper.ts';
import { inTurn } from '../staff/demo-staff.ts';
import { ownedBy } from '../staff/owned-by.ts';
import type { Story } from '../story.ts';
import type { OrderStory } from './order-story.ts';

type Change = Story['changes'][number];

const iso = (atMs: number): string => new Date(atMs).toISOString();

/** What the customer asked or complained about after an order, and how it was handled. */
export function ticketStories(world: DemoWorld, shopper: Shopper, orders: readonly OrderStory[]): readonly Story[] {
  const { per_order: rate } = world.settings.tickets;
  return orders.filter(() => shopper.random.chance(rate)).map((order) => ticketStory(world, shopper, order));
}

function ticketStory(world: DemoWorld, shopper: Shopper, order: OrderStory): Story {
  const { random } = shopper;
  const { clock, settings } = world;
  const kind = new Weighted(settings.texts.tickets, ({ weight }) => weight).pick(random);
  const at = Math.max(order.at, Math.min(clock.nowMs - hourMs, order.at + random.int(1, 12) * dayMs));
  const replied = at + random.int(5, 600) * 60_000;
  const solved = replied + random.int(1, 60) * hourMs;
  const severity = random.pick(['low', 'normal', 'normal', 'normal', 'high', 'urgent']);
  const values = {
    subject: kind.subject,
    customer: shopper.id,
    order: order.id,
    ticket_type: kind.ticket_type,
    severity,
    status: 'new',
    channel: random.pick(['phone', 'zalo', 'facebook', 'website', 'counter']),
    description: kind.description,
    due_at: iso(at + (severity === 'urgent' ? 1 : 2) * dayMs),
    branch: shopper.branch,
    ...ownedBy(inTurn(world.staff.tickets, shopper.index)),
  };
  const changes: Change[] = [{ at: replied, values: { status: 'in_progress', first_reply_at: iso(replied) } }];
  if (random.chance(0.2)) changes.push({ at: replied + 20 * 60_000, values: { status: 'waiting' } });
  if (random.chance(settings.tickets.solved) || at < clock.nowMs - 30 * dayMs)
    changes.push({ at: solved, values: { status: 'resolved', resolved_at: iso(solved), solution: kind.solution } });
  const rating = kind.ticket_type === 'complaint' ? random.int(2, 5) : random.int(3, 5);
  if (changes.at(-1)?.at === solved && random.chance(0.6))
    changes.push({ at: solved + random.int(2, 48) * hourMs, values: { status: 'closed', satisfaction: rating } });
  return { id: demoId(at, random), at, values, changes };
}
