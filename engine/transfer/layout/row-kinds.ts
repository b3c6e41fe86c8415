import { fold } from '../../sql/fold.ts';
import type { FileRow } from '../reading/csv-parser.ts';
import { isNumberLike } from './cell-kinds.ts';

/** The whole text must be a label: a "Tổng công ty" is no total. */
const totalLabel =
  /^\(?(?:tong cong|tong|cong|luy ke|grand total|sub ?-?total|totals?|sum)(?: (?:cong|so|luong|tien|hang|don|gia tri|doanh thu|thu|thang|quy|nam|ngay|vnd|dong|amount|quantity|[\d/.]+))*[\s:.)]*$/;
const longestLabel = 60;
const plainNumber = /^-?\d{1,15}(?:\.\d+)?$/;
const sumTolerance = 0.005;

export interface FilledCell {
  readonly column: number;
  readonly text: string;
}

export function filledCells(cells: readonly string[]): readonly FilledCell[] {
  return cells.flatMap((cell, column) => {
    const text = cell.trim();
    return text === '' ? [] : [{ column, text }];
  });
}

/** Sums of the columns so far, as far as their cells are plain numbers. */
export class RunningSums {
  readonly #sums: number[] = [];
  readonly #counts: number[] = [];

  add(cells: readonly string[]): void {
    for (let column = 0; column < cells.length; column += 1) {
      const cell = cells[column] as string;
      if (cell.length > 20 || !plainNumber.test(cell)) continue;
      this.#sums[column] = (this.#sums[column] ?? 0) + Number(cell);
      this.#counts[column] = (this.#counts[column] ?? 0) + 1;
    }
  }

  /** Whether the cell is the sum of two or more cells above. */
  isSum({ column, text }: FilledCell): boolean {
    if ((this.#counts[column] ?? 0) < 2 || !plainNumber.test(text)) return false;
    const sum = this.#sums[column] ?? 0;
    return sum !== 0 && Math.abs(Number(text) - sum) <= sumTolerance;
  }
}

/** A row of totals: it says so and holds numbers else, with columns left empty that are filled otherwise; or it only holds sums of what stands above. */
export function isTotal(filled: readonly FilledCell[], usual: number, sums: RunningSums): boolean {
  if (filled.length === 0 || filled.length >= usual) return false;
  const texts = filled.filter(({ text }) => !isNumberLike(text));
  const labelled = texts.length > 0 && texts.some(({ text }) => text.length <= longestLabel && totalLabel.test(fold(text)));
  const few = texts.length <= Math.max(1, filled.length / 2) && filled.length <= Math.max(2, usual * 0.75);
  if (labelled && (few || filled.length <= Math.max(2, usual * 0.4))) return true;
  return texts.length === 0 && filled.length <= usual / 2 && filled.some((cell) => sums.isSum(cell));
}

/** (1) (2) (3) … or 1 2 3 … under a header: numbers of the columns. */
export function isNumbering(filled: readonly FilledCell[]): boolean {
  if (filled.length < 3) return false;
  return filled.every(({ text }, index) => text === `(${index + 1})` || text === String(index + 1));
}

/** The header printed once more. */
export function repeatsHeader(row: FileRow, header: readonly string[]): boolean {
  const filled = filledCells(row.cells);
  return filled.length > 1 && filled.every(({ column, text }) => text === (header[column] ?? '').trim());
}
