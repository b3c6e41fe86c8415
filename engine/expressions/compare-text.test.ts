import { describe, expect, it } from 'vitest';
import { compareText } from './compare-text.ts';

describe('compareText', () => {
  it('orders by code point, not by UTF-16 unit', () => {
    expect(['\u{1f600}', 'b', '\uffff', 'a', 'đ', 'ab'].sort(compareText)).toEqual(['a', 'ab', 'b', 'đ', '\uffff', '\u{1f600}']);
  });
});
