import { describe, expect, it } from 'vitest';
import { sampleContext, sampleField } from '../sample-field.ts';
import { moneyField } from './money.ts';

const field = sampleField('money');

describe('moneyField', () => {
  it.each([
    ['150000', ['150000', 'VND']],
    [2.55, ['2.55', 'VND']],
    [{ amount: '2.550', currency: 'GBP' }, ['2.55', 'GBP']],
    [{ amount: '2.125', currency: 'gbp' }, ['2.125', 'GBP']],
    [{ amount: 5 }, ['5', 'VND']],
    [{ amount: '0.1234567' }, ['0.123457', 'VND']],
    [{ amount: null, currency: 'GBP' }, [null, null]],
    ['', [null, null]],
    [null, [null, null]],
  ])('stores %j as %j', (input, expected) => {
    expect(moneyField.parse(input, field, sampleContext)).toEqual({ ok: true, value: expected });
  });

  it('prefers the currency of the field', () => {
    expect(moneyField.parse('5', sampleField('money', { currency: 'GBP' }), sampleContext)).toEqual({ ok: true, value: ['5', 'GBP'] });
  });

  it.each([
    ['abc', '', 'expected_number'],
    [{ amount: 'abc', currency: 'VND' }, '/amount', 'expected_number'],
    [{ amount: 5, currency: 'pounds' }, '/currency', 'bad_currency'],
    [{ currency: 'VND' }, '/amount', 'value_required'],
    [[5], '', 'expected_number'],
    [true, '', 'expected_number'],
  ])('refuses %j at %j with %s', (input, pointer, code) => {
    expect(moneyField.parse(input, field, sampleContext)).toMatchObject({ ok: false, issues: [{ pointer, code }] });
  });

  it('answers amount and currency', () => {
    expect(moneyField.toWire(['2.500', 'GBP'], field)).toEqual({ amount: '2.5', currency: 'GBP' });
    expect(moneyField.toWire([null, null], field)).toBeNull();
  });

  it.each([
    ['1.500.000 ₫', ',', '1500000', 'VND'],
    ['1.500.000đ', ',', '1500000', 'VND'],
    ['1500000 VND', '.', '1500000', 'VND'],
    ['2,500 VNĐ', '.', '2500', 'VND'],
    ['£2.55', '.', '2.55', 'GBP'],
    ['GBP 2.55', '.', '2.55', 'GBP'],
    ['-£2.55', '.', '-2.55', 'GBP'],
    ['$1,234.50', '.', '1234.5', 'USD'],
    ['(1,234) USD', '.', '-1234', 'USD'],
    ['12,50 €', ',', '12.5', 'EUR'],
    ['1234', '.', '1234', 'VND'],
  ] as const)('imports %j', (text, decimalMark, amount, currency) => {
    expect(moneyField.importText(text, field, { ...sampleContext, decimalMark })).toEqual({ ok: true, value: { amount, currency } });
  });

  it.each([
    ['500k', ',', '500000', 'USD'],
    ['1tr250', ',', '1250000', 'USD'],
    ['1,5tr', '.', '1500000', 'USD'],
    ['2 triệu rưỡi đ', '.', '2500000', 'VND'],
    ['1.5tr VND', undefined, '1500000', 'VND'],
    ['2tr ₫', undefined, '2000000', 'VND'],
  ] as const)('imports %j as people type it', (text, decimalMark, amount, currency) => {
    const format = { ...sampleContext, currency: 'USD', ...(decimalMark ? { decimalMark } : {}) };
    expect(moneyField.importText(text, { ...field, options: {} }, format)).toEqual({ ok: true, value: { amount, currency } });
  });

  it.each([
    ['1tr25', ',', '1250000', '1025000'],
    ['1.250tr', ',', '1250000000', '1250000'],
    ['1.500k', undefined, '1500000', '1500'],
  ] as const)('refuses %j, which may be two amounts, and tells both', (text, decimalMark, first, second) => {
    const format = { ...sampleContext, ...(decimalMark ? { decimalMark } : {}) };
    expect(moneyField.importText(text, field, format)).toEqual({
      ok: false,
      issues: [{ pointer: '', code: 'ambiguous_number', message: `May be ${first} or ${second}; write it in full`, params: { first, second } }],
    });
  });

  it.each(['$1tr', '5 quả', '£5 USD', 'miễn phí', '₫'])('does not import %j', (text) => {
    expect(moneyField.importText(text, field, sampleContext)).toMatchObject({ ok: false, issues: [{ code: 'expected_number' }] });
  });

  it('shows amounts with the digits they have', () => {
    expect(moneyField.format({ amount: '1500000', currency: 'VND' }, field, 'vi')).toBe('1.500.000\u00a0₫');
    expect(moneyField.format({ amount: '2.5', currency: 'GBP' }, field, 'en')).toBe('£2.50');
    expect(moneyField.format({ amount: '2.125', currency: 'GBP' }, field, 'en')).toBe('£2.125');
  });
});
