import { describe, expect, it } from 'vitest';
import { parseNumber } from './parse-number.ts';

describe('parseNumber', () => {
  it.each([
    ['1.500.000', '1500000'],
    ['1.500', '1500'],
    ['1,5', '1.5'],
    ['1.5', '1.5'],
    ['0.125', '0.125'],
    ['500k', '500000'],
    ['1,5tr', '1500000'],
    ['1tr5', '1500000'],
    ['2 tỷ', '2000000000'],
    ['1.234,56', '1234.56'],
    ['1,234.56', '1234.56'],
    ['120.000đ', '120000'],
    ['-12', '-12'],
    ['(20)', '-20'],
    ['007', '7'],
    ['1,50', '1.5'],
  ])('reads %s in Vietnamese as %s', (typed, value) => {
    expect(parseNumber(typed, 'vi')).toBe(value);
  });

  it.each([
    ['1,500', '1500'],
    ['1.500', '1.5'],
    ['1,500,000.25', '1500000.25'],
    ['1.5k', '1500'],
  ])('reads %s in English as %s', (typed, value) => {
    expect(parseNumber(typed, 'en')).toBe(value);
  });

  it.each(['', 'abc', '1.2.3', '--1', '1..2', 'k'])('refuses %j', (typed) => {
    expect(parseNumber(typed, 'vi')).toBeUndefined();
  });
});
