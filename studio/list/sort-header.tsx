import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import { cellAlign } from '../fields/cell-align.ts';
import type { CellContext } from '../fields/field-cell.ts';
import { columnLabel } from './column-label.ts';
import type { ListColumn } from './columns.ts';
import classes from './record-table.module.css';
import { nextSort, sortedBy } from './state/sorting.ts';

export interface SortHeaderProps {
  readonly column: ListColumn;
  readonly context: CellContext;
  readonly sort: string;
  readonly onSort: (sort: string) => void;
  readonly first: boolean;
}

/** The head of a column; a click sorts by it. */
export function SortHeader({ column, context, sort, onSort, first }: SortHeaderProps) {
  const { sortPath } = column;
  const direction = sortedBy(sort, sortPath);
  const text = <span className={classes.headText}>{columnLabel(column, context)}</span>;
  const Arrow = direction === 'descending' ? IconArrowDown : IconArrowUp;
  return (
    <th scope="col" className={classes.head} aria-sort={direction} data-first={first || undefined} data-end={cellAlign(column.field) === 'right' || undefined}>
      {sortPath === undefined ? (
        text
      ) : (
        <button type="button" onClick={() => onSort(nextSort(sort, sortPath))}>
          {text}
          {direction && <Arrow size={14} aria-hidden />}
        </button>
      )}
    </th>
  );
}
