import { type Merge, mergedCells } from './merged-cells.ts';
import { type SheetRow, sheetRows } from './sheet-rows.ts';
import type { Workbook } from './workbook.ts';

/** What a sheet was found to hold while it was written out. */
export interface SheetFacts {
  rows: number;
  /** Cells that got the value of the merged cell above. */
  filledDown: number;
}

const needsQuotes = /[",\r\n]/;

/**
 * A sheet as CSV in UTF-8, in pieces. Line numbers are the rows of the spreadsheet: empty rows are empty lines. A value that stands in cells
 * merged over several rows stands in each of them; one merged over columns stands in the first.
 */
export async function* sheetAsCsv(book: Workbook, part: string, facts: SheetFacts): AsyncGenerator<Uint8Array> {
  const filler = new DownFiller((await mergedCells(book, part)).filter(({ top, bottom }) => bottom > top));
  let line = 1;
  for await (const rows of sheetRows(book, part)) {
    let text = '';
    for (const row of rows) {
      for (const filled of filler.between(line, row.number)) {
        text += '\n'.repeat(filled.number - line) + csvLine(filled.cells);
        line = filled.number + 1;
        facts.rows += 1;
      }
      filler.fill(row);
      text += '\n'.repeat(row.number - line) + csvLine(row.cells);
      line = row.number + 1;
      facts.rows += 1;
    }
    facts.filledDown = filler.filled;
    yield Buffer.from(text);
  }
}

function csvLine(cells: readonly string[]): string {
  let line = '';
  for (let at = 0; at < cells.length; at += 1) {
    const cell = cells[at] ?? '';
    if (at > 0) line += ',';
    // A cell may hold a record of its own with line breaks; within quotation marks it does not count as lines.
    line += needsQuotes.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
  }
  return `${line}\n`;
}

/** Carries values of cells merged over rows down to the rows beneath. */
class DownFiller {
  readonly #byTop = new Map<number, Merge[]>();
  #open: { readonly merge: Merge; readonly value: string }[] = [];
  filled = 0;

  constructor(merges: readonly Merge[]) {
    for (const merge of merges) this.#byTop.set(merge.top, [...(this.#byTop.get(merge.top) ?? []), merge]);
  }

  /** Rows before `next` in which nothing stands but merged values from above. */
  *between(line: number, next: number): Generator<SheetRow> {
    for (let number = line; number < next && this.#open.some(({ merge }) => merge.bottom >= number); number += 1) {
      const row: SheetRow = { number, cells: [] };
      this.fill(row);
      if (row.cells.length > 0) yield row;
    }
  }

  fill({ number, cells }: SheetRow): void {
    if (this.#open.length > 0) this.#open = this.#open.filter(({ merge }) => merge.bottom >= number);
    for (const { merge, value } of this.#open) {
      if ((cells[merge.left] ?? '') !== '') continue;
      while (cells.length < merge.left) cells.push('');
      cells[merge.left] = value;
      this.filled += 1;
    }
    for (const merge of this.#byTop.get(number) ?? []) {
      const value = cells[merge.left] ?? '';
      if (value !== '') this.#open.push({ merge, value });
    }
  }
}
