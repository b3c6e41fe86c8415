import { describe, expect, it } from 'vitest';
import { sheetAsCsv } from '../../engine/transfer/sheets/sheet-as-csv.ts';
import { openWorkbook } from '../../engine/transfer/sheets/workbook.ts';
import { type TestSheet, xlsxFile } from '../setup/xlsx-file.ts';
import { zipFile } from '../setup/zip-file.ts';

async function csvOf(file: Buffer, sheet = 0): Promise<string> {
  const book = await openWorkbook(file);
  const pieces = await Array.fromAsync(sheetAsCsv(book, book.sheets[sheet]?.part ?? '', { rows: 0, filledDown: 0 }));
  return Buffer.concat(pieces).toString();
}

const one = (rows: TestSheet['rows'], merges: readonly string[] = []): Buffer => xlsxFile([{ name: 'S', rows, merges }]);
const bare = {
  'xl/_rels/workbook.xml.rels': '<Relationships><Relationship Id="r" Type="x/worksheet" Target="worksheets/a.xml"/></Relationships>',
  'xl/workbook.xml': '<workbook><sheets><sheet name="A" r:id="r"/></sheets></workbook>',
};

describe('a spreadsheet', () => {
  it('gives texts, shared or not, numbers, days, moments, percentages and padded numbers', async () => {
    const rows: TestSheet['rows'] = [
      ['Tên', { shared: 'Giá "rẻ", mới' }, 'a<b & c'],
      [{ shared: 'Ánh' }, 1500000, 0.1 + 0.2],
      [{ date: 45_000 }, { time: 45_000.5 }, { value: 0.125, style: 3 }],
      [{ value: 912345678, style: 4 }, { value: 45_000.75, style: 5 }, 1.234],
    ];
    expect(await csvOf(one(rows))).toBe(
      'Tên,"Giá ""rẻ"", mới",a<b & c\nÁnh,1500000,0.3\n2023-03-15,2023-03-15 12:00,12.5%\n0912345678,2023-03-15 18:00,1.2340\n',
    );
  });

  it('counts days from 1904 where the file says so, and knows the day that 1900 did not have', async () => {
    expect(await csvOf(xlsxFile([{ name: 'S', rows: [[{ date: 0 }, { date: 1 }]] }], { date1904: true }))).toBe('1904-01-01,1904-01-02\n');
    expect(await csvOf(one([[{ date: 1 }, { date: 59 }, { date: 61 }]]))).toBe('1900-01-01,1900-02-28,1900-03-01\n');
  });

  it('keeps the numbers of rows and fills merged cells down, not across', async () => {
    const rows: TestSheet['rows'] = [['Tiêu đề', null, null], [], ['A', 'x', 1], [null, 'y', 2], [null, null, null], ['B', 'z', 3]];
    expect(await csvOf(one(rows, ['A1:C1', 'A3:A5']))).toBe('Tiêu đề\n\nA,x,1\nA,y,2\nA\nB,z,3\n');
  });

  it('names its sheets, hidden ones too', async () => {
    const book = await openWorkbook(
      xlsxFile([
        { name: 'Khách & bạn', rows: [['a']] },
        { name: 'Ẩn', rows: [['b']], hidden: true },
      ]),
    );
    expect(book.sheets.map(({ name, hidden }) => [name, hidden])).toEqual([
      ['Khách & bạn', false],
      ['Ẩn', true],
    ]);
  });

  it('reads prefixed names, quotes of both kinds, runs of formatted text, CDATA and escaped characters', async () => {
    const sheet = `<x:worksheet xmlns:x="m"><x:sheetData><!-- > --><x:row r='2'><x:c r='B2' t='str'><x:v>1 &gt; 0_x000D_</x:v></x:c><x:c r="C2" t="inlineStr"><x:is><x:r><x:t>a</x:t></x:r><x:r><x:t><![CDATA[<b>]]></x:t></x:r></x:is></x:c><x:c note="a>b"><x:v>7</x:v></x:c></x:row></x:sheetData></x:worksheet>`;
    expect(await csvOf(zipFile({ ...bare, 'xl/worksheets/a.xml': sheet }))).toBe('\n,"1 > 0\r",a<b>,7\n');
  });
});

describe('a hostile spreadsheet', () => {
  const refused = (file: Buffer) =>
    csvOf(file).then(
      () => 'read',
      (error: { issues?: readonly { code?: string }[] }) => error.issues?.[0]?.code,
    );

  it.each([
    ['entities of its own', '<!DOCTYPE a [<!ENTITY b "boom">]><worksheet><sheetData><row r="1"><c><v>&b;</v></c></row></sheetData></worksheet>'],
    ['an entity that nobody declared', '<worksheet><sheetData><row r="1"><c t="str"><v>&b;</v></c></row></sheetData></worksheet>'],
    ['a tag that never ends', `<worksheet><sheetData><row r="1"><c note="${'x'.repeat(2_000_000)}`],
    ['a character that is none', '<worksheet><sheetData><row r="1"><c t="str"><v>&#xD800;</v></c></row></sheetData></worksheet>'],
  ])('with %s is refused', async (_, sheet) => {
    expect(await refused(zipFile({ ...bare, 'xl/worksheets/a.xml': sheet }))).toBe('bad_xlsx');
  });

  it('that unpacks to far more than it weighs is refused before it fills the memory', async () => {
    const row = '<row><c><v>1</v></c></row>'.repeat(4_000_000);
    expect(await refused(zipFile({ ...bare, 'xl/worksheets/a.xml': `<worksheet><sheetData>${row}</sheetData></worksheet>` }))).toBe('too_large');
  });

  it('that is cut off, locked or no spreadsheet is refused with what it is', async () => {
    const file = one([['a']]);
    expect(await refused(file.subarray(0, file.length - 30))).toBe('bad_xlsx');
    const broken = Buffer.from(file);
    broken.fill(0xff, 60, 120);
    expect(await refused(broken)).toBe('bad_xlsx');
    expect(await refused(zipFile(bare, { flags: 1 }))).toBe('locked');
    expect(await refused(zipFile({ 'readme.txt': 'hello' }))).toBe('not_a_table');
  });

  it('with rows out of order, far columns or references that are none stays harmless', async () => {
    const sheet =
      '<worksheet><sheetData><row r="5"><c r="A5"><v>1</v></c></row><row r="2"><c r="??"><v>2</v></c></row><row r="99999999"><c r="ZZZZZZ9"><v>3</v></c></row></sheetData></worksheet>';
    expect(await csvOf(zipFile({ ...bare, 'xl/worksheets/a.xml': sheet }))).toBe('\n\n\n\n1\n2\n');
  });
});
