import { dayMs } from '../shop-clock.ts';
import type { Story } from '../story.ts';
import type { Dealer } from './dealer.ts';

const perPoint = 10_000;
const prize = 100;

/** Members earn a point for every ten thousand dong of goods that they kept in the last year; some spend a hundred. */
export function loyaltyStories({ random, shopper, world, orders, tell }: Dealer): readonly Story[] {
  const member = !shopper.organisation && (shopper.habit === 'regular' || shopper.habit === 'occasion') && random.chance(0.3);
  if (!member) return [];
  const since = world.clock.nowMs - 365 * dayMs;
  const earned = orders
    .filter(({ kept, at, total }) => kept && at > since && at < world.clock.nowMs - 7 * dayMs && total >= perPoint)
    .slice(-5)
    .map((order) => ({ at: order.at + 6 * dayMs, points: Math.floor(order.total / perPoint), order: order.id }));
  const stories = earned.map(({ at, points, order }) => {
    return tell(at, { customer: shopper.id, kind: 'earned', points, at: new Date(at).toISOString(), order });
  });
  const last = earned.at(-1)?.at ?? 0;
  const balance = earned.reduce((sum, { points }) => sum + points, 0);
  const gift = world.office.policies.get('gift');
  if (balance < prize || gift === undefined || !random.chance(0.4)) return stories;
  const at = Math.min(world.clock.nowMs - 60_000, last + random.int(1, 20) * dayMs);
  return [...stories, tell(at, { customer: shopper.id, kind: 'spent', points: -prize, at: new Date(at).toISOString(), policy: gift })];
}
