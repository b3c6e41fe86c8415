import { demoId } from '../chance/demo-id.ts';
import { money, roundPrice } from '../demo-money.ts';
import { type DemoWorld, newOwner } from '../demo-world.ts';
import { dayMs, hourMs } from '../shop-clock.ts';
import type { Shopper } from '../shopper.ts';
import { ownedBy } from '../staff/owned-by.ts';
import type { Story } from '../story.ts';

type Change = Story['changes'][number];

const sources = ['website', 'website', 'facebook', 'facebook', 'zalo', 'instagram', 'walk_in', 'phone', 'referral', 'event', 'cart'];
const openDays = 60;

/** Leads around a customer: perhaps the one it came from, perhaps one of a stranger who did not buy (or not yet). */
export function leadStories(world: DemoWorld, shopper: Shopper): readonly Story[] {
  const { random } = shopper;
  const { per_customer: rate, converted } = world.settings.leads;
  const stories: Story[] = [];
  if (random.chance(rate * converted)) stories.push(convertedLead(world, shopper));
  if (random.chance(rate * (1 - converted))) stories.push(otherLead(world, shopper));
  return stories;
}

function interest(world: DemoWorld, { random, scents }: Shopper): Readonly<Record<string, unknown>> {
  const { currency, everyday, texts } = world.settings;
  return {
    source: random.pick(sources),
    status: 'new',
    rating: random.pick(['hot', 'warm', 'warm', 'cold']),
    scents: [scents[0]],
    need: random.pick(texts.needs),
    expected_amount: money(roundPrice(random.int(150, 3000) * 1000), currency),
    occasion: random.pick(everyday).occasion,
    ...(random.chance(0.5) ? { may_contact: true } : {}),
  };
}

function contact(world: DemoWorld, shopper: Shopper, at: number): Change {
  const { random } = shopper;
  const values = {
    status: 'contacted',
    last_contacted_at: new Date(at).toISOString(),
    next_contact_at: new Date(at + random.int(1, 7) * dayMs).toISOString(),
    contact_reason: random.pick(world.settings.texts.contact_reasons),
  };
  return { at, values };
}

/** Ends as this customer a little after the customer was entered. */
function convertedLead(world: DemoWorld, shopper: Shopper): Story {
  const { random } = shopper;
  const at = shopper.at - random.int(2, 20) * dayMs;
  const first = at + random.int(1, 30) * hourMs;
  const values = {
    name: shopper.name,
    phone: shopper.phone,
    branch: shopper.branch,
    ...interest(world, shopper),
    ...(shopper.email === undefined ? {} : { email: shopper.email }),
    ...ownedBy(shopper.owner),
  };
  const changes = [
    contact(world, shopper, first),
    { at: first + random.int(1, 10) * hourMs, values: { status: 'qualified', rating: 'hot' } },
    { at: Math.min(world.clock.nowMs, shopper.at + 60_000), values: { status: 'converted', customer: shopper.id } },
  ];
  return { id: demoId(at, random), at, values, changes };
}

/** Someone who asked and did not buy; the recent ones are still being followed. */
function otherLead(world: DemoWorld, shopper: Shopper): Story {
  const { random } = shopper;
  const { clock, people } = world;
  const recent = random.chance(0.3);
  const at = clock.momentOn(random.int(recent ? Math.max(0, clock.days - openDays) : 0, clock.days), random);
  const open = at > clock.nowMs - openDays * dayMs;
  const person = people.person(random);
  const values = { name: person.name, phone: people.phone(random), branch: shopper.branch, ...interest(world, shopper), ...ownedBy(shopper.owner) };
  const first = at + random.int(1, 60) * hourMs;
  const changes: Change[] = random.chance(0.85) ? [contact(world, shopper, first)] : [];
  const successor = newOwner(world, shopper.owner, random);
  if (successor !== undefined) changes.push({ at: first + 2 * hourMs, values: { owner: successor } });
  if (open && random.chance(0.4)) changes.push({ at: first + random.int(3, 60) * hourMs, values: { status: 'qualified' } });
  const reason = random.pick(['no_answer', 'no_answer', 'price', 'too_late', 'competitor', 'no_need']);
  if (!open) changes.push({ at: first + random.int(3, 30) * dayMs, values: { status: 'lost', lost_reason: reason } });
  return { id: demoId(at, random), at, values, changes };
}
