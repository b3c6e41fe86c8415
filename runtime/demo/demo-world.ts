import { buildCatalogue, type Catalogue } from './catalogue.ts';
import type { Random } from './chance/random.ts';
import { type Weighted, weightedKeys } from './chance/weighted.ts';
import { buildOffice } from './office/build-office.ts';
import type { Office } from './office/office-pen.ts';
import { OrderDays } from './order-days.ts';
import { PersonMaker } from './people.ts';
import type { DemoSettings } from './settings/demo-settings.ts';
import { ShopClock } from './shop-clock.ts';
import type { DemoOwner } from './staff/demo-owner.ts';
import { type DemoStaff, divideWork } from './staff/demo-staff.ts';

/** Everything that the stories share. */
export interface DemoWorld {
  readonly settings: DemoSettings;
  readonly seed: number;
  readonly clock: ShopClock;
  readonly days: OrderDays;
  readonly catalogue: Catalogue;
  readonly office: Office;
  readonly people: PersonMaker;
  readonly channels: Weighted<string>;
  readonly scents: Weighted<string>;
  readonly staff: DemoStaff;
}

export function buildWorld(settings: DemoSettings, seed: number, now: Date, owners: readonly DemoOwner[]): DemoWorld {
  const clock = new ShopClock(settings, now);
  const staff = divideWork(owners, settings.work);
  const catalogue = buildCatalogue(settings, clock, seed);
  return {
    settings,
    seed,
    clock,
    staff,
    catalogue,
    office: buildOffice({ settings, clock, catalogue, staff }, seed),
    days: new OrderDays(settings, clock),
    people: new PersonMaker(settings),
    channels: weightedKeys(settings.channels),
    scents: weightedKeys(settings.scents),
  };
}

/** Now and then records pass to somebody else: the new owner, or undefined when they stay. */
export function newOwner(world: DemoWorld, owner: string | undefined, random: Random): string | undefined {
  const others = world.staff.customers.filter((id) => id !== owner);
  return others.length > 0 && random.chance(world.settings.owner_change) ? random.pick(others) : undefined;
}
