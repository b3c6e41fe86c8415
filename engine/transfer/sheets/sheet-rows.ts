import { cellPlace } from './cell-place.ts';
import { numberText, sharedText } from './cell-text.ts';
import { plainStyle } from './number-formats.ts';
import { sheetLimits } from './sheet-limits.ts';
import type { Workbook } from './workbook.ts';
import { attribute, type XmlListener, XmlScanner } from './xml-scanner.ts';

/** A row with something in it; `number` as the spreadsheet shows it. */
export interface SheetRow {
  readonly number: number;
  readonly cells: string[];
}

const longestCell = 70_000;

/** Puts cells together from the elements of a sheet's XML. */
class RowListener implements XmlListener {
  readonly #book: Workbook;
  readonly rows: SheetRow[] = [];
  #row = 0;
  #column = 0;
  #cells: string[] = [];
  #type = '';
  #style = 0;
  #value = '';
  #inValue = false;
  #inCell = false;

  constructor(book: Workbook) {
    this.#book = book;
  }

  open(name: string, attributes: string): void {
    if (name === 'c') this.#openCell(attributes);
    else if (name === 'v' || (name === 't' && this.#type === 'inlineStr')) this.#inValue = this.#inCell;
    else if (name === 'row') {
      const number = Number(attribute(attributes, 'r') ?? this.#row + 1);
      this.#row = Number.isInteger(number) && number > this.#row ? number : this.#row + 1;
      this.#column = 0;
      this.#cells = [];
    }
  }

  close(name: string): void {
    if (name === 'v' || name === 't') this.#inValue = false;
    else if (name === 'c') this.#closeCell();
    else if (name === 'row' && this.#cells.length > 0 && this.#row <= sheetLimits.rows) this.rows.push({ number: this.#row, cells: this.#cells });
  }

  text(text: string): void {
    if (this.#inValue && this.#value.length < longestCell) this.#value += text;
  }

  #openCell(attributes: string): void {
    const reference = attribute(attributes, 'r');
    const place = reference === undefined ? undefined : cellPlace(reference);
    this.#column = place?.column ?? this.#column + 1;
    this.#type = attribute(attributes, 't') ?? 'n';
    this.#style = Number(attribute(attributes, 's') ?? 0);
    this.#value = '';
    this.#inCell = true;
  }

  #closeCell(): void {
    this.#inCell = false;
    if (this.#value === '' || this.#column > sheetLimits.columns) return;
    const text = this.#textOf();
    if (text === '') return;
    while (this.#cells.length < this.#column - 1) this.#cells.push('');
    this.#cells[this.#column - 1] = text;
  }

  #textOf(): string {
    const { strings, styles, system } = this.#book;
    if (this.#type === 's') return strings[Number(this.#value)] ?? '';
    if (this.#type === 'n') return numberText(this.#value, styles[this.#style] ?? plainStyle, system);
    if (this.#type === 'b') return this.#value === '1' ? 'TRUE' : 'FALSE';
    if (this.#type === 'd') return this.#value.replace('T', ' ').replace(/ 00:00:00(\.0+)?$/, '');
    return sharedText(this.#value);
  }
}

/** The rows of a sheet in the order of the file, in arrays as they come; empty rows are left out. */
export async function* sheetRows(book: Workbook, part: string): AsyncGenerator<readonly SheetRow[]> {
  const listener = new RowListener(book);
  const scanner = new XmlScanner(listener);
  const decoder = new TextDecoder('utf-8');
  for await (const piece of book.archive.read(part) ?? []) {
    scanner.push(decoder.decode(piece, { stream: true }));
    if (listener.rows.length > 0) yield listener.rows.splice(0);
  }
  scanner.push(decoder.decode());
  scanner.end();
  if (listener.rows.length > 0) yield listener.rows.splice(0);
}
