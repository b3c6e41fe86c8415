import type { Fault } from '../fault-words.ts';
import { importLimits } from './limits.ts';

const cellTooLarge: Fault = { own: 'cell_too_large', params: { max: importLimits.cellBytes / 1024 } };
const tooManyColumns: Fault = { own: 'too_many_columns', params: { max: importLimits.columns } };

/** One record of a file. `number` counts records from 1, the header and blank lines included, as a spreadsheet shows them. */
export interface FileRow {
  readonly number: number;
  readonly cells: string[];
  /** What is wrong with the record as such: an unclosed quotation mark, an oversized cell, too many columns. */
  readonly problem?: Fault;
}

const quote = 34;
const lineFeed = 10;
const carriageReturn = 13;

/** Where the parser stands: before a cell, in a bare one, in a quoted one, behind a quotation mark within a quoted one. */
type State = 'start' | 'bare' | 'quoted' | 'closing';

/**
 * RFC 4180 over pieces of text: quoted cells with delimiters, doubled quotation marks and line breaks in them; LF, CRLF or CR between
 * records. A byte order mark is dropped, blank lines are counted and left out. It never throws: what is wrong is said in `problem`.
 */
export class CsvParser {
  readonly #delimiter: number;
  #state: State = 'start';
  #cells: string[] = [];
  /** What earlier pieces held of the cell being read. */
  #partial = '';
  #problem: Fault | undefined;
  #number = 0;
  #skipLineFeed = false;
  #first = true;

  constructor(delimiter: string) {
    this.#delimiter = delimiter.charCodeAt(0);
  }

  /** The records that end in this piece. */
  push(piece: string): FileRow[] {
    const rows: FileRow[] = [];
    let at = 0;
    if (this.#first && piece.length > 0) {
      this.#first = false;
      if (piece.charCodeAt(0) === 0xfeff) at = 1;
    }
    while (at < piece.length) {
      if (this.#skipLineFeed) {
        this.#skipLineFeed = false;
        if (piece.charCodeAt(at) === lineFeed) {
          at += 1;
          continue;
        }
      }
      at = this.#state === 'quoted' ? this.#readQuoted(piece, at) : this.#readBare(piece, at, rows);
    }
    return rows;
  }

  /** The last record, when the file does not end with a line break. */
  end(): FileRow[] {
    const rows: FileRow[] = [];
    if (this.#state === 'quoted') this.#problem ??= { own: 'quote_open' };
    if (this.#state !== 'start' || this.#cells.length > 0 || this.#partial !== '') this.#endRow('', rows);
    return rows;
  }

  #readQuoted(piece: string, from: number): number {
    const end = piece.indexOf('"', from);
    if (end < 0) {
      this.#add(piece.slice(from));
      return piece.length;
    }
    this.#add(piece.slice(from, end));
    this.#state = 'closing';
    return end + 1;
  }

  #readBare(piece: string, from: number, rows: FileRow[]): number {
    const code = piece.charCodeAt(from);
    if (code === quote && this.#state !== 'bare') {
      // Behind a quotation mark a second one stands for itself; before a cell it opens it.
      if (this.#state === 'closing') this.#add('"');
      this.#state = 'quoted';
      return from + 1;
    }
    let at = from;
    for (; at < piece.length; at += 1) {
      const next = piece.charCodeAt(at);
      if (next === this.#delimiter) {
        this.#endCell(piece.slice(from, at));
        this.#state = 'start';
        return at + 1;
      }
      if (next === lineFeed || next === carriageReturn) {
        this.#skipLineFeed = next === carriageReturn;
        this.#endRow(piece.slice(from, at), rows);
        return at + 1;
      }
    }
    this.#add(piece.slice(from));
    this.#state = 'bare';
    return at;
  }

  #add(text: string): void {
    if (this.#partial.length + text.length <= importLimits.cellBytes) this.#partial += text;
    else this.#problem ??= cellTooLarge;
  }

  #endCell(rest: string): void {
    let cell = rest;
    if (this.#partial !== '') {
      this.#add(rest);
      cell = this.#partial;
      this.#partial = '';
    } else if (rest.length > importLimits.cellBytes) {
      this.#add(rest);
      cell = '';
    }
    if (cell.length * 3 > importLimits.cellBytes && Buffer.byteLength(cell) > importLimits.cellBytes) this.#problem ??= cellTooLarge;
    if (this.#cells.length < importLimits.columns) this.#cells.push(cell);
    else this.#problem ??= tooManyColumns;
  }

  #endRow(rest: string, rows: FileRow[]): void {
    const blank = this.#cells.length === 0 && this.#state !== 'closing';
    this.#endCell(rest);
    this.#number += 1;
    const cells = this.#cells;
    if (this.#problem !== undefined) rows.push({ number: this.#number, cells, problem: this.#problem });
    else if (!blank || cells[0] !== '') rows.push({ number: this.#number, cells });
    this.#cells = [];
    this.#problem = undefined;
    this.#state = 'start';
  }
}
