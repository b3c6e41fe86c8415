import { columnLetters } from '../../engine/transfer/sheets/cell-place.ts';
import { zipFile } from './zip-file.ts';

/** A text, a number, a day or moment (as the serial number of a date style), a shared text, an own style, or nothing. */
export type TestCell =
  | string
  | number
  | null
  | { readonly date: number }
  | { readonly time: number }
  | { readonly shared: string }
  | { readonly value: number; readonly style: number };

export interface TestSheet {
  readonly name: string;
  readonly rows: readonly (readonly TestCell[])[];
  readonly merges?: readonly string[];
  readonly hidden?: boolean;
}

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** Styles: 0 general, 1 a day, 2 a moment, 3 per cent, 4 ten digits, 5 a moment of [$-vi-VN] dd/mm/yyyy. */
const styles = `${head}<styleSheet ${main}><numFmts count="2"><numFmt numFmtId="164" formatCode="0000000000"/><numFmt numFmtId="165" formatCode="[$-42A]dd/mm/yyyy\\ hh:mm;@"/></numFmts>
<cellStyleXfs count="1"><xf numFmtId="14"/></cellStyleXfs><cellXfs count="6"><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="22"/><xf numFmtId="9"/><xf numFmtId="164"/><xf numFmtId="165"/></cellXfs></styleSheet>`;

/** A spreadsheet as office programs write it. */
export function xlsxFile(sheets: readonly TestSheet[], { date1904 = false, extra = {} as Readonly<Record<string, string>> } = {}): Buffer {
  const shared: string[] = [];
  const parts: Record<string, string> = {};
  for (const [index, sheet] of sheets.entries()) parts[`xl/worksheets/sheet${index + 1}.xml`] = sheetXml(sheet, shared);
  return zipFile({
    'xl/workbook.xml': `${head}<workbook ${main} xmlns:r="${relations}"><workbookPr${date1904 ? ' date1904="1"' : ''}/><sheets>${sheets
      .map(({ name, hidden }, index) => `<sheet name="${escaped(name)}" sheetId="${index + 1}"${hidden ? ' state="hidden"' : ''} r:id="rId${index + 1}"/>`)
      .join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `${head}<Relationships>${sheets
      .map((_, index) => `<Relationship Id="rId${index + 1}" Type="${relations}/worksheet" Target="worksheets/sheet${index + 1}.xml"/>`)
      .join('')}</Relationships>`,
    'xl/styles.xml': styles,
    ...parts,
    'xl/sharedStrings.xml': `${head}<sst ${main}>${shared.map((text) => `<si><t xml:space="preserve">${escaped(text)}</t></si>`).join('')}</sst>`,
    ...extra,
  });
}

function sheetXml({ rows, merges = [] }: TestSheet, shared: string[]): string {
  const places = new Map<string, number>(shared.map((text, index) => [text, index]));
  const lines = rows.map((cells, index) => {
    const inner = cells.map((cell, column) => cellXml(cell, `${columnLetters(column)}${index + 1}`, places, shared)).join('');
    return inner === '' ? '' : `<row r="${index + 1}" spans="1:${cells.length}">${inner}</row>`;
  });
  const merged = merges.length === 0 ? '' : `<mergeCells count="${merges.length}">${merges.map((ref) => `<mergeCell ref="${ref}"/>`).join('')}</mergeCells>`;
  return `${head}<worksheet ${main}><sheetData>${lines.join('')}</sheetData>${merged}</worksheet>`;
}

function cellXml(cell: TestCell, ref: string, places: Map<string, number>, shared: string[]): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return `<c r="${ref}"><v>${cell}</v></c>`;
  if (typeof cell === 'string') return `<c r="${ref}" t="inlineStr"><is><t>${escaped(cell)}</t></is></c>`;
  if ('date' in cell) return `<c r="${ref}" s="1"><v>${cell.date}</v></c>`;
  if ('time' in cell) return `<c r="${ref}" s="2"><v>${cell.time}</v></c>`;
  if ('value' in cell) return `<c r="${ref}" s="${cell.style}"><v>${cell.value}</v></c>`;
  let place = places.get(cell.shared);
  if (place === undefined) {
    place = shared.push(cell.shared) - 1;
    places.set(cell.shared, place);
  }
  return `<c r="${ref}" t="s"><v>${place}</v></c>`;
}
