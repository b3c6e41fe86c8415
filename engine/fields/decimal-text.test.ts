import { Decimal } from 'decimal.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareDecimal, parseDecimal, roundDecimal, shiftDecimal, trimDecimal } from './decimal-text.ts';

function decimal(input: unknown, scale?: number): unknown {
  const result = parseDecimal(input, scale);
  return result.ok ? result.value : result.issues.map((issue) => issue.code).join();
}

describe('parseDecimal', () => {
  it.each([
    ['2.50', '2.5'],
    ['0', '0'],
    ['-0', '0'],
    ['-0.000', '0'],
    ['+7', '7'],
    ['007.10', '7.1'],
    ['.5', '0.5'],
    ['5.', '5'],
    [' 1200 ', '1200'],
    ['1e3', '1000'],
    ['-1.25E-2', '-0.0125'],
    [1e21, '1000000000000000000000'],
    [1e-7, '0.0000001'],
    [-0, '0'],
    [2.55, '2.55'],
    ['', null],
    [null, null],
    ['999999999999999999999999999999.999999999999', '999999999999999999999999999999.999999999999'],
  ])('reads %j as %j', (input, expected) => {
    expect(decimal(input)).toBe(expected);
  });

  it.each([
    ['abc', 'expected_number'],
    ['1,5', 'expected_number'],
    ['1 000', 'expected_number'],
    ['.', 'expected_number'],
    ['--1', 'expected_number'],
    ['NaN', 'expected_number'],
    [Number.NaN, 'expected_number'],
    [Number.POSITIVE_INFINITY, 'expected_number'],
    ['0x10', 'expected_number'],
    [true, 'expected_number'],
    [{}, 'expected_number'],
    ['1e999', 'number_too_large'],
    ['1000000000000000000000000000000', 'number_too_large'],
    ['-1000000000000000000000000000000', 'number_too_large'],
    ['0.1234567890123', 'number_too_precise'],
    ['1e-13', 'number_too_precise'],
  ])('refuses %j with %s', (input, code) => {
    expect(decimal(input)).toBe(code);
  });

  it('rounds half away from zero to the scale', () => {
    expect(decimal('2.345', 2)).toBe('2.35');
    expect(decimal('-2.345', 2)).toBe('-2.35');
    expect(decimal('2.344999', 2)).toBe('2.34');
    expect(decimal('-0.004', 2)).toBe('0');
    expect(decimal('9.995', 2)).toBe('10');
    expect(decimal('0.05', 1)).toBe('0.1');
    expect(decimal('99.5', 0)).toBe('100');
    expect(decimal('0.12345678901234567', 3)).toBe('0.123');
  });
});

describe('decimal arithmetic on text', () => {
  const amounts = fc.tuple(fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n }), fc.integer({ min: 0, max: 10 })).map(([digits, scale]) => {
    const result = parseDecimal(shiftDecimal(String(digits), -scale));
    return result.ok ? String(result.value) : '';
  });

  it('rounds as decimal.js does', () => {
    const Wide = Decimal.clone({ precision: 60, toExpPos: 60, toExpNeg: -60 });
    fc.assert(
      fc.property(amounts, fc.integer({ min: 0, max: 8 }), (text, scale) => {
        const expected = new Wide(text).toDecimalPlaces(scale, Decimal.ROUND_HALF_UP).toString().replace(/^-0$/, '0');
        expect(roundDecimal(text, scale)).toBe(expected);
      }),
    );
  });

  it('compares as decimal.js does', () => {
    fc.assert(
      fc.property(amounts, amounts, (a, b) => {
        expect(compareDecimal(a, b)).toBe(new Decimal(a).comparedTo(b));
      }),
    );
  });

  it('shifts there and back', () => {
    fc.assert(
      fc.property(amounts, fc.integer({ min: -15, max: 15 }), (text, places) => {
        expect(shiftDecimal(shiftDecimal(text, places), -places)).toBe(text);
      }),
    );
  });

  it('trims what the database gives', () => {
    expect(trimDecimal('2.500')).toBe('2.5');
    expect(trimDecimal('100')).toBe('100');
    expect(trimDecimal('-3.00')).toBe('-3');
    expect(trimDecimal('0.00')).toBe('0');
    expect(trimDecimal('1.25')).toBe('1.25');
  });
});
