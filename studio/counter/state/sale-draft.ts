import { Decimal, formatDecimal } from '../../../engine/expressions/decimal.ts';
import type { Amount } from '../../../engine/pricing/sale.ts';
import type { CounterSaleRequest, ParkedSaleRequest } from '../../../schemas/generated/api.ts';

/** What is sold, as it was when it was found. */
export interface CounterProduct {
  readonly id: string;
  readonly title: string;
  readonly code: string;
  readonly price: Amount;
}

export interface DraftLine {
  readonly product: CounterProduct;
  /** Plain decimal text, or what was typed when it is no number. */
  readonly quantity: string;
  readonly ownPrice?: Amount | undefined;
  /** What was typed as own price and is none. */
  readonly badPrice?: string | undefined;
}

/** Somebody who is there already, or a new one. */
export type DraftCustomer = { readonly id: string; readonly title: string } | { readonly name: string; readonly phone: string };

/** A sale as it is being made. */
export interface SaleDraft {
  readonly lines: readonly DraftLine[];
  readonly customer?: DraftCustomer | undefined;
  /** Null: none is wanted; absent: the best. */
  readonly promotion?: string | null | undefined;
  readonly method?: string | undefined;
  /** What the customer hands over, in text. */
  readonly given?: string | undefined;
}

export const emptySale: SaleDraft = { lines: [] };

const quantityText = /^\d{1,9}(\.\d{1,6})?$/;

/** A quantity that can be sold. */
export function isQuantity(text: string): boolean {
  return quantityText.test(text) && !new Decimal(text).isZero();
}

/** The line with a price typed for it; the usual one where nothing is typed or what it costs anyway. */
export function withTypedPrice({ ownPrice: _own, badPrice: _bad, ...line }: DraftLine, typed: string | undefined, currency: string): DraftLine {
  if (typed === undefined || typed === line.product.price.amount) return line;
  return /^\d+(\.\d+)?$/.test(typed) ? { ...line, ownPrice: { amount: typed, currency } } : { ...line, badPrice: typed };
}

/** Whether everything that was typed into the sale could be read. */
export function isReadable({ lines, given }: SaleDraft): boolean {
  return lines.every(({ quantity, badPrice }) => isQuantity(quantity) && badPrice === undefined) && (given === undefined || changeOf(given, '0') !== undefined);
}

/** "3*NQ" and "3 x NQ" are three of it, anything else is one. */
export function splitTyped(typed: string): { readonly quantity: string; readonly text: string } {
  const [, quantity, text] = /^(\d{1,4})\s*(?:\*|[x×]\s)\s*(\S.*)$/i.exec(typed.trim()) ?? [];
  return quantity !== undefined && text !== undefined && Number(quantity) > 0
    ? { quantity: String(Number(quantity)), text }
    : { quantity: '1', text: typed.trim() };
}

/** The product once more: a line that has it goes up, else a new line comes last. */
export function withProduct(sale: SaleDraft, product: CounterProduct, quantity: string): SaleDraft {
  const at = sale.lines.findIndex((line) => line.product.id === product.id);
  if (at < 0) return { ...sale, lines: [...sale.lines, { product, quantity }] };
  return { ...sale, lines: sale.lines.map((line, index) => (index === at ? { ...line, product, quantity: added(line.quantity, quantity) } : line)) };
}

/** One more or one less; a line goes no lower than one. */
export function added(quantity: string, by: string): string {
  const sum = new Decimal(isQuantity(quantity) ? quantity : '0').plus(by);
  return sum.greaterThan(0) ? formatDecimal(sum) : quantity;
}

export function withLine(sale: SaleDraft, index: number, change: (line: DraftLine) => DraftLine): SaleDraft {
  return { ...sale, lines: sale.lines.map((line, at) => (at === index ? change(line) : line)) };
}

export function withoutLine(sale: SaleDraft, index: number): SaleDraft {
  return { ...sale, lines: sale.lines.filter((_, at) => at !== index) };
}

/** What is handed over less what is paid; negative: so much is missing. Undefined where nothing, or no number, was typed. */
export function changeOf(given: string | undefined, total: string): string | undefined {
  if (given === undefined || !/^\d+(\.\d+)?$/.test(given)) return undefined;
  return formatDecimal(new Decimal(given).minus(total));
}

function customerOf({ customer }: SaleDraft): CounterSaleRequest['customer'] {
  if (!customer) return undefined;
  if ('id' in customer) return { id: customer.id };
  const name = customer.name.trim();
  const phone = customer.phone.trim();
  return name === '' && phone === '' ? undefined : { ...(name === '' ? {} : { name }), ...(phone === '' ? {} : { phone }) };
}

export interface PricedDraft {
  readonly prices: readonly Amount[];
  readonly promotion: string | undefined;
  readonly total: Amount;
}

/** The sale as it is sent, with the prices and the total that are on screen. */
export function saleRequest(sale: SaleDraft, { prices, promotion, total }: PricedDraft): CounterSaleRequest {
  const customer = customerOf(sale);
  const lines = sale.lines.map(({ product, quantity, ownPrice }, index) => ({
    product: product.id,
    quantity,
    price: ownPrice ?? prices[index] ?? product.price,
    ...(ownPrice ? { own_price: true } : {}),
  }));
  return {
    ...(customer ? { customer } : {}),
    lines: lines as CounterSaleRequest['lines'],
    promotion: promotion ?? null,
    ...(sale.method === undefined ? {} : { method: sale.method }),
    total,
  };
}

/** The sale as it is put aside: what things cost is asked again when it is gone on with. */
export function parkedSale(sale: SaleDraft): ParkedSaleRequest['sale'] {
  const customer = customerOf(sale);
  return {
    ...(customer ? { customer } : {}),
    lines: sale.lines.map(({ product, quantity, ownPrice }) => ({
      product: product.id,
      quantity: isQuantity(quantity) ? quantity : '1',
      ...(ownPrice ? { own_price: ownPrice } : {}),
    })),
    ...(sale.promotion === undefined ? {} : { promotion: sale.promotion }),
  };
}
