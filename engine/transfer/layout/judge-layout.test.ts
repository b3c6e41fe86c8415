import { describe, expect, it } from 'vitest';
import type { FileRow } from '../reading/csv-parser.ts';
import { findHeader } from './find-header.ts';
import { judgeLayout } from './judge-layout.ts';

type Cells = readonly (readonly string[])[];

const rowsOf = (table: Cells): readonly FileRow[] => table.flatMap((cells, index) => (cells.length === 0 ? [] : [{ number: index + 1, cells: [...cells] }]));
const nothing = (): boolean => false;

async function leftOut(table: Cells, header: number | null): Promise<readonly (readonly [number, string])[]> {
  const layout = await judgeLayout(async function* () {
    yield rowsOf(table);
  }, header);
  return layout.left_out.map(({ row, kind }) => [row, kind] as const);
}

describe('the header of a sheet', () => {
  it.each<[string, Cells, number | null]>([
    [
      'the first row',
      [
        ['Tên', 'Tuổi'],
        ['An', '12'],
        ['Bình', '30'],
      ],
      1,
    ],
    ['beneath titles', [['BÁO CÁO THÁNG 11'], [], ['Mã', 'Tên', 'Số tiền'], ['1', 'An', '500'], ['2', 'Bình', '700']], 3],
    [
      'the lower of two rows',
      [
        ['Khách', '', 'Đơn', ''],
        ['Họ tên', 'SĐT', 'Ngày', 'Tiền'],
        ['An', '0901234567', '01/02/2026', '5'],
      ],
      2,
    ],
    [
      'none where all is data',
      [
        ['1', '2026-01-01', '5.5'],
        ['2', '2026-01-02', '6'],
      ],
      null,
    ],
  ])('is %s', (_, table, row) => {
    expect(findHeader(rowsOf(table), nothing)).toBe(row);
  });

  it('is the row of known names where several could be', () => {
    const table = [
      ['a', 'b'],
      ['Họ tên', 'SĐT'],
      ['c', 'd'],
    ];
    expect(findHeader(rowsOf(table), (text) => text === 'SĐT' || text === 'Họ tên')).toBe(2);
  });
});

describe('rows that are no records', () => {
  const header = ['Mã', 'Tên', 'SL', 'Tiền'];

  it('are totals, by their label or as sums of what stands above', async () => {
    const table = [header, ['1', 'An', '2', '100'], ['2', 'Bình', '3', '200'], ['', '', '5', '300'], ['Tổng cộng:', '', '5', '300'], ['Total', '', '', '300']];
    expect(await leftOut(table, 1)).toEqual([
      [4, 'total'],
      [5, 'total'],
      [6, 'total'],
    ]);
  });

  it('are not companies whose name begins like one', async () => {
    expect(await leftOut([header, ['1', 'Tổng công ty Thép', '2', '100'], ['2', 'Cộng đồng Xanh', '3', '200'], ['3', 'Total Care', '', '']], 1)).toEqual([]);
  });

  it('are the header once more, numbers of columns, titles above and signatures below', async () => {
    const table = [
      ['DANH SÁCH'],
      header,
      ['(1)', '(2)', '(3)', '(4)'],
      ['1', 'An', '2', '100'],
      header,
      ['2', 'Bình', '3', '200'],
      [],
      ['', '', '', 'Người lập'],
    ];
    expect(await leftOut(table, 2)).toEqual([
      [1, 'title'],
      [3, 'numbering'],
      [5, 'header_again'],
      [8, 'footer'],
    ]);
  });

  it('are not thin rows between full ones', async () => {
    expect(await leftOut([header, ['1', 'An', '2', '100'], [], ['', 'Chưa rõ', '', ''], ['2', 'Bình', '3', '200']], 1)).toEqual([]);
  });
});

it('names nameless and doubled columns and says what they hold', async () => {
  const table = [
    ['SĐT', 'SĐT', ''],
    ['912345678', '0903111222/0987654321', 'a@b.vn'],
    ['01621234567', '', 'c@d.vn'],
  ];
  const layout = await judgeLayout(async function* () {
    yield rowsOf(table);
  }, 1);
  expect(layout.columns).toMatchObject([
    { name: 'SĐT', phones: 1, phone_facts: { lost_zeros: 1, old_prefixes: 1, several: 0 } },
    { name: 'SĐT (2)', filled: 1, phone_facts: { several: 1 } },
    { name: 'C', emails: 1, phones: 0 },
  ]);
});

it('finds the row of totals of a file of a quarter of a million rows, and holds no long run of thin rows for a footer', async () => {
  const total = 250_000;
  const layout = await judgeLayout(async function* () {
    yield rowsOf([['Mã', 'Khách', 'Số lượng', 'Thành tiền']]);
    for (let from = 0; from < total; from += 5_000)
      yield Array.from({ length: 5_000 }, (_, at) => ({
        number: from + at + 2,
        // Thin rows from 100,000 on, more of them than there may be rows left out.
        cells: from >= 100_000 && from < 120_000 ? ['', `Khách ${at}`, '', ''] : [`D${from + at}`, `Khách ${at}`, '1', '120000'],
      }));
    yield [{ number: total + 2, cells: ['Tổng cộng', '', '230000', '27600000000'] }];
  }, 1);
  expect(layout).toMatchObject({ rows: 250_000, looked_at: 250_001, left_out_count: 1, skip: [250_002] });
});
