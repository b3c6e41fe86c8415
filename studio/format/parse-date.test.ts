import { describe, expect, it } from 'vitest';
import { parseDate } from './parse-date.ts';

// A Sunday.
const today = '2026-11-22';

describe('parseDate', () => {
  it.each([
    ['22/11', '2026-11-22'],
    ['8-3-2027', '2027-03-08'],
    ['1.2.85', '1985-02-01'],
    ['1/2/30', '2030-02-01'],
    ['2026-1-5', '2026-01-05'],
    ['mai', '2026-11-23'],
    ['Hôm qua', '2026-11-21'],
    ['thứ 2', '2026-11-23'],
    ['chủ nhật', '2026-11-29'],
    ['T7', '2026-11-28'],
    ['friday', '2026-11-27'],
    ['+3', '2026-11-25'],
  ])('reads %s as %s', (typed, date) => {
    expect(parseDate(typed, today)).toBe(date);
  });

  it('leaves out the year where it may', () => {
    expect(parseDate('29/2', today, true)).toBe('--02-29');
    expect(parseDate('8/3/1990', today, true)).toBe('1990-03-08');
  });

  it.each(['31/2', '32/1', '13/13/2026', 'abc', ''])('refuses %j', (typed) => {
    expect(parseDate(typed, today)).toBeUndefined();
  });
});
