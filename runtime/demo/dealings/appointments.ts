import { dayMs, hourMs } from '../shop-clock.ts';
import { ownedBy } from '../staff/owned-by.ts';
import type { Story } from '../story.ts';
import type { Dealer } from './dealer.ts';

const iso = (atMs: number): string => new Date(atMs).toISOString();

/** Some customers come on one of the days around today, some came before. */
export function appointmentStories(dealer: Dealer): readonly Story[] {
  const { random, world, shopper } = dealer;
  if (shopper.at > world.clock.nowMs - 20 * dayMs) return [];
  const days: number[] = [];
  if (random.chance(0.05)) days.push(random.int(-3, 10));
  if (random.chance(0.05)) days.push(-random.int(4, 180));
  return days.map((day) => appointment(dealer, day)).filter(({ at }) => at > shopper.at);
}

function appointment({ random, world, shopper, tell }: Dealer, day: number): Story {
  const { clock, settings } = world;
  const starts = clock.at(clock.days + day, random.int(9, 18) * 60 + random.pick([0, 30]));
  const ends = starts + random.pick([0.5, 0.5, 1, 1, 1.5]) * hourMs;
  const over = ends < clock.nowMs;
  const fate = random.next();
  const values = {
    ...random.pick(settings.office.appointments),
    customer: shopper.id,
    visitor: shopper.name,
    phone: shopper.phone,
    starts_at: iso(starts),
    ends_at: iso(ends),
    branch: shopper.branch,
    status: 'planned',
    ...ownedBy(shopper.owner),
  };
  const made = Math.min(clock.nowMs - random.int(2, 50) * hourMs, starts - random.int(1, 6) * dayMs);
  const confirmed = { at: Math.min(starts - 3 * hourMs, made + random.int(3, 40) * hourMs), values: { status: 'confirmed' } };
  const end = { at: ends + 600_000, values: { status: fate < 0.8 ? 'done' : fate < 0.93 ? 'no_show' : 'cancelled' } };
  return tell(made, values, [...(fate > 0.3 ? [confirmed] : []), ...(over ? [end] : [])]);
}
