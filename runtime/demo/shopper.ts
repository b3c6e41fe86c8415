import { demoId } from './chance/demo-id.ts';
import { Random } from './chance/random.ts';
import { Weighted } from './chance/weighted.ts';
import type { DemoWorld } from './demo-world.ts';
import type { Person, Place } from './people.ts';
import type { Habit } from './settings/demo-settings.ts';
import { inTurn } from './staff/demo-staff.ts';

export interface Purchase {
  readonly at: number;
  readonly occasion: string;
}

/** One customer of the demo: who it is, what it likes, when it buys. */
export interface Shopper {
  readonly id: string;
  /** Place among all customers. */
  readonly index: number;
  /** The first moment of this customer in the books. */
  readonly at: number;
  readonly random: Random;
  readonly habit: Habit;
  readonly organisation: boolean;
  readonly person: Person;
  readonly name: string;
  readonly country: string;
  readonly phone: string;
  readonly email: string | undefined;
  readonly place: Place;
  readonly branch: string;
  readonly channel: string;
  readonly owner: string | undefined;
  /** Favourite scent first. */
  readonly scents: readonly [string, string];
  readonly occasions: readonly string[];
  readonly purchases: readonly Purchase[];
}

/** A customer's own source of numbers; the first number drawn decides the habit. */
export function shopperRandom(world: DemoWorld, index: number): Random {
  return new Random(world.seed, index + 1);
}

/** The habit and the share of all orders (1 for those who buy once); draws from `random`. */
export function habitOf(world: DemoWorld, random: Random): { readonly habit: Habit; readonly weight: number; readonly atPeaks: number } {
  const kind = new Weighted(world.settings.habits, ({ share }) => share).pick(random);
  const spread = kind.name === 'one_timer' ? 1 : 0.4 + 1.2 * random.next();
  return { habit: kind.name, weight: kind.weight * spread, atPeaks: kind.at_peaks };
}

/** Makes the customer of that index with so many orders. */
export function makeShopper(world: DemoWorld, index: number, orders: number): Shopper {
  const random = shopperRandom(world, index);
  const { habit, atPeaks } = habitOf(world, random);
  const { settings, people, catalogue, staff } = world;
  const organisation = random.chance(settings.shares.organisation);
  const foreign = !organisation && random.chance(settings.shares.foreign) ? people.foreigner(random) : undefined;
  const person = people.person(random);
  const name = organisation ? people.organisation(random) : (foreign?.name ?? person.name);
  const occasions = favourites(world, habit, random);
  const purchases = purchaseTimes(world, { habit, atPeaks, occasions, orders }, random);
  const at = purchases[0] ? purchases[0].at - random.int(2, 90) * 60_000 : world.clock.momentOn(random.int(0, world.clock.days), random);
  const id = demoId(at, random);
  const phone = people.phone(random);
  const email = organisation || random.chance(settings.shares.email) ? people.email(name, random) : undefined;
  const place = people.place(random);
  const branch = catalogue.branches.pick(random);
  return {
    id,
    index,
    at,
    random,
    habit,
    organisation,
    person,
    name,
    country: foreign?.country ?? settings.country,
    phone,
    email,
    place,
    branch: branch.id,
    channel: world.channels.pick(random),
    owner: inTurn(staff.ofBranch(branch.code), index),
    scents: [world.scents.pick(random), world.scents.pick(random)],
    occasions,
    purchases,
  };
}

function favourites(world: DemoWorld, habit: Habit, random: Random): readonly string[] {
  if (world.days.peaks.items.length === 0) return [];
  const count = habit === 'occasion' ? random.int(1, 3) : random.int(2, 5);
  return [...new Set(Array.from({ length: count }, () => world.days.peaks.pick(random).occasion))];
}

interface Wish {
  readonly habit: Habit;
  readonly atPeaks: number;
  readonly occasions: readonly string[];
  readonly orders: number;
}

/** The days between which this customer is active. Those who stopped have not been seen for a quarter of the history. */
function span(world: DemoWorld, habit: Habit, random: Random): readonly [number, number] {
  const last = world.clock.days;
  if (habit === 'one_timer') return [0, last];
  if (habit === 'stopped') {
    const from = random.chance(0.6) ? 0 : random.int(0, Math.floor(last * 0.35));
    return [from, random.int(from + Math.floor(last * 0.1), Math.floor(last * 0.75))];
  }
  // Most were customers before the history begins.
  return [random.chance(0.65) ? 0 : random.int(0, Math.floor(last * 0.8)), last];
}

function purchaseTimes(world: DemoWorld, wish: Wish, random: Random): readonly Purchase[] {
  const { days, clock, settings } = world;
  const [from, to] = span(world, wish.habit, random);
  const ordinary = new Weighted(settings.everyday, ({ weight }) => weight);
  const made = Array.from({ length: wish.orders }, (): Purchase => {
    if (wish.occasions.length > 0 && random.chance(wish.atPeaks)) {
      const occasion = random.pick(wish.occasions);
      const day = days.before(occasion, from, to, random);
      if (day !== undefined) return { at: clock.momentOn(day, random), occasion };
    }
    return { at: clock.momentOn(days.ordinary(from, to, random), random), occasion: ordinary.pick(random).occasion };
  });
  return made.sort((left, right) => left.at - right.at);
}
