import { expect, it } from 'vitest';
import { Decimal } from '../../expressions/decimal.ts';
import { aggregate } from './aggregate.ts';

const average = (...values: readonly string[]): string =>
  String(
    aggregate(
      'avg',
      values.map((value) => new Decimal(value)),
    ),
  );

it('averages as PostgreSQL does: to sixteen significant digits, told in groups of four', () => {
  // select round(avg(x), 12) from (values (3229327397), (0), (0), …) of 12 values
  expect(average('3229327397', ...Array.from({ length: 11 }, () => '0'))).toBe('269110616.41666667');
  expect(average('1', '0', '0')).toBe('0.333333333333');
  expect(average('1', '1', '0')).toBe('0.666666666667');
  expect(average('100000000000000000001', '0', '0')).toBe('33333333333333333334');
  expect(average('1.5', '2')).toBe('1.75');
});

it('takes totals of what is there', () => {
  const values = [new Decimal(3), null, new Decimal(1), new Decimal(2)];
  expect(['count', 'sum', 'min', 'max', 'median'].map((fn) => String(aggregate(fn, values)))).toEqual(['3', '6', '1', '3', '2']);
  expect(aggregate('sum', [null])).toBeNull();
});
