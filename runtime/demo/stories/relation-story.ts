import { demoId } from '../chance/demo-id.ts';
import type { DemoWorld } from '../demo-world.ts';
import { dayMs } from '../shop-clock.ts';
import type { Shopper } from '../shopper.ts';
import type { Story } from '../story.ts';

const between = ['gift_recipient', 'gift_recipient', 'spouse', 'friend', 'friend', 'colleague', 'parent', 'referrer'];
const withinCompany = ['assistant', 'employee', 'decision_maker'];

/** Sometimes this customer is known to be related to another one. */
export function relationStory(world: DemoWorld, shopper: Shopper, others: readonly Shopper[]): readonly Story[] {
  const { random } = shopper;
  if (others.length < 2 || !random.chance(world.settings.shares.relation)) return [];
  const other = random.pick(others);
  if (other.id === shopper.id || other.organisation) return [];
  const at = Math.min(world.clock.nowMs, Math.max(shopper.at, other.at) + random.int(1, 20) * dayMs);
  const role = random.pick(shopper.organisation ? withinCompany : between);
  return [{ id: demoId(at, random), at, values: { from_customer: shopper.id, to_customer: other.id, role }, changes: [] }];
}
