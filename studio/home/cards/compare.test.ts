import { expect, it } from 'vitest';
import { compareFigures } from './compare.ts';

it('compares counts, decimals and money', () => {
  expect(compareFigures(12, 8)).toEqual({ way: 'up', percent: 50 });
  expect(compareFigures('7.5', '10')).toEqual({ way: 'down', percent: 25 });
  expect(compareFigures({ amount: '300', currency: 'VND' }, { amount: '300', currency: 'VND' })).toEqual({ way: 'same', percent: 0 });
  expect(compareFigures(3, 0)).toEqual({ way: 'up', percent: undefined });
  expect(compareFigures({ amount: '300', currency: 'VND' }, null)).toEqual({ way: 'up', percent: undefined });
});

it('compares nothing that cannot be compared', () => {
  expect(compareFigures({ amount: '300', currency: 'VND' }, { amount: '300', currency: 'USD' })).toBeUndefined();
  expect(compareFigures('2026-11-22', '2026-11-21')).toBeUndefined();
});
