const guarded = /^'+[=+\-@\t\r]/;

/** Takes away the apostrophe that an export puts before a cell which a spreadsheet would take for a formula. */
export function stripApostrophe(cell: string): string {
  return guarded.test(cell) ? cell.slice(1) : cell;
}
