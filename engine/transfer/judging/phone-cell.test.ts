import { describe, expect, it } from 'vitest';
import { dialled, isOldPrefix, lostZero, phoneOf, splitPhones } from './phone-cell.ts';

describe('a cell with phone numbers', () => {
  it.each([
    ['0903 111 222 / 0987 654 321', ['0903 111 222', '0987 654 321']],
    ['0903111222;0987654321', ['0903111222', '0987654321']],
    ['0903.111.222 - 0987.654.321', ['0903.111.222', '0987.654.321']],
    ['0903111222 hoặc 0987654321', ['0903111222', '0987654321']],
    ['0903111222 0987654321', ['0903111222', '0987654321']],
    ['903111222, 01621234567', ['0903111222', '01621234567']],
    ['028 3822 1234', ['028 3822 1234']],
    ['+84 90 311 12 22', ['+84 90 311 12 22']],
    ['số của mẹ', []],
  ])('%s holds %j', (cell, numbers) => {
    expect(splitPhones(cell)).toEqual(numbers);
  });

  it('gets back what a spreadsheet took away', () => {
    expect(dialled('912345678')).toBe('0912345678');
    expect(dialled('912345678.0')).toBe('0912345678');
    expect(dialled('9.12345678E8')).toBe('0912345678');
    expect(dialled("'0912345678")).toBe('0912345678');
    expect([lostZero('912345678'), lostZero('1621234567'), lostZero('0912345678'), lostZero('02838221234')]).toEqual([true, true, false, false]);
    expect([isOldPrefix('0162 123 4567'), isOldPrefix('0321234567')]).toEqual([true, false]);
  });

  it('gives the first or the second, and keeps a text that is none as the first', () => {
    expect(phoneOf('0903111222/0987654321', 2)).toBe('0987654321');
    expect(phoneOf('0903111222', 2)).toBe('');
    expect(phoneOf('số của mẹ', 1)).toBe('số của mẹ');
  });
});
