import type { Random } from '../chance/random.ts';
import { type DemoWorld, newOwner } from '../demo-world.ts';
import { dayMs } from '../shop-clock.ts';
import type { Shopper } from '../shopper.ts';
import { ownedBy } from '../staff/owned-by.ts';
import type { Story } from '../story.ts';

const levels = [
  { key: 'vip', least: 12_000_000 },
  { key: 'high', least: 5_000_000 },
  { key: 'medium', least: 1_500_000 },
  { key: 'low', least: 0 },
] as const;

/** The customer's own record: entered at the first contact; level, tag and sometimes the owner change later. */
export function customerStory(world: DemoWorld, shopper: Shopper, spent: number): Story {
  const { random, organisation } = shopper;
  const { shares } = world.settings;
  const values = {
    record_type: 'customer',
    name: shopper.name,
    party: organisation ? 'organisation' : 'individual',
    residence: shopper.country === world.settings.country ? 'domestic' : 'foreign',
    country: shopper.country,
    phone: shopper.phone,
    address: shopper.place,
    source: shopper.channel,
    branch: shopper.branch,
    identities: identities(shopper, random, shares.zalo),
    ...(shopper.email === undefined ? {} : { email: shopper.email }),
    ...(random.chance(shares.stated_scents) ? { scents: [...new Set(shopper.scents)] } : {}),
    ...(shopper.occasions.length > 0 && random.chance(0.5) ? { occasions: shopper.occasions } : {}),
    ...(organisation ? organisationValues(world, random) : personValues(world, shopper)),
    ...ownedBy(shopper.owner),
  };
  return { id: shopper.id, at: shopper.at, values, changes: laterChanges(world, shopper, spent) };
}

function identities({ phone, email }: Shopper, random: Random, zalo: number): readonly { readonly channel: string; readonly value: string }[] {
  return [
    { channel: 'phone', value: phone },
    ...(random.chance(zalo) ? [{ channel: 'zalo', value: phone }] : []),
    ...(email === undefined ? [] : [{ channel: 'email', value: email }]),
  ];
}

function organisationValues(world: DemoWorld, random: Random): Readonly<Record<string, unknown>> {
  return { contact_name: world.people.person(random).name, tax_code: `03${String(random.int(0, 99_999_999)).padStart(8, '0')}` };
}

function personValues(world: DemoWorld, { random, person }: Shopper): Readonly<Record<string, unknown>> {
  const two = (part: number): string => String(part).padStart(2, '0');
  const monthDay = `${two(random.int(1, 12))}-${two(random.int(1, 28))}`;
  const year = random.chance(world.settings.shares.year_unknown) ? '-' : String(random.int(1958, 2007));
  return {
    gender: person.female ? 'female' : 'male',
    ...(random.chance(0.6) ? { birth_date: `${year}-${monthDay}` } : {}),
    ...(random.chance(0.5) ? { occupation: random.pick(world.settings.names.occupations) } : {}),
  };
}

function laterChanges(world: DemoWorld, { random, purchases, owner }: Shopper, spent: number): Story['changes'] {
  const last = purchases.at(-1);
  if (!last) return [];
  const changes: { at: number; values: Story['values'] }[] = [];
  const successor = newOwner(world, owner, random);
  if (successor !== undefined) changes.push({ at: last.at + random.int(5, 60) * dayMs, values: { owner: successor } });
  const level = levels.find(({ least }) => spent >= least)?.key ?? 'low';
  const tags = purchases.length >= 10 ? { tags: [world.settings.texts.regular_tag] } : {};
  changes.push({ at: last.at + 60_000 * random.int(5, 600), values: { consumption: level, ...tags } });
  return changes.sort((left, right) => left.at - right.at);
}
