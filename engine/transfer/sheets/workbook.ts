import { importIssue } from '../import-issue.ts';
import type { DateSystem } from './cell-text.ts';
import { sharedText } from './cell-text.ts';
import { type NumberStyle, numberStyle, plainStyle } from './number-formats.ts';
import { sheetLimits } from './sheet-limits.ts';
import { attribute, type XmlListener, XmlScanner } from './xml-scanner.ts';
import { ZipArchive } from './zip-archive.ts';

export interface SheetPart {
  readonly name: string;
  /** The part of the archive that holds its rows. */
  readonly part: string;
  readonly hidden: boolean;
}

/** A spreadsheet opened: its sheets, and what their cells refer to. */
export interface Workbook {
  readonly archive: ZipArchive;
  readonly sheets: readonly SheetPart[];
  readonly system: DateSystem;
  readonly strings: readonly string[];
  /** By the number that cells give as their style. */
  readonly styles: readonly NumberStyle[];
}

/** Scans a part of the archive; false where there is none. */
async function scanPart(archive: ZipArchive, part: string, listener: XmlListener): Promise<boolean> {
  const pieces = archive.read(part);
  if (pieces === undefined) return false;
  const scanner = new XmlScanner(listener);
  const decoder = new TextDecoder('utf-8');
  for await (const piece of pieces) scanner.push(decoder.decode(piece, { stream: true }));
  scanner.push(decoder.decode());
  scanner.end();
  return true;
}

const nothing = (): void => undefined;

/** Reads all of a spreadsheet but the rows of its sheets. Throws import_failed for what is no spreadsheet of the .xlsx kind. */
export async function openWorkbook(bytes: Buffer): Promise<Workbook> {
  const archive = new ZipArchive(bytes);
  const named: { name: string; relation: string; hidden: boolean }[] = [];
  let system: DateSystem = 1900;
  const open = (name: string, attributes: string): void => {
    if (name === 'sheet')
      named.push({
        name: attribute(attributes, 'name') ?? '',
        relation: attribute(attributes, 'id') ?? '',
        hidden: /hidden/i.test(attribute(attributes, 'state') ?? ''),
      });
    else if (name === 'workbookPr' && /^(1|true)$/.test(attribute(attributes, 'date1904') ?? '')) system = 1904;
  };
  const found = await scanPart(archive, 'xl/workbook.xml', { open, close: nothing, text: nothing });
  if (!found) throw importIssue('not_a_table', 'This is no spreadsheet and no CSV file. Save it as XLSX or CSV and import that.');
  if (named.length > sheetLimits.sheets) throw importIssue('too_many_sheets', `The spreadsheet has more than ${sheetLimits.sheets} sheets.`);
  const targets = await relations(archive);
  const sheets = named.flatMap(({ name, relation, hidden }) => {
    const part = targets.get(relation);
    return part === undefined || archive.read(part) === undefined ? [] : [{ name, part, hidden }];
  });
  if (sheets.length === 0) throw importIssue('empty_file', 'The spreadsheet has no sheet with rows.');
  return { archive, sheets, system, strings: await sharedStrings(archive), styles: await cellStyles(archive) };
}

/** Parts of worksheets by the id that the workbook gives; charts and dialogs are no tables. */
async function relations(archive: ZipArchive): Promise<ReadonlyMap<string, string>> {
  const targets = new Map<string, string>();
  const open = (name: string, attributes: string): void => {
    const target = attribute(attributes, 'Target');
    if (name !== 'Relationship' || target === undefined || !attribute(attributes, 'Type')?.endsWith('/worksheet')) return;
    targets.set(attribute(attributes, 'Id') ?? '', target.startsWith('/') ? target.slice(1) : `xl/${target}`);
  };
  await scanPart(archive, 'xl/_rels/workbook.xml.rels', { open, close: nothing, text: nothing });
  return targets;
}

/** Texts that cells refer to by number; of formatted text the runs together, without its reading aids. */
async function sharedStrings(archive: ZipArchive): Promise<readonly string[]> {
  const strings: string[] = [];
  let held = '';
  let inText = false;
  let aids = 0;
  let characters = 0;
  await scanPart(archive, 'xl/sharedStrings.xml', {
    open(name) {
      if (name === 'si') held = '';
      else if (name === 'rPh') aids += 1;
      else if (name === 't') inText = aids === 0;
    },
    close(name) {
      if (name === 'rPh') aids -= 1;
      else if (name === 't') inText = false;
      else if (name === 'si') strings.push(sharedText(held));
    },
    text(text) {
      if (!inText) return;
      held += text;
      characters += text.length;
      if (characters > sheetLimits.sharedCharacters) throw importIssue('too_large', 'The spreadsheet holds more text than can be read. Save it as CSV.');
    },
  });
  return strings;
}

async function cellStyles(archive: ZipArchive): Promise<readonly NumberStyle[]> {
  const custom = new Map<number, string>();
  const formats: number[] = [];
  let inCells = false;
  await scanPart(archive, 'xl/styles.xml', {
    open(name, attributes) {
      if (name === 'numFmt') custom.set(Number(attribute(attributes, 'numFmtId')), attribute(attributes, 'formatCode') ?? '');
      else if (name === 'cellXfs') inCells = true;
      else if (name === 'xf' && inCells) formats.push(Number(attribute(attributes, 'numFmtId') ?? 0));
    },
    close(name) {
      if (name === 'cellXfs') inCells = false;
    },
    text: nothing,
  });
  const made = new Map<number, NumberStyle>();
  return formats.map((id) => {
    const style = made.get(id) ?? (id === 0 ? plainStyle : numberStyle(id, custom));
    made.set(id, style);
    return style;
  });
}
