import { Decimal } from '../expressions/decimal.ts';
import { coinOf, multipleBelow, shared, sum, text, toCoins } from './amounts.ts';
import type { Amount, DiscountForm, ListPrice, PricedLine, Promotion, SaleLine, WrittenLine } from './sale.ts';

/** A line with its unit price before a promotion. */
export interface BasedLine {
  readonly line: SaleLine;
  readonly from: ListPrice | undefined;
  readonly price: Amount;
  /** Unit price times quantity. */
  readonly before: Decimal;
}

/** A part of a line: so many at such a price. */
interface Part {
  readonly quantity: Decimal;
  readonly price: Decimal;
  readonly discount?: string | Amount;
}

const none: Part[] = [];

/** The lines as they are paid and written under a promotion. */
export function discountLines(based: readonly BasedLine[], promotion: Promotion | undefined, form: DiscountForm): readonly PricedLine[] {
  const covered = based.map(({ line, before }) => promotion !== undefined && !line.ownPrice && before.greaterThan(0) && covers(promotion, line.product));
  const off = promotion?.percent === undefined ? amountsOff(based, covered, promotion?.amount, form) : undefined;
  return based.map((each, index) => {
    if (!promotion || !covered[index])
      return pricedLine(each, [{ quantity: new Decimal(each.line.quantity), price: new Decimal(each.price.amount) }], undefined);
    const parts = promotion.percent === undefined ? (off?.[index] ?? none) : [percentPart(each, promotion.percent, form)];
    return pricedLine(each, parts, promotion);
  });
}

function covers({ products }: Promotion, product: string): boolean {
  return products.length === 0 || products.includes(product);
}

function percentPart({ line, price, before }: BasedLine, percent: string, form: DiscountForm): Part {
  const quantity = new Decimal(line.quantity);
  const full = new Decimal(price.amount);
  const coin = coinOf(price.currency);
  if (form === 'percent') return { quantity, price: full, discount: text(new Decimal(percent)) };
  if (form === 'money') return { quantity, price: full, discount: { amount: text(toCoins(before.times(percent), coin)), currency: price.currency } };
  return { quantity, price: toCoins(full.times(new Decimal(1).minus(percent)), coin) };
}

/** Shares an amount out over the lines in proportion to what they cost. Where a line cannot tell an amount, its price is lowered. */
function amountsOff(based: readonly BasedLine[], covered: readonly boolean[], amount: Amount | undefined, form: DiscountForm): readonly (readonly Part[])[] {
  const coin = coinOf(amount?.currency ?? '');
  const weights = based.map(({ before }, index) => (covered[index] ? before : new Decimal(0)));
  const most = Decimal.min(new Decimal(amount?.amount ?? 0), multipleBelow(sum(weights), coin));
  const shares = shared(most, weights, coin);
  if (form === 'money') {
    return based.map(({ line, price }, index) => [
      { quantity: new Decimal(line.quantity), price: new Decimal(price.amount), discount: { amount: text(shares[index] ?? most), currency: price.currency } },
    ]);
  }
  return lowered(based, shares, coin);
}

/**
 * Lowers unit prices by whole coins. What does not divide by the quantity of its line is taken off one piece of one line: a line of one piece
 * where there is one, else a piece split off, so that the sum comes out exactly.
 */
function lowered(based: readonly BasedLine[], shares: readonly Decimal[], coin: Decimal): readonly (readonly Part[])[] {
  const quantities = based.map(({ line }) => new Decimal(line.quantity));
  const even = shares.map((share, index) => {
    const quantity = quantities[index] ?? new Decimal(1);
    return quantity.isInteger() ? multipleBelow(share, quantity.times(coin)) : new Decimal(0);
  });
  const rest = sum(shares).minus(sum(even));
  const unit = (index: number): Decimal => {
    const { price } = based[index] as BasedLine;
    return new Decimal(price.amount).minus((even[index] ?? rest).dividedToIntegerBy((quantities[index] ?? rest).times(coin)).times(coin));
  };
  const able = based
    .map((_, index) => index)
    .filter((index) => shares[index]?.greaterThan(0) && quantities[index]?.isInteger() && unit(index).greaterThanOrEqualTo(rest));
  const single = able.find((index) => quantities[index]?.equals(1)) ?? able[0];
  return based.map((_, index): readonly Part[] => {
    const quantity = quantities[index] as Decimal;
    const price = even[index]?.isZero() ? new Decimal((based[index] as BasedLine).price.amount) : unit(index);
    if (index !== single || rest.isZero()) return [{ quantity, price }];
    const last = { quantity: new Decimal(1), price: price.minus(rest) };
    return quantity.equals(1) ? [last] : [{ quantity: quantity.minus(1), price }, last];
  });
}

function pricedLine({ line, from, price, before }: BasedLine, parts: readonly Part[], promotion: Promotion | undefined): PricedLine {
  const totals = parts.map((part) => {
    const full = part.price.times(part.quantity);
    if (typeof part.discount === 'string') return full.times(new Decimal(1).minus(part.discount));
    return part.discount ? full.minus(part.discount.amount) : full;
  });
  const note = [from?.title, promotion && promotionNote(promotion)].filter((part) => part !== undefined && part !== '').join(' · ');
  const written = parts.map(
    (part): WrittenLine => ({
      product: line.product,
      quantity: text(part.quantity),
      price: { amount: text(part.price), currency: price.currency },
      ...(part.discount === undefined ? {} : { discount: part.discount }),
      note,
    }),
  );
  return { price, from, before: text(before), total: text(sum(totals)), written };
}

function promotionNote({ title, percent }: Promotion): string {
  return percent === undefined ? title : `${title} −${text(new Decimal(percent).times(100))}%`;
}
