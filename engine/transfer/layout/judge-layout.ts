import type { FileRow } from '../reading/csv-parser.ts';
import { importLimits } from '../reading/limits.ts';
import { columnNames } from './column-names.ts';
import { ColumnSurvey } from './column-survey.ts';
import { type FilledCell, filledCells, isNumbering, isTotal, RunningSums, repeatsHeader } from './row-kinds.ts';
import type { LeftOutKind, LeftOutRow, SheetLayout } from './sheet-layout.ts';

const closeRows = 2_000;
const mostLeftOut = 10_000;
const shownLeftOut = 100;
const longestText = 120;

export type OpenRows = () => AsyncIterable<readonly FileRow[]>;

/** Looks at the rows of a sheet under a header row: what its columns hold, and which rows are titles, totals and the like. `strict`: the header alone says how many columns there are. */
export async function judgeLayout(open: OpenRows, headerRow: number | null, strict = false): Promise<SheetLayout> {
  const { header, usual, width: widest } = await outline(open, headerRow);
  const width = strict && headerRow !== null ? header.length : widest;
  const judge = new LayoutJudge(header, usual, width);
  for await (const rows of open()) {
    for (const row of rows) judge.add(row, headerRow);
    if (judge.lookedAt >= importLimits.rows) break;
  }
  return judge.layout(headerRow);
}

/** The header's cells, how many cells of a full row are filled (a quarter of the rows has more), and how wide the sheet is. */
async function outline(open: OpenRows, headerRow: number | null): Promise<{ header: readonly string[]; usual: number; width: number }> {
  let header: readonly string[] = [];
  const counts: number[] = [];
  let width = 0;
  for await (const rows of open()) {
    for (const { number, cells } of rows) {
      if (number === headerRow) header = cells;
      if (number < (headerRow ?? 1)) continue;
      const filled = filledCells(cells);
      width = Math.max(width, (filled.at(-1)?.column ?? -1) + 1);
      if (number !== headerRow && filled.length > 0) counts.push(filled.length);
    }
    if (counts.length >= closeRows) break;
  }
  const sorted = counts.toSorted((left, right) => left - right);
  return { header, width, usual: sorted[Math.floor(sorted.length * 0.75)] ?? 0 };
}

class LayoutJudge {
  readonly #header: readonly string[];
  readonly #usual: number;
  readonly #surveys: readonly ColumnSurvey[];
  readonly #sums = new RunningSums();
  readonly #leftOut: LeftOutRow[] = [];
  /** Thin rows since the last full one: if no full one follows they are what stands beneath the table. */
  #thin: { readonly row: FileRow; readonly filled: readonly FilledCell[]; readonly apart: boolean }[] = [];
  #rows = 0;
  #lastNumber = 0;
  #afterTotal = false;
  lookedAt = 0;

  constructor(header: readonly string[], usual: number, width: number) {
    this.#header = header;
    this.#usual = usual;
    this.#surveys = columnNames(header, width).map((name) => new ColumnSurvey(name));
  }

  add(row: FileRow, headerRow: number | null): void {
    const filled = filledCells(row.cells);
    if (filled.length === 0 || row.number === headerRow) return;
    this.lookedAt += 1;
    if (row.number < (headerRow ?? 0)) this.#leave(row, filled, 'title');
    else if (repeatsHeader(row, this.#header)) this.#leave(row, filled, 'header_again');
    else if (this.#rows === 0 && isNumbering(filled)) this.#leave(row, filled, 'numbering');
    else if (isTotal(filled, this.#usual, this.#sums)) {
      this.#leave(row, filled, 'total');
      this.#afterTotal = true;
    } else if (this.#isThin(filled)) this.#thin.push({ row, filled, apart: this.#afterTotal || row.number > this.#lastNumber + 1 || this.#thin.length > 0 });
    else this.#full(row);
    // So many are no footer, and are not held for one.
    if (this.#thin.length > mostLeftOut) this.#release();
    this.#lastNumber = row.number;
  }

  layout(header_row: number | null): SheetLayout {
    const apart = this.#thin.findIndex((thin) => thin.apart);
    for (const [index, { row, filled }] of this.#thin.entries()) {
      if (apart >= 0 && index >= apart) this.#leave(row, filled, 'footer');
      else this.#keep(row);
    }
    return {
      header_row,
      columns: this.#surveys.map((survey) => survey.profile()),
      rows: this.#rows,
      left_out: this.#leftOut.toSorted((left, right) => left.row - right.row).slice(0, shownLeftOut),
      left_out_count: this.#leftOut.length,
      skip: this.#leftOut.map(({ row }) => row),
      looked_at: this.lookedAt,
    };
  }

  #isThin(filled: readonly FilledCell[]): boolean {
    return this.#usual >= 3 && filled.length <= Math.max(1, Math.floor(this.#usual * 0.4));
  }

  #release(): void {
    for (const thin of this.#thin) this.#keep(thin.row);
    this.#thin = [];
  }

  #full(row: FileRow): void {
    this.#release();
    this.#afterTotal = false;
    this.#keep(row);
  }

  #keep(row: FileRow): void {
    this.#rows += 1;
    this.#sums.add(row.cells);
    if (this.#rows <= closeRows) for (const [column, survey] of this.#surveys.entries()) survey.add(row.cells[column] ?? '');
  }

  #leave({ number }: FileRow, filled: readonly FilledCell[], kind: LeftOutKind): void {
    if (this.#leftOut.length >= mostLeftOut) return;
    this.#leftOut.push({
      row: number,
      kind,
      text: filled
        .map(({ text }) => text)
        .join(' · ')
        .slice(0, longestText),
    });
  }
}
