import { describe, expect, it } from 'vitest';
import { numberReadings, parseNumber } from './parse-number.ts';

describe('parseNumber', () => {
  it.each([
    ['1.500', 'vi', '1500'],
    ['1,5', 'vi', '1.5'],
    ['1,5tr', 'vi', '1500000'],
    ['1,500', 'en', '1500'],
    ['1.500', 'en', '1.5'],
    ['1.5tr', 'en', '1500000'],
    ['2tr rưỡi', 'en', '2500000'],
  ] as const)('reads %s in the language %s as %s', (typed, locale, value) => {
    expect(parseNumber(typed, locale)).toBe(value);
  });

  it('reads nothing where there are two readings, and tells both', () => {
    expect(parseNumber('1tr25', 'vi')).toBeUndefined();
    expect(numberReadings('1tr25', 'vi')).toEqual(['1250000', '1025000']);
  });
});
