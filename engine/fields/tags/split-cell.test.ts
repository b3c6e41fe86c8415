import { describe, expect, it } from 'vitest';
import { quoteEntry, splitCell } from './split-cell.ts';

describe('splitCell', () => {
  it.each([
    ['VIP, quà tết', ['VIP', 'quà tết']],
    ['a, b; c', ['a, b', 'c']],
    ['a|b\nc', ['a', 'b', 'c']],
    [' ; a;; b ;', ['a', 'b']],
    ['', []],
    ['"x;y"; vip', ['x;y', 'vip']],
    ['"x, y"', ['x, y']],
    ['"say ""yes"""; b', ['say "yes"', 'b']],
    ['5" pipe; 6" pipe', ['5" pipe', '6" pipe']],
    ['"open; b', ['"open', 'b']],
    ['"a" b; c', ['"a" b', 'c']],
  ])('reads %j', (text, entries) => {
    expect(splitCell(text)).toEqual(entries);
  });

  it.each([
    ['x;y', 'a|b'],
    ['"q"', 'vip'],
    ['one\ntwo', 'a, b', 'c'],
  ])('reads again what quoteEntry wrote of %j', (...entries) => {
    expect(splitCell(entries.map(quoteEntry).join('; '))).toEqual(entries);
  });
});
