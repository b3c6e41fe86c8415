import { Decimal } from '../expressions/decimal.ts';
import { sum, text } from './amounts.ts';
import { discountLines } from './discount-lines.ts';
import type { ListPrice, PricedSale, Promotion, Sale, SaleLine } from './sale.ts';

/** The lowest list price for the product and quantity, in the currency of the product's own price. */
function listPriceOf(line: SaleLine, prices: readonly ListPrice[]): ListPrice | undefined {
  const quantity = new Decimal(line.quantity);
  const fits = ({ product, price, from }: ListPrice): boolean =>
    product === line.product && price.currency === line.price.currency && (from === undefined || quantity.greaterThanOrEqualTo(from));
  return prices
    .filter(fits)
    .reduce<ListPrice | undefined>(
      (lowest, option) => (lowest && !new Decimal(option.price.amount).lessThan(lowest.price.amount) ? lowest : option),
      undefined,
    );
}

/** Whether a promotion has something to give for a sale of so much. */
function fits(promotion: Promotion, before: Decimal, currency: string): boolean {
  const { percent, amount, minimum } = promotion;
  if (percent === undefined && amount?.currency !== currency) return false;
  return minimum === undefined || (minimum.currency === currency && before.greaterThanOrEqualTo(minimum.amount));
}

/**
 * Prices a sale: of several list prices that fit the lowest, else the product's own; then one promotion, the best or the one chosen. Exact
 * decimals throughout: the total is the sum of the written lines. The counter on screen and the server that checks it both use this.
 */
export function priceSale(sale: Sale): PricedSale {
  const based = sale.lines.map((line) => {
    const from = line.ownPrice ? undefined : listPriceOf(line, sale.prices);
    const price = line.ownPrice ?? from?.price ?? line.price;
    return { line, from, price, before: new Decimal(price.amount).times(line.quantity) };
  });
  const currencies = new Set(based.map(({ price }) => price.currency));
  const currency = based[0]?.price.currency;
  const before = sum(based.map((each) => each.before));
  const mixed = currencies.size > 1;
  const outcome = (promotion: Promotion | undefined) => {
    const lines = discountLines(based, promotion, sale.discount);
    const total = sum(lines.map((line) => new Decimal(line.total)));
    return { promotion, lines, total, saved: before.minus(total) };
  };
  const fitting = mixed || currency === undefined ? [] : sale.promotions.filter((promotion) => fits(promotion, before, currency));
  const offers = fitting
    .map(outcome)
    .filter(({ saved }) => saved.greaterThan(0))
    .sort((left, right) => right.saved.comparedTo(left.saved));
  const wanted = sale.promotion === undefined ? offers[0] : offers.find(({ promotion }) => promotion?.id === sale.promotion);
  const { lines, total, saved, promotion } = wanted ?? outcome(undefined);
  return {
    lines,
    currency,
    mixed,
    before: text(before),
    saved: text(saved),
    total: text(total),
    promotion,
    offers: offers.flatMap((offer) => (offer.promotion ? [{ promotion: offer.promotion, saved: text(offer.saved) }] : [])),
  };
}
