import type { DemoContact } from '../settings/demo-office.ts';
import { dayMs, hourMs } from '../shop-clock.ts';
import { inTurn } from '../staff/demo-staff.ts';
import { ownedBy } from '../staff/owned-by.ts';
import type { Story } from '../story.ts';
import type { Dealer } from './dealer.ts';

const iso = (atMs: number): string => new Date(atMs).toISOString();

/** Calls, messages and visits: with leads, about tickets, and to see how customers are. */
export function interactionStories(dealer: Dealer, leads: readonly Story[], tickets: readonly Story[]): readonly Story[] {
  return [
    ...leads.flatMap((lead) => aboutLead(dealer, lead)),
    ...tickets.flatMap((ticket) => aboutTicket(dealer, ticket)),
    ...care(dealer),
    ...incoming(dealer),
  ];
}

function aboutLead(dealer: Dealer, lead: Story): readonly Story[] {
  const { random, world, shopper } = dealer;
  const contacted = lead.changes.find(({ values }) => values.status === 'contacted');
  if (!contacted || contacted.at > world.clock.nowMs) return [];
  const converted = lead.changes.some(({ values, at }) => values.status === 'converted' && at <= world.clock.nowMs);
  const values = {
    kind: random.pick(['call', 'call', 'zalo', 'facebook']),
    direction: 'outgoing',
    about: { object: 'lead', id: lead.id },
    ...(converted ? { customer: shopper.id } : {}),
    at: iso(contacted.at),
    reason: contacted.values.contact_reason,
    said: lead.values.need,
    outcome: 'reached',
    branch: shopper.branch,
    ...ownedBy(shopper.owner),
  };
  return [dealer.tell(contacted.at, values)];
}

function aboutTicket(dealer: Dealer, ticket: Story): readonly Story[] {
  const { random, world, shopper } = dealer;
  const replied = ticket.changes.find(({ values }) => values.status === 'in_progress')?.at;
  if (replied === undefined || replied > world.clock.nowMs) return [];
  const channel = String(ticket.values.channel);
  const values = {
    kind: ['zalo', 'facebook'].includes(channel) ? channel : channel === 'counter' ? 'visit' : channel === 'website' ? 'email' : 'call',
    direction: random.chance(0.6) ? 'incoming' : 'outgoing',
    about: { object: 'ticket', id: ticket.id },
    customer: shopper.id,
    at: iso(replied),
    reason: ticket.values.subject,
    said: ticket.values.description,
    outcome: 'reached',
    branch: shopper.branch,
    ...ownedBy(inTurn(world.staff.tickets, shopper.index)),
  };
  return [dealer.tell(replied, values)];
}

/** Some customers are called some days after they bought. */
function care(dealer: Dealer): readonly Story[] {
  const { random, world, shopper, orders } = dealer;
  const last = orders.at(-1);
  if (!last || !random.chance(0.35)) return [];
  const { nowMs } = world.clock;
  const wanted = random.chance(0.15) ? nowMs - random.int(1, 70) * hourMs : last.at + random.int(3, 20) * dayMs;
  const at = Math.min(nowMs - random.int(10, 300) * 60_000, wanted);
  if (at < shopper.at) return [];
  return [contact(dealer, random.pick(world.settings.office.contacts), at, 'outgoing', shopper.owner)];
}

/** What the reception took down in the last days. */
function incoming(dealer: Dealer): readonly Story[] {
  const { random, world, shopper } = dealer;
  if (!random.chance(0.015)) return [];
  const at = world.clock.momentOn(world.clock.days - random.int(0, 5), random);
  if (at < shopper.at) return [];
  return [contact(dealer, random.pick(world.settings.office.incoming), at, 'incoming', inTurn(world.staff.withRole('receptionist'), shopper.index))];
}

function contact({ random, shopper, tell }: Dealer, words: DemoContact, at: number, direction: string, owner: string | undefined): Story {
  const note = words.kind === 'note';
  return tell(at, {
    ...words,
    ...(note ? {} : { direction }),
    ...(words.kind === 'call' && words.outcome === 'reached' ? { minutes: random.int(1, 12) } : {}),
    ...(words.outcome === 'call_back' ? { call_back_at: iso(at + random.int(6, 40) * hourMs) } : {}),
    customer: shopper.id,
    at: iso(at),
    branch: shopper.branch,
    ...ownedBy(owner),
  });
}
