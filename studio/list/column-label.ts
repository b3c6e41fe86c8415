import type { CellContext } from '../fields/field-cell.ts';
import type { ListColumn } from './columns.ts';

/** "Customer › Phone": what stands over a column. */
export function columnLabel(column: Pick<ListColumn, 'labels'>, context: CellContext): string {
  return column.labels.map((label) => context.label(label)).join(' › ');
}
