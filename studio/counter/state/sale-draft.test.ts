import { describe, expect, it } from 'vitest';
import { added, changeOf, emptySale, isReadable, parkedSale, saleRequest, splitTyped, withLine, withProduct, withTypedPrice } from './sale-draft.ts';

const vnd = (amount: string) => ({ amount, currency: 'VND' });
const candle = { id: 'c', title: 'Nến quế', code: 'NQ', price: vnd('120000') };
const vase = { id: 'v', title: 'Bình hoa', code: 'BH', price: vnd('250000') };

describe('a sale at the counter', () => {
  it.each([
    ['NQ-01', '1', 'NQ-01'],
    ['3*NQ', '3', 'NQ'],
    ['03 * NQ', '3', 'NQ'],
    ['2x nến quế', '2', 'nến quế'],
    ['2XL-AO', '1', '2XL-AO'],
    ['0*NQ', '1', '0*NQ'],
    ['8934567890123', '1', '8934567890123'],
  ])('reads %s as %s of %s', (typed, quantity, text) => {
    expect(splitTyped(typed)).toEqual({ quantity, text });
  });

  it('counts the same product up and puts another one last', () => {
    const sale = withProduct(withProduct(withProduct(emptySale, candle, '1'), vase, '2'), candle, '3');
    expect(sale.lines.map(({ product, quantity }) => [product.id, quantity])).toEqual([
      ['c', '4'],
      ['v', '2'],
    ]);
  });

  it.each([
    ['1', '1', '2'],
    ['2', '-1', '1'],
    ['1', '-1', '1'],
    ['0.1', '0.2', '0.3'],
    ['abc', '1', '1'],
  ])('makes of %s and %s %s', (quantity, by, sum) => {
    expect(added(quantity, by)).toBe(sum);
  });

  it.each([
    ['500000', '369000', '131000'],
    ['300000', '369000', '-69000'],
    ['', '1', undefined],
    ['abc', '1', undefined],
    [undefined, '1', undefined],
  ])('gives back of %s for %s: %s', (given, total, change) => {
    expect(changeOf(given, total)).toBe(change);
  });

  it('keeps a price that cannot be read, sells nothing with it, and forgets it when another is typed', () => {
    const usual = { product: candle, quantity: '1' };
    const bad = withTypedPrice(usual, '1tr25', 'VND');
    expect(bad).toEqual({ product: candle, quantity: '1', badPrice: '1tr25' });
    expect(isReadable({ lines: [bad] })).toBe(false);
    expect(withTypedPrice(bad, '1250000', 'VND')).toEqual({ product: candle, quantity: '1', ownPrice: vnd('1250000') });
    expect(withTypedPrice(bad, '120000', 'VND')).toEqual(usual);
    expect(withTypedPrice(bad, undefined, 'VND')).toEqual(usual);
    expect(isReadable({ lines: [usual] })).toBe(true);
    expect(isReadable({ lines: [usual], given: '1tr25' })).toBe(false);
    expect(isReadable({ lines: [usual], given: '500000' })).toBe(true);
  });

  it('is sent with the prices on screen, and an agreed one marked', () => {
    const sale = withLine(
      { ...withProduct(withProduct(emptySale, candle, '1'), vase, '1'), customer: { name: 'Lan', phone: ' ' }, method: 'cash' },
      1,
      (line) => withTypedPrice(line, '200000', 'VND'),
    );
    expect(saleRequest(sale, { prices: [vnd('110000'), vnd('200000')], promotion: undefined, total: vnd('310000') })).toEqual({
      customer: { name: 'Lan' },
      lines: [
        { product: 'c', quantity: '1', price: vnd('110000') },
        { product: 'v', quantity: '1', price: vnd('200000'), own_price: true },
      ],
      promotion: null,
      method: 'cash',
      total: vnd('310000'),
    });
    expect(parkedSale({ ...sale, customer: { id: 'x', title: 'Lan' }, promotion: null })).toEqual({
      customer: { id: 'x' },
      lines: [
        { product: 'c', quantity: '1' },
        { product: 'v', quantity: '1', own_price: vnd('200000') },
      ],
      promotion: null,
    });
  });
});
