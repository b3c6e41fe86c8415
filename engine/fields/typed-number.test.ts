import { describe, expect, it } from 'vitest';
import { parseTypedNumber } from './typed-number.ts';

describe('parseTypedNumber', () => {
  it.each([
    ['500k', '500000'],
    ['1,5tr', '1500000'],
    ['1.5tr', '1500000'],
    ['1tr5', '1500000'],
    ['1tr250', '1250000'],
    ['2 tỷ', '2000000000'],
    ['2tỷ35', '2350000000'],
    ['2,5 triệu', '2500000'],
    ['300 nghìn', '300000'],
    ['1.200.000', '1200000'],
    ['1.200', '1200'],
    ['1,5', '1.5'],
    ['1.5', '1.5'],
    ['-200k', '-200000'],
    ['150.000 ₫', '150000'],
    ['150.000đ', '150000'],
    ['500k đ', '500000'],
    ['abc', undefined],
    ['12 con', undefined],
    ['', undefined],
  ])('reads %j in Vietnamese as %j', (text, expected) => {
    expect(parseTypedNumber(text, 'vi')).toBe(expected);
  });

  it.each([
    ['1,200', '1200'],
    ['1.200', '1.2'],
    ['1.5m', '1500000'],
    ['2bn', '2000000000'],
    ['$12.50', '12.5'],
    ['£1,000.255', '1000.255'],
  ])('reads %j in English as %j', (text, expected) => {
    expect(parseTypedNumber(text, 'en')).toBe(expected);
  });
});
