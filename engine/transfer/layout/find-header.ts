import type { FileRow } from '../reading/csv-parser.ts';
import { isDateLike, isEmailLike, isNumberLike } from './cell-kinds.ts';

const headRows = 40;
const longestName = 60;

const isValue = (text: string): boolean => isNumberLike(text) || isDateLike(text) || isEmailLike(text);

/**
 * The row among the first of a sheet that names the columns: it is wide, of short different texts, has names that are known, and other
 * things stand beneath it. Null where the first row is data already. `knows` says whether a text is the name of a field in some language.
 */
export function findHeader(rows: readonly FileRow[], knows: (text: string) => boolean): number | null {
  const head = rows.slice(0, headRows);
  const widest = Math.max(1, ...head.map(({ cells }) => filled(cells).length));
  let best: { row: FileRow; score: number; named: boolean } | undefined;
  for (const [index, row] of head.entries()) {
    const names = filled(row.cells);
    if (names.length === 0) continue;
    const known = share(names, knows);
    const texts = share(names, (name) => !isValue(name));
    const score =
      2 * known +
      texts +
      0.9 * (names.length / widest) +
      0.5 * (new Set(names).size / names.length) +
      0.6 * changes(row, head.slice(index + 1, index + 6)) -
      0.4 * share(names, (name) => name.length > longestName) -
      0.03 * index;
    if (best === undefined || score > best.score) best = { row, score, named: known > 0 || texts > 0.6 };
  }
  return best?.named ? best.row.number : null;
}

function filled(cells: readonly string[]): readonly string[] {
  return cells.map((cell) => cell.trim()).filter((cell) => cell !== '');
}

function share<T>(items: readonly T[], holds: (item: T) => boolean): number {
  return items.length === 0 ? 0 : items.filter(holds).length / items.length;
}

/** The share of columns that have a text here and numbers, dates or addresses beneath. */
function changes(row: FileRow, below: readonly FileRow[]): number {
  if (below.length === 0) return 0;
  const names = row.cells.flatMap((cell, column) => (cell.trim() !== '' && !isValue(cell.trim()) ? [column] : []));
  return share(names, (column) => below.some(({ cells }) => isValue((cells[column] ?? '').trim())));
}
