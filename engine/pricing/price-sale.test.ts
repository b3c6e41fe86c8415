import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Decimal } from '../expressions/decimal.ts';
import { priceSale } from './price-sale.ts';
import type { Amount, DiscountForm, ListPrice, Promotion, SaleLine } from './sale.ts';

const vnd = (amount: string): Amount => ({ amount, currency: 'VND' });
const line = (product: string, quantity: string, price: string, ownPrice?: string): SaleLine => ({
  product,
  quantity,
  price: vnd(price),
  ...(ownPrice === undefined ? {} : { ownPrice: vnd(ownPrice) }),
});
const listed = (product: string, price: string, from?: string): ListPrice => ({
  id: `${product}${price}`,
  title: `List ${price}`,
  product,
  price: vnd(price),
  from,
});
const promotion = (id: string, rest: Partial<Promotion>): Promotion => ({ id, title: id, products: [], ...rest });

function price(lines: readonly SaleLine[], more: { prices?: ListPrice[]; promotions?: Promotion[]; promotion?: string | null; discount?: DiscountForm } = {}) {
  return priceSale({ lines, prices: more.prices ?? [], promotions: more.promotions ?? [], promotion: more.promotion, discount: more.discount ?? 'percent' });
}

describe('list prices', () => {
  it.each([
    ['the own price where no list has the product', '1', [listed('other', '1000')], '120000'],
    ['the list price, even above the own', '1', [listed('candle', '150000')], '150000'],
    ['the lowest of several', '1', [listed('candle', '110000'), listed('candle', '99000'), listed('candle', '105000')], '99000'],
    ['no price for more than are bought', '9', [listed('candle', '90000', '10')], '120000'],
    ['the price for many from its quantity on', '10', [listed('candle', '90000', '10'), listed('candle', '110000')], '90000'],
    ['no price of another currency', '1', [{ ...listed('candle', '5'), price: { amount: '5', currency: 'USD' } }], '120000'],
  ])('use %s', (_, quantity, prices, expected) => {
    const sale = price([line('candle', quantity, '120000')], { prices });
    expect(sale.lines[0]?.price.amount).toBe(expected);
    expect(sale.total).toBe(new Decimal(expected).times(quantity).toFixed());
  });

  it('leave a price alone that was agreed at the counter', () => {
    const sale = price([line('candle', '2', '120000', '100000')], { prices: [listed('candle', '90000')], promotions: [promotion('tet', { percent: '0.1' })] });
    expect(sale.total).toBe('200000');
    expect(sale.offers).toEqual([]);
  });

  it('are named in the line', () => {
    const sale = price([line('candle', '1', '120000')], { prices: [listed('candle', '90000')], promotions: [promotion('Tết', { percent: '0.15' })] });
    expect(sale.lines[0]?.written[0]?.note).toBe('List 90000 · Tết −15%');
  });
});

describe('promotions', () => {
  const candles = [line('candle', '3', '120000'), line('vase', '1', '240000')];

  it('take the best that fits, and another or none where one says so', () => {
    const promotions = [
      promotion('five', { percent: '0.05' }),
      promotion('fifty', { amount: vnd('50000') }),
      promotion('big', { percent: '0.5', minimum: vnd('600001') }),
    ];
    expect(price(candles, { promotions })).toMatchObject({ before: '600000', saved: '50000', total: '550000', promotion: { id: 'fifty' } });
    expect(price(candles, { promotions }).offers.map(({ promotion: { id }, saved }) => [id, saved])).toEqual([
      ['fifty', '50000'],
      ['five', '30000'],
    ]);
    expect(price(candles, { promotions, promotion: 'five' }).total).toBe('570000');
    expect(price(candles, { promotions, promotion: null })).toMatchObject({ total: '600000', promotion: undefined });
    expect(price(candles, { promotions, promotion: 'big' }).total).toBe('600000');
  });

  it('cover the products they name', () => {
    const sale = price(candles, { promotions: [promotion('candles', { percent: '0.1', products: ['candle'] })] });
    expect(sale.lines.map(({ total }) => total)).toEqual(['324000', '240000']);
  });

  it.each<[DiscountForm, unknown]>([
    ['percent', { price: vnd('120000'), discount: '0.1' }],
    ['money', { price: vnd('120000'), discount: vnd('36000') }],
    ['none', { price: vnd('108000') }],
  ])('write a percentage as the line can tell it: %s', (discount, written) => {
    const sale = price(candles, { promotions: [promotion('ten', { percent: '0.1' })], discount });
    expect(sale.lines[0]?.written).toMatchObject([{ quantity: '3', ...(written as object) }]);
    expect(sale.total).toBe('540000');
  });

  it('lower prices by an amount so that the sum comes out exactly', () => {
    const sale = price(candles, { promotions: [promotion('fifty', { amount: vnd('50000') })] });
    expect(sale.lines.map(({ written }) => written.map(({ quantity, price: { amount } }) => [quantity, amount]))).toEqual([
      [['3', '110000']],
      [['1', '220000']],
    ]);
    const odd = price([line('candle', '3', '99000')], { promotions: [promotion('fifty', { amount: vnd('50000') })] });
    expect(odd.lines[0]?.written.map(({ quantity, price: { amount } }) => [quantity, amount])).toEqual([
      ['2', '82334'],
      ['1', '82332'],
    ]);
    expect(odd.total).toBe('247000');
  });

  it('tell an amount where the line can, and give no more than is paid', () => {
    const sale = price(candles, { promotions: [promotion('all', { amount: vnd('900000') })], discount: 'money' });
    expect(sale.lines.map(({ written }) => written[0]?.discount)).toEqual([vnd('360000'), vnd('240000')]);
    expect(sale.total).toBe('0');
  });

  it('make no total of several currencies', () => {
    const sale = price([line('candle', '1', '120000'), { product: 'book', quantity: '1', price: { amount: '5', currency: 'USD' } }]);
    expect(sale.mixed).toBe(true);
  });

  it('always cost what the written lines add up to', () => {
    const lines = fc.array(fc.tuple(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 1, max: 900_000 })), { minLength: 1, maxLength: 6 });
    const forms = fc.constantFrom<DiscountForm>('percent', 'money', 'none');
    fc.assert(
      fc.property(lines, fc.integer({ min: 1, max: 2_000_000 }), forms, (rows, off, discount) => {
        const sale = price(
          rows.map(([quantity, each], index) => line(`p${index}`, String(quantity), String(each))),
          { promotions: [promotion('off', { amount: vnd(String(off)) })], discount },
        );
        const paid = sale.lines
          .flatMap(({ written }) => written)
          .reduce((total, each) => {
            const discounted = typeof each.discount === 'object' ? each.discount.amount : '0';
            return total.plus(new Decimal(each.price.amount).times(each.quantity)).minus(discounted);
          }, new Decimal(0));
        expect(sale.total).toBe(paid.toFixed());
        expect(new Decimal(sale.saved).lessThanOrEqualTo(off)).toBe(true);
        expect(sale.lines.flatMap(({ written }) => written).every((each) => new Decimal(each.price.amount).greaterThanOrEqualTo(0))).toBe(true);
      }),
    );
  });
});
