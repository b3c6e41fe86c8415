import type { Database } from '../../database/database.ts';
import { AppError } from '../../errors/app-error.ts';
import { sql } from '../../sql/sql.ts';
import { importIssue } from '../import-issue.ts';
import { stageChunks } from '../running/staged-file.ts';
import { type SheetFacts, sheetAsCsv } from '../sheets/sheet-as-csv.ts';
import { sheetLimits } from '../sheets/sheet-limits.ts';
import { openWorkbook } from '../sheets/workbook.ts';
import type { StagedSheet } from './staged-file-record.ts';

const packed = Buffer.from([0x50, 0x4b, 3, 4]);
const compound = Buffer.from([0xd0, 0xcf, 0x11, 0xe0]);
/** The name of the stream in which a locked .xlsx lies, in UTF-16. */
const lockedStream = Buffer.from('EncryptedPackage', 'utf16le');

/** Documents and pictures that people mistake for tables: PDF, PNG, JPEG, RAR. */
const foreign = ['25504446', '89504e47', 'ffd8ffe0', 'ffd8ffe1', '52617221'].map((hex) => Buffer.from(hex, 'hex'));

/** What the first bytes say: a spreadsheet in a zip archive, the older kind of spreadsheet (or a locked new one), something that is no table, or anything else. */
export function fileKind(head: Uint8Array): 'xlsx' | 'compound' | 'foreign' | 'other' {
  const start = Buffer.from(head.subarray(0, 4));
  if (foreign.some((magic) => start.equals(magic))) return 'foreign';
  return start.equals(packed) ? 'xlsx' : start.equals(compound) ? 'compound' : 'other';
}

/** All of a spreadsheet, up to what is kept in memory. */
async function gather(content: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const pieces: Uint8Array[] = [];
  let size = 0;
  for await (const piece of content) {
    size += piece.length;
    if (size > sheetLimits.fileBytes) throw new AppError('too_large', 'A spreadsheet of at most 50 MB can be imported. Save it as CSV and import that.');
    pieces.push(piece);
  }
  return Buffer.concat(pieces);
}

/** Says why a file of the older kind is not read. */
export async function refuseCompound(content: AsyncIterable<Uint8Array>): Promise<never> {
  const bytes = await gather(content);
  if (bytes.includes(lockedStream)) throw importIssue('locked', 'The file is protected by a password. Save it without one and import that.');
  throw importIssue('old_spreadsheet', 'This is a spreadsheet of the older kind (.xls). Save it as XLSX or CSV and import that.');
}

/** Writes each sheet of a spreadsheet as CSV into the chunks of a file; answers the sheets. Throws import_failed and too_large. */
export async function stageSpreadsheet(database: Database, file: string, content: AsyncIterable<Uint8Array>): Promise<readonly StagedSheet[]> {
  const book = await openWorkbook(await gather(content));
  const sheets: StagedSheet[] = [];
  for (const [index, { name, part, hidden }] of book.sheets.entries()) {
    const facts: SheetFacts = { rows: 0, filledDown: 0 };
    const bytes = await stageChunks(
      database,
      sheetAsCsv(book, part, facts),
      (n, piece) => sql`insert into sys.import_file_chunk (file, sheet, n, bytes) values (${file}::uuid, ${index}, ${n}, ${piece})`,
    );
    const format = { gzip: false, encoding: 'utf-8', delimiter: ',' } as const;
    sheets.push({ name, hidden, rows: facts.rows, filled_down: facts.filledDown, format, bytes });
  }
  if (sheets.every(({ rows }) => rows === 0)) throw importIssue('empty_file', 'The spreadsheet is empty.');
  return sheets;
}
