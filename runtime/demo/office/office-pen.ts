import type { Catalogue } from '../catalogue.ts';
import type { Random } from '../chance/random.ts';
import type { DemoSettings } from '../settings/demo-settings.ts';
import type { ShopClock } from '../shop-clock.ts';
import type { DemoStaff } from '../staff/demo-staff.ts';
import type { DemoBatch, Story } from '../story.ts';

/** What the office is made from. */
export interface OfficeGround {
  readonly settings: DemoSettings;
  readonly clock: ShopClock;
  readonly catalogue: Catalogue;
  readonly staff: DemoStaff;
}

/** Ground, chance and times for the stories of the office. */
export interface OfficePen extends OfficeGround {
  readonly random: Random;
  /** The story of a record made so many days from today (negative: ago), as far as the books go back and not after now. */
  write(day: number, values: Story['values'], changes?: Story['changes']): Story;
}

/** Stories of one object. */
export interface OfficeStories {
  readonly object: string;
  readonly stories: readonly Story[];
}

/** What the shop keeps beside its sales: ids that dealings with customers link to. */
export interface Office {
  readonly competitors: readonly string[];
  readonly articles: readonly string[];
  readonly surveys: readonly { readonly id: string; readonly scale: string; readonly asked_after: string }[];
  readonly events: readonly { readonly id: string; readonly at: number; readonly seats: number }[];
  /** By kind of benefit. */
  readonly policies: ReadonlyMap<string, string>;
  /** The campaign for that occasion at that time. */
  campaignFor(occasion: string, atMs: number): string | undefined;
  /** Any campaign that ran at that time. */
  campaignAt(atMs: number, random: Random): string | undefined;
  /** By product (id), of those that come with a warranty. */
  readonly warrantyMonths: ReadonlyMap<string, number>;
  /** The stock level of a product (id) in a branch (id); empty where there is none. */
  level(product: string, branch: string): string;
  readonly levels: readonly { readonly id: string; readonly product: string; readonly branch: string; readonly reorder: number }[];
  batches(): Generator<DemoBatch>;
}
