import { describe, expect, it } from 'vitest';
import { formatMoney, formatNumber, formatPercent, formatSize } from './format-number.ts';

const plain = (text: string) => text.replaceAll('\u00a0', ' ');

describe('formatMoney', () => {
  it('writes đồng in the order of each language', () => {
    expect(plain(formatMoney('1500000', 'VND', 'vi'))).toBe('1.500.000 ₫');
    expect(plain(formatMoney('1500000', 'VND', 'en'))).toBe('₫1,500,000');
  });
  it('keeps a third decimal of a pound price', () => {
    expect(plain(formatMoney('2.5', 'GBP', 'en'))).toBe('£2.50');
    expect(plain(formatMoney('0.125', 'GBP', 'en'))).toBe('£0.125');
  });
  it('keeps amounts that a double cannot hold', () => {
    expect(plain(formatMoney('9007199254740993', 'VND', 'vi'))).toBe('9.007.199.254.740.993 ₫');
  });
});

describe('formatNumber', () => {
  it('follows the language', () => {
    expect(formatNumber('1500.25', 'vi')).toBe('1.500,25');
    expect(formatNumber('1500.25', 'en')).toBe('1,500.25');
  });
  it('pads to the scale asked for', () => {
    expect(formatNumber('3', 'en', 2)).toBe('3.00');
  });
  it('gives back text that is no number', () => {
    expect(formatNumber('abc', 'vi')).toBe('abc');
  });
});

describe('formatPercent', () => {
  it('reads a fraction', () => {
    expect(formatPercent('0.125', 'vi')).toBe('12,5%');
    expect(formatPercent('1', 'en')).toBe('100%');
  });
});

describe('formatSize', () => {
  it('chooses the unit', () => {
    expect(formatSize(512, 'en')).toBe('512 bytes');
    expect(formatSize(1_234_567, 'vi')).toBe('1,2 MB');
  });
});
