import type { Database } from '../../database/database.ts';
import { AppError } from '../../errors/app-error.ts';
import { findHeader } from '../layout/find-header.ts';
import { judgeLayout } from '../layout/judge-layout.ts';
import { layoutKey, type SheetLayout } from '../layout/sheet-layout.ts';
import type { FileRow } from '../reading/csv-parser.ts';
import { readRows } from '../reading/read-file.ts';
import type { Correction, Reading } from '../reading/row-source.ts';
import { stagedSheet } from '../running/staged-file.ts';
import type { SheetRequest } from './sheet-request.ts';
import type { StagedFile, StagedSheet } from './staged-file-record.ts';

/** One table of a staged file as it was asked for. */
export interface OpenedSheet {
  readonly index: number;
  readonly sheet: StagedSheet;
  readonly layout: SheetLayout;
  /** Whether the layout was found just now and is not kept yet. */
  readonly fresh: boolean;
}

const headRows = 60;

/** The first sheet that is shown and has rows. */
function firstSheet(sheets: readonly StagedSheet[]): number {
  const shown = sheets.findIndex(({ hidden, rows }) => !hidden && rows !== 0);
  return shown >= 0
    ? shown
    : Math.max(
        0,
        sheets.findIndex(({ rows }) => rows !== 0),
      );
}

function openSheetRows(database: Database, file: StagedFile, index: number): () => AsyncGenerator<readonly FileRow[]> {
  const format = (file.sheets[index] as StagedSheet).format;
  const open = stagedSheet(database, file.id, index);
  return () => readRows(open, format);
}

/** The first rows of a sheet. */
export async function headOf(database: Database, file: StagedFile, index: number): Promise<readonly FileRow[]> {
  const head: FileRow[] = [];
  for await (const rows of openSheetRows(database, file, index)()) {
    head.push(...rows.slice(0, headRows - head.length));
    if (head.length >= headRows) break;
  }
  return head;
}

/** Looks at the table that is asked for, unless that was done before. Throws bad_request for a sheet that there is not. */
export async function openSheet(database: Database, file: StagedFile, request: SheetRequest, knows: (text: string) => boolean): Promise<OpenedSheet> {
  const index = request.sheet ?? firstSheet(file.sheets);
  const sheet = file.sheets[index];
  if (!sheet) throw new AppError('bad_request', 'The file has no such sheet.', { issues: [{ pointer: '/sheet', message: 'not there' }] });
  const header = request.header_row === undefined ? findHeader(await headOf(database, file, index), knows) : request.header_row;
  const known = file.layouts[layoutKey(index, header)];
  if (known) return { index, sheet, layout: known, fresh: false };
  const layout = await judgeLayout(openSheetRows(database, file, index), header, file.kind === 'csv');
  return { index, sheet, layout, fresh: true };
}

/** How the rows of the table are read for an import. */
export function readingOf(file: StagedFile, { index, sheet, layout }: OpenedSheet, keep: readonly number[], corrections: readonly Correction[]): Reading {
  const kept = new Set(keep);
  return {
    sheet: index,
    format: sheet.format,
    header_row: layout.header_row,
    columns: layout.columns.map(({ name }) => name),
    skip: layout.skip.filter((row) => row > (layout.header_row ?? 0) && !kept.has(row)),
    corrections,
    ragged: file.kind === 'xlsx',
  };
}
