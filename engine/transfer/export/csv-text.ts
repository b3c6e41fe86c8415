const plainNumber = /^[+-]?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?$/;
const formula = /^'*[=+\-@\t\r]/;
const needsQuotes = /[",;|\t\r\n]|^\s|\s$/;

/**
 * One cell of a CSV file. What a spreadsheet would run as a formula gets an apostrophe, which an import takes away again; plain numbers,
 * negative ones too, stay numbers. Quoted where it holds a delimiter, a quotation mark, a line break or outer space.
 */
export function csvCell(text: string): string {
  const safe = formula.test(text) && !plainNumber.test(text) ? `'${text}` : text;
  return needsQuotes.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** One record with its line break (CRLF, as RFC 4180 has it). A lone empty cell is quoted, or the row would be a blank line. */
export function csvRow(cells: readonly string[]): string {
  return cells.length === 1 && cells[0] === '' ? '""\r\n' : `${cells.map(csvCell).join(',')}\r\n`;
}
