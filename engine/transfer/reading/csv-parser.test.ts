import { describe, expect, it } from 'vitest';
import { CsvParser } from './csv-parser.ts';

function parse(text: string, delimiter = ',', pieceLength = text.length || 1) {
  const parser = new CsvParser(delimiter);
  const rows = [];
  for (let at = 0; at < text.length; at += pieceLength) rows.push(...parser.push(text.slice(at, at + pieceLength)));
  return [...rows, ...parser.end()];
}

const cells = (text: string, delimiter?: string, pieceLength?: number) => parse(text, delimiter, pieceLength).map((row) => row.cells);

describe('CsvParser', () => {
  it.each([
    ['LF', 'a,b\n1,2\n'],
    ['CRLF', 'a,b\r\n1,2\r\n'],
    ['CR', 'a,b\r1,2\r'],
    ['no line break at the end', 'a,b\n1,2'],
    ['a byte order mark', '\ufeffa,b\n1,2\n'],
  ])('reads rows with %s', (_, text) => {
    for (const pieceLength of [1, 2, 3, 100])
      expect(cells(text, ',', pieceLength)).toEqual([
        ['a', 'b'],
        ['1', '2'],
      ]);
  });

  it('takes delimiters, line breaks and doubled quotation marks in quoted cells as text', () => {
    const text = '"a,b","line 1\r\nline 2","say ""hi"""\n';
    for (const pieceLength of [1, 2, 3, 7, 100]) expect(cells(text, ',', pieceLength)).toEqual([['a,b', 'line 1\r\nline 2', 'say "hi"']]);
  });

  it('keeps a quotation mark within a bare cell', () => {
    expect(cells('5" pipe,x\n6,y\n')).toEqual([
      ['5" pipe', 'x'],
      ['6', 'y'],
    ]);
  });

  it('keeps what follows a closing quotation mark', () => {
    expect(cells('"a" ,b\n')).toEqual([['a ', 'b']]);
  });

  it('tells empty cells from blank lines and counts both', () => {
    expect(parse('a\n\n""\nb\n')).toEqual([
      { number: 1, cells: ['a'] },
      { number: 3, cells: [''] },
      { number: 4, cells: ['b'] },
    ]);
  });

  it('reads an empty last cell', () => {
    expect(cells('a,b,\n,,')).toEqual([
      ['a', 'b', ''],
      ['', '', ''],
    ]);
  });

  it('divides by semicolons, tabs and bars', () => {
    expect(cells('a;b,c', ';')).toEqual([['a', 'b,c']]);
    expect(cells('a\tb', '\t')).toEqual([['a', 'b']]);
    expect(cells('a|b', '|')).toEqual([['a', 'b']]);
  });

  it('says which row opens a quotation mark that is never closed', () => {
    expect(parse('a,b\n1,"2\n3,4\n')).toEqual([
      { number: 1, cells: ['a', 'b'] },
      { number: 2, cells: ['1', '2\n3,4\n'], problem: { own: 'quote_open' } },
    ]);
  });

  it('refuses a cell above 64 kB and goes on behind it', () => {
    for (const pieceLength of [1_000, 200_000]) {
      const [big, next] = parse(`${'x'.repeat(65_537)},y\n1,2\n`, ',', pieceLength);
      expect(big?.problem).toEqual({ own: 'cell_too_large', params: { max: 64 } });
      expect(next).toEqual({ number: 2, cells: ['1', '2'] });
    }
  });

  it('counts the bytes of a cell, not its letters', () => {
    expect(parse('ệ'.repeat(21_846))[0]?.problem).toEqual({ own: 'cell_too_large', params: { max: 64 } });
    expect(parse('ệ'.repeat(21_845))[0]?.problem).toBeUndefined();
  });

  it('refuses a row with more than 500 columns', () => {
    const [row] = parse(','.repeat(500));
    expect(row?.problem).toEqual({ own: 'too_many_columns', params: { max: 500 } });
    expect(parse(','.repeat(499))[0]?.problem).toBeUndefined();
  });
});
