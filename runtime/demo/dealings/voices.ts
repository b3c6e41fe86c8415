import { dayMs, hourMs } from '../shop-clock.ts';
import { inTurn } from '../staff/demo-staff.ts';
import { ownedBy } from '../staff/owned-by.ts';
import type { Story } from '../story.ts';
import type { Dealer } from './dealer.ts';

const iso = (atMs: number): string => new Date(atMs).toISOString();

/** Answers to surveys after recent deliveries; a third of them stay unanswered. */
export function surveyStories({ random, world, shopper, orders, tell }: Dealer): readonly Story[] {
  const { clock, office, settings } = world;
  const words = settings.office.survey_words;
  return orders.flatMap((order) => {
    if (!order.kept || order.at < clock.nowMs - 120 * dayMs || order.at > clock.nowMs - 6 * dayMs || !random.chance(0.11)) return [];
    const survey = random.pick(office.surveys);
    const sent = order.at + 5 * dayMs;
    const happy = random.chance(0.85);
    const top = survey.scale === 'recommend' ? 10 : 5;
    const score = happy ? top - random.int(0, 1) : random.int(1, Math.floor(top / 2));
    const answered = sent + random.int(1, 60) * hourMs;
    const answer = { answered_at: iso(answered), score, ...(random.chance(0.5) ? { said: random.pick(happy ? words.good : words.bad) } : {}) };
    const values = { survey: survey.id, customer: shopper.id, order: order.id, sent_at: iso(sent) };
    return [tell(sent, values, random.chance(0.66) ? [{ at: answered, values: answer }] : [])];
  });
}

/** Stars and words about one product of an order of the last year. Who did not agree is not published. */
export function reviewStories({ random, world, shopper, orders, tell }: Dealer): readonly Story[] {
  const { clock, settings } = world;
  return orders.flatMap((order) => {
    if (!order.kept || order.at < clock.nowMs - 365 * dayMs || order.at > clock.nowMs - 8 * dayMs || !random.chance(0.03)) return [];
    const at = order.at + 7 * dayMs;
    const rating = random.pick([5, 5, 5, 5, 4, 4, 4, 3, 2, 1]);
    const agreed = rating >= 4 && random.chance(0.5);
    const values = {
      product: random.pick(order.values.lines as readonly { readonly product: string }[]).product,
      customer: shopper.id,
      order: order.id,
      rating,
      said: random.pick(settings.office.review_words[String(rating)] ?? ['']),
      reviewed_at: iso(at),
      source: random.pick(['website', 'facebook', 'marketplace']),
      ...(agreed ? { may_publish: true } : {}),
      ...(agreed && random.chance(0.6) ? { published: true } : {}),
    };
    return [tell(at, values)];
  });
}

/** Now and then somebody suggests something. */
export function feedbackStories({ random, world, shopper, tell }: Dealer): readonly Story[] {
  if (!random.chance(0.02) || shopper.at > world.clock.nowMs - 9 * dayMs) return [];
  const at = world.clock.momentOn(world.clock.days - random.int(1, 300), random);
  if (at < shopper.at) return [];
  const values = {
    ...random.pick(world.settings.office.feedback),
    customer: shopper.id,
    status: 'new',
    given_at: iso(at),
    ...ownedBy(inTurn(world.staff.withRole('marketing'), 0)),
  };
  const next = random.pick(['considered', 'planned', 'done']);
  return [tell(at, values, [{ at: at + random.int(5, 40) * dayMs, values: { status: next } }])];
}

/** Whether the customer comes to one of the events of their branch. */
export function rsvpStories({ random, world, shopper, tell }: Dealer): readonly Story[] {
  const { clock, office } = world;
  return office.events.flatMap((event) => {
    const invited = event.at - random.int(12, 24) * dayMs;
    if (!random.chance(0.02) || invited > clock.nowMs || invited < shopper.at) return [];
    const answer = random.pick(['yes', 'yes', 'yes', 'perhaps', 'no', 'invited']);
    const answered = invited + random.int(4, 90) * hourMs;
    const changes: Story['changes'][number][] = answer === 'invited' ? [] : [{ at: answered, values: { answer, answered_at: iso(answered) } }];
    if (answer === 'yes') changes.push({ at: event.at + 4 * hourMs, values: { attended: random.chance(0.85) } });
    const values = { event: event.id, customer: shopper.id, answer: 'invited', guests: random.pick([1, 1, 2]), ...ownedBy(shopper.owner) };
    return [tell(invited, values, changes)];
  });
}
