import { money } from '../demo-money.ts';
import { dayMs } from '../shop-clock.ts';
import { ownedBy } from '../staff/owned-by.ts';
import type { Story } from '../story.ts';
import type { Dealer } from './dealer.ts';

const tiers = [
  { tier: 'standard', first_reply_hours: 8, resolve_hours: 48 },
  { tier: 'silver', first_reply_hours: 4, resolve_hours: 24 },
  { tier: 'gold', first_reply_hours: 1, resolve_hours: 8 },
] as const;

/** Some companies have a contract of a year; a part of them ends soon. */
export function contractStories({ random, world, shopper, tell }: Dealer): readonly Story[] {
  if (!shopper.organisation || !random.chance(0.35)) return [];
  const { clock, settings } = world;
  const starts = Math.max(shopper.at + 5 * dayMs, clock.nowMs - random.int(30, 400) * dayMs);
  const ends = starts + 365 * dayMs;
  const values = {
    name: settings.office.contract_name.replace('{customer}', shopper.name),
    customer: shopper.id,
    scope: random.pick(settings.office.contract_scopes),
    ...random.pick(tiers),
    starts_on: clock.date(starts),
    ends_on: clock.date(ends),
    renewal_on: clock.date(ends - 30 * dayMs),
    status: 'active',
    yearly_amount: money(random.int(12, 120) * 1_000_000, settings.currency),
    ...ownedBy(shopper.owner),
  };
  return starts > clock.nowMs ? [] : [tell(starts - 2 * dayMs, values, [{ at: ends, values: { status: 'ended' } }])];
}
