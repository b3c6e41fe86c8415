import type { CounterSaleRequest } from '../../schemas/generated/api.ts';
import { AppError } from '../errors/app-error.ts';
import type { Issue } from '../errors/issue.ts';
import { Decimal } from '../expressions/decimal.ts';
import { priceSale } from '../pricing/price-sale.ts';
import type { Amount, DiscountForm, PricedSale } from '../pricing/sale.ts';
import type { CounterOffer } from './counter-offer.ts';

/** A price that was sent and is another one now. */
interface StalePrice {
  readonly index: number;
  readonly product: string;
  readonly sent: Amount;
  readonly now: Amount;
}

/**
 * Prices a sale as the counter on screen did and compares. Throws stale_prices with both values where something has changed since,
 * invalid_record for products that are not for sale or not shown, mixed_currencies where there is no total.
 */
export function checkSale(sent: CounterSaleRequest, offer: CounterOffer, discount: DiscountForm): PricedSale {
  const missing = sent.lines.flatMap(({ product }, index): Issue[] => {
    if (offer.products.has(product.toLowerCase())) return [];
    return [{ pointer: `/lines/${index}/product`, message: 'There is no such product for sale.', code: 'link_missing' }];
  });
  const empty = sent.lines.flatMap(({ quantity, own_price, price }, index): Issue[] => [
    ...(new Decimal(quantity).isZero() ? [{ pointer: `/lines/${index}/quantity`, message: 'must be above zero', code: 'number_too_small' }] : []),
    ...(own_price && new Decimal(price.amount).isNegative()
      ? [{ pointer: `/lines/${index}/price`, message: 'must not be below zero', code: 'number_too_small' }]
      : []),
  ]);
  const issues = [...missing, ...empty];
  if (issues.length > 0) throw new AppError('invalid_record', issues[0]?.message ?? '', { issues });
  const priced = priceSale({
    lines: sent.lines.map(({ product, quantity, price, own_price }) => ({
      product: product.toLowerCase(),
      quantity,
      price: offer.products.get(product.toLowerCase()) ?? price,
      ...(own_price ? { ownPrice: price } : {}),
    })),
    prices: offer.prices,
    promotions: offer.promotions,
    promotion: sent.promotion?.toLowerCase() ?? null,
    discount,
  });
  if (priced.mixed)
    throw new AppError('mixed_currencies', 'A sale has prices of one currency.', { issues: [{ pointer: '/lines', message: 'several currencies' }] });
  compare(sent, priced);
  return priced;
}

function compare(sent: CounterSaleRequest, priced: PricedSale): void {
  const lines = sent.lines.flatMap(({ product, price }, index): StalePrice[] => {
    const now = priced.lines[index]?.price ?? price;
    return same(price, now) ? [] : [{ index, product, sent: price, now }];
  });
  const total: Amount = { amount: priced.total, currency: priced.currency ?? sent.total.currency };
  if (lines.length === 0 && same(sent.total, total)) return;
  throw new AppError('stale_prices', 'The prices have changed since the sale was priced.', {
    issues: [
      ...lines.map(({ index, now }) => ({ pointer: `/lines/${index}/price`, message: `costs ${now.amount} ${now.currency} now`, code: 'stale_price' })),
      ...(same(sent.total, total) ? [] : [{ pointer: '/total', message: `is ${total.amount} ${total.currency} now`, code: 'stale_price' }]),
    ],
    extra: { lines, total: { sent: sent.total, now: total } },
  });
}

function same(left: Amount, right: Amount): boolean {
  return left.currency === right.currency && new Decimal(left.amount).equals(right.amount);
}
