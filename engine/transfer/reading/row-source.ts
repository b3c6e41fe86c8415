import type { MappingDocument } from '../../../schemas/generated/metadata.ts';
import { faultText } from '../fault-words.ts';
import { importIssue } from '../import-issue.ts';
import type { FileRow } from './csv-parser.ts';
import type { FileFormat } from './file-format.ts';
import { judgeFormat, type OpenFile, readRows } from './read-file.ts';

/** A table: the names of its columns, and its rows of data as often as asked for. */
export interface RowSource {
  readonly format: FileFormat;
  readonly columns: readonly string[];
  rows(): AsyncIterable<readonly FileRow[]>;
}

/** One cell as somebody corrected it before the import. Columns count from 0. */
export interface Correction {
  readonly row: number;
  readonly column: number;
  readonly value: string;
}

/** Which part of a staged file is read, and how; kept with the import, so that a resumed one goes on as it began. */
export interface Reading {
  readonly sheet: number;
  readonly format: FileFormat;
  /** The row that names the columns; rows above it are no data. Null: all rows are data. */
  readonly header_row: number | null;
  readonly columns: readonly string[];
  /** Rows that are no records. */
  readonly skip: readonly number[];
  readonly corrections: readonly Correction[];
  /** Rows may end early: spreadsheets leave out empty cells. */
  readonly ragged: boolean;
}

/** A file as a mapping document describes it: its first row names the columns, or the mapping does. Throws import_failed. */
export async function fileSource(open: OpenFile, { file = {} }: MappingDocument): Promise<RowSource> {
  const { encoding, delimiter, header } = file;
  const format = await judgeFormat(open, {
    ...(encoding === undefined || encoding === 'auto' ? {} : { encoding }),
    ...(delimiter === undefined || delimiter === 'auto' ? {} : { delimiter }),
  });
  const first = await firstRow(open, format);
  if (first.problem !== undefined) throw importIssue('bad_header', `The first row cannot be read: ${faultText(first.problem, 'en')}`);
  const named = header !== false;
  const columns = named ? first.cells.map((cell) => cell.trim()) : (file.columns ?? first.cells.map((_, index) => String(index + 1)));
  const from = named ? first.number + 1 : first.number;
  return { format, columns, rows: () => selected(readRows(open, format), ({ number }) => number >= from) };
}

/** A sheet of a staged file. */
export function sheetSource(open: OpenFile, reading: Reading): RowSource {
  const { format, columns, header_row } = reading;
  const skip = new Set(reading.skip);
  const from = (header_row ?? 0) + 1;
  const corrected = correctionsByRow(reading.corrections);
  const rows = async function* (): AsyncGenerator<readonly FileRow[]> {
    for await (const found of selected(readRows(open, format), ({ number }) => number >= from && !skip.has(number))) {
      for (const row of found) {
        if (reading.ragged) while (row.cells.length < columns.length) row.cells.push('');
        for (const { column, value } of corrected.get(row.number) ?? []) if (column < columns.length) row.cells[column] = value;
      }
      yield found;
    }
  };
  return { format, columns, rows };
}

function correctionsByRow(corrections: readonly Correction[]): ReadonlyMap<number, readonly Correction[]> {
  return Map.groupBy(corrections, ({ row }) => row);
}

async function firstRow(open: OpenFile, format: FileFormat): Promise<FileRow> {
  for await (const rows of readRows(open, format)) if (rows[0]) return rows[0];
  throw importIssue('empty_file', 'The file is empty.');
}

async function* selected(pieces: AsyncIterable<readonly FileRow[]>, wanted: (row: FileRow) => boolean): AsyncGenerator<readonly FileRow[]> {
  for await (const rows of pieces) {
    const kept = rows.every(wanted) ? rows : rows.filter(wanted);
    if (kept.length > 0) yield kept;
  }
}
