import type { DemoOffice } from './demo-office.ts';

/** What a recipe document (seeds/<template>/recipes/demo.json) says under `settings`. All shares and chances are fractions. */
export interface DemoSettings {
  /** Where names and places come from, with their licences; not read. */
  readonly sources: readonly string[];
  /** Wall clock of the shop, minutes east of UTC. */
  readonly utc_offset_minutes: number;
  /** Length of the history before now. */
  readonly days: number;
  readonly customers: number;
  readonly orders: number;
  readonly country: string;
  readonly currency: string;
  readonly shares: {
    readonly organisation: number;
    readonly female: number;
    readonly foreign: number;
    readonly stated_scents: number;
    readonly year_unknown: number;
    readonly email: number;
    readonly zalo: number;
    readonly relation: number;
  };
  /** How people buy: `weight` is their part of all orders, `at_peaks` the share of their orders before an occasion. */
  readonly habits: readonly { readonly name: Habit; readonly share: number; readonly weight: number; readonly at_peaks: number }[];
  readonly peaks: readonly Peak[];
  readonly everyday: readonly { readonly occasion: string; readonly weight: number }[];
  /** Monday first. */
  readonly weekday_weights: readonly number[];
  readonly yearly_growth: number;
  /** Hour 0 first. */
  readonly hour_weights: readonly number[];
  /** Popularity of each scent family. */
  readonly scents: Readonly<Record<string, number>>;
  /** How often a person takes the first and the second favourite scent. */
  readonly taste: { readonly first: number; readonly second: number };
  readonly basket: BasketChances;
  /** Prices are given as of the start of the history; from each date on they are multiplied by the factor. */
  readonly price_steps: readonly { readonly from: string; readonly factor: number }[];
  readonly channels: Readonly<Record<string, number>>;
  readonly outcomes: { readonly cancelled: number; readonly refused: number; readonly returned: number; readonly delayed: number };
  readonly leads: { readonly per_customer: number; readonly converted: number; readonly lost: number };
  readonly deals: { readonly per_customer: number; readonly won: number; readonly lost: number };
  readonly tickets: { readonly per_order: number; readonly solved: number };
  readonly tasks: { readonly per_customer: number };
  readonly owner_change: number;
  /** Which role's people have customers (with their leads, deals, orders and most tasks), tickets, and tasks of some types. Where nobody holds it, all people do. */
  readonly work: { readonly customers: string; readonly tickets: string; readonly tasks: Readonly<Record<string, string>> };
  readonly names: DemoNames;
  readonly mobile_prefixes: readonly string[];
  readonly streets: readonly string[];
  readonly provinces: readonly { readonly name: string; readonly weight: number; readonly wards: readonly string[] }[];
  readonly branches: readonly DemoBranch[];
  readonly suppliers: readonly { readonly name: string; readonly categories: readonly string[] }[];
  readonly partners: readonly string[];
  readonly products: readonly DemoProduct[];
  readonly combos: readonly DemoCombo[];
  readonly texts: DemoTexts;
  readonly office: DemoOffice;
}

export type Habit = 'regular' | 'occasion' | 'one_timer' | 'stopped';

/** An occasion of the year: a fixed month and day, or listed dates for lunar ones. Sales rise over `days_before` and end `ends_before` days ahead of it. */
export interface Peak {
  readonly occasion: string;
  readonly share: number;
  readonly days_before: number;
  readonly ends_before?: number;
  readonly month?: number;
  readonly day?: number;
  readonly dates?: readonly string[];
}

export interface BasketChances {
  readonly candle: number;
  readonly second_candle: number;
  readonly holder_with_candle: number;
  readonly holder_alone: number;
  readonly oil_with_candle: number;
  readonly oil_alone: number;
  readonly decor: number;
  readonly box_at_peak: number;
  readonly card_at_peak: number;
  readonly combo: number;
  readonly combo_at_peak: number;
  /** Least and most pieces of each product in a company's order. */
  readonly organisation_pieces: readonly [number, number];
}

export interface DemoNames {
  readonly family: Readonly<Record<string, number>>;
  readonly female: readonly string[];
  readonly male: readonly string[];
  readonly female_middle: string;
  readonly male_middle: string;
  readonly middle_share: number;
  readonly occupations: readonly string[];
  readonly organisation_kinds: readonly string[];
  readonly organisation_words: readonly string[];
  readonly foreign: readonly string[];
  readonly foreign_countries: readonly string[];
}

export interface DemoBranch {
  readonly code: string;
  readonly name: string;
  readonly branch_kind: string;
  readonly phone: string;
  readonly street: string;
  readonly ward: string;
  readonly province: string;
  readonly opened_on: string;
  readonly weight: number;
}

export interface DemoProduct {
  readonly code: string;
  readonly name: string;
  readonly category: string;
  readonly cost: number;
  readonly price: number;
  readonly popularity: number;
  readonly scent?: string;
  readonly weight_g?: number;
  readonly burn_hours?: number;
  readonly barcode?: string;
  readonly unit?: string;
  readonly warranty_months?: number;
}

export interface DemoCombo {
  readonly code: string;
  readonly name: string;
  readonly occasion: string;
  readonly price: number;
  readonly items: readonly { readonly product: string; readonly quantity: number }[];
}

export interface DemoTexts {
  readonly gift_messages: Readonly<Record<string, readonly string[]>>;
  readonly delay_reasons: readonly string[];
  readonly needs: readonly string[];
  readonly contact_reasons: readonly string[];
  /** With {occasion} and {customer}. */
  readonly deal_names: { readonly organisation: string; readonly individual: string };
  readonly occasions: Readonly<Record<string, string>>;
  readonly tickets: readonly {
    readonly ticket_type: string;
    readonly weight: number;
    readonly subject: string;
    readonly description: string;
    readonly solution: string;
  }[];
  readonly tasks: readonly { readonly task_type: string; readonly about: 'customer' | 'lead' | 'deal' | 'order' | 'ticket'; readonly subject: string }[];
  readonly regular_tag: string;
}
