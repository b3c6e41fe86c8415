import { demoId } from '../chance/demo-id.ts';
import { Random } from '../chance/random.ts';
import type { DemoWorld } from '../demo-world.ts';
import type { Shopper } from '../shopper.ts';
import type { OrderStory } from '../stories/order-story.ts';
import type { Story } from '../story.ts';

/** A customer with their orders, and chance of its own: what is told here changes nothing of the sales. */
export interface Dealer {
  readonly world: DemoWorld;
  readonly shopper: Shopper;
  readonly orders: readonly OrderStory[];
  readonly random: Random;
  /** A story with an id of its own; the time is never after now, and what would come later has not happened. */
  tell(at: number, values: Story['values'], changes?: Story['changes']): Story;
}

// Beside the streams of customers (below 2 ** 40) and of the office.
const dealingStream = 2 ** 41;

export function makeDealer(world: DemoWorld, shopper: Shopper, orders: readonly OrderStory[]): Dealer {
  const random = new Random(world.seed, dealingStream + shopper.index + 1);
  return {
    world,
    shopper,
    orders,
    random,
    tell(at, values, changes = []) {
      const begun = Math.floor(Math.min(at, world.clock.nowMs - 60_000));
      return { id: demoId(begun, random), at: begun, values, changes: changes.filter((change) => change.at > begun) };
    },
  };
}
