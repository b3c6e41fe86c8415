import { IconArrowDown, IconArrowUp, IconDots } from '@tabler/icons-react';
import { type DragEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { cellAlign } from '../../../fields/cell-align.ts';
import { useLoaded } from '../../../shell/useLoaded.ts';
import { columnLabel } from '../../column-label.ts';
import type { ListColumn } from '../../columns.ts';
import { nextSort, sortedBy } from '../../state/sorting.ts';
import type { ListTools } from '../list-tools.ts';
import classes from '../record-table.module.css';
import { ColumnResizer } from './column-resizer.tsx';
import { loadColumnMenu } from './load-column-menu.ts';
import { movedBefore } from './move-column.ts';

export interface ColumnHeadProps {
  readonly tools: ListTools;
  readonly column: ListColumn;
  readonly first: boolean;
}

const dragged = 'application/x-trellis-column';

/** The head of a column: a click sorts by it, its menu moves, sizes, hides and groups, and it can be dragged to another place. */
export function ColumnHead({ tools, column, first }: ColumnHeadProps) {
  const { t } = useTranslation();
  const { context, sort, onSort, onColumns } = tools;
  const [over, setOver] = useState(false);
  const [opened, setOpened] = useState(false);
  const [ColumnMenu, askFor] = useLoaded(loadColumnMenu);
  const { sortPath } = column;
  const direction = sortedBy(sort, sortPath);
  const label = columnLabel(column, context);
  const text = <span className={classes.headText}>{label}</span>;
  const Arrow = direction === 'descending' ? IconArrowDown : IconArrowUp;
  const drop = (event: DragEvent) => {
    setOver(false);
    const path = event.dataTransfer.getData(dragged);
    if (path !== '') onColumns((now) => movedBefore(now, path, column.path));
  };
  const dots = (
    <button
      type="button"
      className={classes.headMenu}
      aria-label={t('list.columnMenu', { column: label })}
      aria-haspopup="menu"
      aria-expanded={opened}
      // Once it is there, the menu opens and closes itself.
      onClick={ColumnMenu ? undefined : () => askFor(() => setOpened(true))}
    >
      <IconDots size={16} aria-hidden />
    </button>
  );
  return (
    <th
      scope="col"
      className={classes.head}
      aria-sort={direction}
      data-first={first || undefined}
      data-path={column.path}
      data-over={over || undefined}
      data-end={cellAlign(column.field) === 'right' || undefined}
      draggable
      onDragStart={(event) => {
        event.dataTransfer.setData(dragged, column.path);
        event.dataTransfer.effectAllowed = 'move';
      }}
      onDragOver={(event) => {
        if (!event.dataTransfer.types.includes(dragged)) return;
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <div className={classes.headInner}>
        {sortPath === undefined ? (
          text
        ) : (
          <button type="button" className={classes.headSort} onClick={() => onSort((now) => nextSort(now, sortPath))}>
            {text}
            {direction && <Arrow size={14} aria-hidden />}
          </button>
        )}
        <span className={classes.menuPlace}>
          {ColumnMenu ? (
            <ColumnMenu tools={tools} column={column} opened={opened} onChange={setOpened}>
              {dots}
            </ColumnMenu>
          ) : (
            dots
          )}
        </span>
      </div>
      <ColumnResizer tools={tools} path={column.path} />
    </th>
  );
}
