import { ownedBy } from '../staff/owned-by.ts';
import type { OrderStory } from '../stories/order-story.ts';
import type { Story } from '../story.ts';
import type { Dealer } from './dealer.ts';

const relations: Readonly<Record<string, readonly string[]>> = {
  women_day: ['mother', 'partner'],
  vietnam_women_day: ['mother', 'partner'],
  teachers_day: ['teacher'],
  valentine: ['partner'],
  tet: ['client', 'mother', 'father'],
  trung_thu: ['client', 'child'],
  christmas: ['friend', 'partner'],
  birthday: ['friend', 'partner', 'mother', 'colleague'],
  wedding: ['friend', 'colleague'],
  housewarming: ['friend', 'colleague'],
};

/** Whom a customer gave a gift that was sent to them: known for the next time. */
export function giftStories(dealer: Dealer): readonly Story[] {
  const { random, shopper } = dealer;
  const gift = dealer.orders.findLast(({ values }) => values.recipient !== undefined && values.recipient !== shopper.name);
  return gift && random.chance(0.45) ? [recipient(dealer, gift)] : [];
}

function recipient({ random, shopper, world, tell }: Dealer, { id, at, purchase, values }: OrderStory): Story {
  const day = world.clock.date(at + 3 * 86_400_000);
  return tell(at + 3_600_000, {
    giver: shopper.id,
    name: values.recipient,
    relation: random.pick(relations[purchase.occasion] ?? ['friend', 'other']),
    phone: values.recipient_phone,
    address: values.ship_to,
    occasion: purchase.occasion,
    ...(purchase.occasion === 'birthday' ? { gift_day: `--${day.slice(5)}` } : {}),
    scents: [random.chance(0.5) ? shopper.scents[0] : world.scents.pick(random)],
    last_order: id,
    ...ownedBy(shopper.owner),
  });
}
