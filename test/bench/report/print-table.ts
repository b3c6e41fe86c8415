import type { BenchRow } from './bench-row.ts';

const heads = ['', 'raw', 'ours', 'ratio', 'target', ''] as const;

function cells(row: BenchRow): readonly string[] {
  return [row.name, row.raw ?? '', row.ours ?? '', row.ratio ?? '', row.target ?? '', row.verdict === '-' ? '' : row.verdict];
}

/** The rows as a table for the terminal; notes stand below, by number. */
export function printTable(rows: readonly BenchRow[]): void {
  const notes: string[] = [];
  const lines = [heads as readonly string[]];
  for (const row of rows) {
    const [name = '', ...rest] = cells(row);
    const mark = row.note === undefined ? '' : ` [${notes.push(row.note)}]`;
    lines.push([`${name}${mark}`, ...rest]);
  }
  const widths = heads.map((_, column) => Math.max(...lines.map((line) => line[column]?.length ?? 0)));
  const text = (line: readonly string[]): string => line.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ');
  console.log('');
  for (const [index, line] of lines.entries()) {
    console.log(text(line).trimEnd());
    if (index === 0) console.log(widths.map((width) => '-'.repeat(width)).join('-+-'));
  }
  for (const [index, note] of notes.entries()) console.log(`[${index + 1}] ${note}`);
}
