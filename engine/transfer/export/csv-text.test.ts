import { describe, expect, it } from 'vitest';
import { csvCell, csvRow } from './csv-text.ts';

describe('csvCell', () => {
  it.each([
    ['=1+1', "'=1+1"],
    ['+84912345678', '+84912345678'],
    ['+84 912', "'+84 912"],
    ['-5', '-5'],
    ['-2.50', '-2.50'],
    ['-1+1', "'-1+1"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ["'=1", "''=1"],
    ["'tis", "'tis"],
    ['a,b', '"a,b"'],
    ['a;b', '"a;b"'],
    ['say "hi"', '"say ""hi"""'],
    ['a\nb', '"a\nb"'],
    ['\tx', '"\'\tx"'],
    ['plain', 'plain'],
    ['', ''],
  ])('writes %j as %j', (text, cell) => {
    expect(csvCell(text)).toBe(cell);
  });
});

describe('csvRow', () => {
  it('ends with CRLF and never looks like a blank line', () => {
    expect(csvRow(['a', 'b'])).toBe('a,b\r\n');
    expect(csvRow([''])).toBe('""\r\n');
  });
});
