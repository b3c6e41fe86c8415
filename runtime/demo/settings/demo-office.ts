/** What happens around the sales, as the recipe says it. Days are counted from today: -20 is twenty days ago. Amounts are in the currency of the recipe. */
export interface DemoOffice {
  /** Payments, shipments and their like are made for the orders of so many days. */
  readonly books_days: number;
  /** Stock was counted so many days ago; every sale since then is a movement. */
  readonly stock_days: number;
  readonly competitors: readonly Readonly<Record<string, unknown>>[];
  readonly programmes: readonly { readonly name: string; readonly goal: string; readonly audience: string }[];
  /** With {occasion} and {year}. */
  readonly campaign_name: string;
  readonly campaign_channels: readonly string[];
  readonly steady_campaigns: readonly {
    readonly name: string;
    readonly goal: string;
    /** Place of its programme in the list. */
    readonly programme: number;
    readonly from: number;
    readonly to: number;
    readonly budget: number;
  }[];
  readonly price_lists: readonly {
    readonly name: string;
    readonly audience: string;
    readonly factor: number;
    readonly from_quantity: number;
    readonly categories: readonly string[];
  }[];
  readonly promotions: readonly DemoPromotion[];
  readonly policies: readonly DemoPolicy[];
  readonly articles: readonly Readonly<Record<string, unknown>>[];
  readonly surveys: readonly { readonly name: string; readonly question: string; readonly scale: string; readonly asked_after: string }[];
  readonly survey_words: { readonly good: readonly string[]; readonly bad: readonly string[] };
  /** By number of stars. */
  readonly review_words: Readonly<Record<string, readonly string[]>>;
  readonly feedback: readonly { readonly subject: string; readonly kind: string; readonly theme: string; readonly votes: number }[];
  readonly events: readonly DemoEvent[];
  readonly occasions: readonly DemoOccasion[];
  readonly contacts: readonly DemoContact[];
  /** Calls that the reception takes. */
  readonly incoming: readonly DemoContact[];
  readonly appointments: readonly { readonly kind: string; readonly subject: string }[];
  readonly warranty_problems: readonly string[];
  /** With {customer}. */
  readonly contract_name: string;
  readonly contract_scopes: readonly string[];
  readonly quote_terms: string;
  /** Tasks of people who have no customers of their own. */
  readonly tasks: readonly { readonly role: string; readonly subject: string; readonly task_type: string; readonly day: number }[];
  /** With {month} and {branch}. */
  readonly goal_names: { readonly seller: string; readonly branch: string; readonly objective: string };
}

export interface DemoPromotion {
  readonly name: string;
  readonly code: string;
  readonly percent?: string;
  readonly amount?: number;
  readonly minimum?: number;
  readonly occasion?: string;
  /** Codes of products. */
  readonly products?: readonly string[];
  readonly from: number;
  readonly to: number;
  readonly benefit: string;
}

export interface DemoPolicy {
  readonly name: string;
  readonly benefit: string;
  readonly levels: readonly string[];
  readonly percent?: string;
  readonly minimum?: number;
  readonly pay_within_days?: number;
  /** Code of a promotion. */
  readonly promotion?: string;
  /** Code of a product. */
  readonly gift?: string;
  readonly terms: string;
}

export interface DemoEvent {
  readonly name: string;
  readonly kind: string;
  readonly day: number;
  readonly hour: number;
  readonly hours: number;
  readonly seats: number;
  readonly cost: number;
  readonly description: string;
}

/** A day of the year, by month and day or, for the moon, by listed dates. */
export interface DemoOccasion {
  readonly name: string;
  readonly occasion?: string;
  readonly reckoning: 'solar' | 'lunar';
  readonly month?: number;
  readonly day?: number;
  readonly lead_days: number;
  readonly note: string;
  readonly dates?: readonly string[];
}

export interface DemoContact {
  readonly kind: string;
  readonly reason: string;
  readonly said?: string;
  readonly outcome?: string;
}
