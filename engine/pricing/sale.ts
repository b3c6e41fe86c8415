/** Money as the API writes it. */
export interface Amount {
  /** Plain decimal text. */
  readonly amount: string;
  /** ISO 4217. */
  readonly currency: string;
}

/** A price in a list, for so many and more. */
export interface ListPrice {
  readonly id: string;
  /** What names it, for the reason on the line. */
  readonly title: string;
  readonly product: string;
  readonly price: Amount;
  /** Least quantity, plain decimal text; absent: any. */
  readonly from?: string | undefined;
}

/** Something off, in percent or as an amount of the whole. */
export interface Promotion {
  readonly id: string;
  readonly title: string;
  /** A fraction: "0.1" is 10 %. */
  readonly percent?: string | undefined;
  readonly amount?: Amount | undefined;
  /** Least total of the sale before it. */
  readonly minimum?: Amount | undefined;
  /** Products it is for; none means the whole sale. */
  readonly products: readonly string[];
}

export interface SaleLine {
  readonly product: string;
  /** Plain decimal text above zero. */
  readonly quantity: string;
  /** The product's own price. */
  readonly price: Amount;
  /** A price agreed at the counter: neither lists nor promotions change it. */
  readonly ownPrice?: Amount | undefined;
}

/** How a discount is told in a line: as a share, as an amount off the line, or not at all, so that the price is lowered. */
export type DiscountForm = 'percent' | 'money' | 'none';

export interface Sale {
  readonly lines: readonly SaleLine[];
  readonly prices: readonly ListPrice[];
  readonly promotions: readonly Promotion[];
  /** The promotion chosen; null: none; undefined: the best. */
  readonly promotion: string | null | undefined;
  readonly discount: DiscountForm;
}

/** A line as it is written: those of one line that is sold at two prices, so that an amount off comes out exactly, are two. */
export interface WrittenLine {
  readonly product: string;
  readonly quantity: string;
  readonly price: Amount;
  /** A fraction in text, or an amount. */
  readonly discount?: string | Amount | undefined;
  /** Which list price and promotion made the price; empty where none did. */
  readonly note: string;
}

export interface PricedLine {
  /** The unit price before a promotion. */
  readonly price: Amount;
  /** The list price that was used. */
  readonly from: ListPrice | undefined;
  /** Unit price times quantity, before a promotion. */
  readonly before: string;
  /** What is paid for the line. */
  readonly total: string;
  readonly written: readonly WrittenLine[];
}

export interface PricedSale {
  readonly lines: readonly PricedLine[];
  readonly currency: string | undefined;
  /** The prices are of several currencies: there is no total. */
  readonly mixed: boolean;
  readonly before: string;
  readonly saved: string;
  readonly total: string;
  readonly promotion: Promotion | undefined;
  /** Promotions that fit, with what they save, the best first. */
  readonly offers: readonly { readonly promotion: Promotion; readonly saved: string }[];
}
