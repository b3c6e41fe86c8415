import { describe, expect, it } from 'vitest';
import { fractionOf, percentOf } from './percent-text.ts';

describe('percent text', () => {
  it.each([
    ['12.5', '0.125'],
    ['100', '1'],
    ['0.5', '0.005'],
    ['-7', '-0.07'],
    ['0', '0'],
    ['1234.5', '12.345'],
  ])('turns %s percent into %s and back', (percent, fraction) => {
    expect(fractionOf(percent)).toBe(fraction);
    expect(percentOf(fraction)).toBe(percent);
  });
});
