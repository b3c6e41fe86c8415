import { createColumnHelper, type CellContext as TableCellContext, tableFeatures, useTable } from '@tanstack/react-table';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import type { WireRecord } from '../api/records.ts';
import type { CellContext } from '../fields/field-cell.ts';
import { fieldCells } from '../fields/registry.ts';
import { valueAt } from '../metadata/field-path.ts';
import { useDensity } from '../shell/density/useDensity.ts';
import type { ListColumn } from './columns.ts';
import classes from './record-table.module.css';
import { RowCell } from './row-cell.tsx';
import { SortHeader } from './sort-header.tsx';
import { useLoadMore } from './state/useLoadMore.ts';
import { useScrollMemory } from './state/useScrollMemory.ts';

const features = tableFeatures({});
const helper = createColumnHelper<typeof features, WireRecord>();
const rowHeights = { comfortable: 40, compact: 32 };

export interface RecordTableProps {
  readonly object: string;
  readonly label: string;
  readonly columns: readonly ListColumn[];
  readonly rows: WireRecord[];
  readonly context: CellContext;
  readonly sort: string;
  readonly onSort: (sort: string) => void;
  /** Rows in all, where known. */
  readonly count: number | undefined;
  readonly hasMore: boolean;
  readonly loadingMore: boolean;
  readonly onMore: () => void;
}

/** The list as a table: only the rows in sight are in the page, more are loaded as one scrolls. */
export function RecordTable(props: RecordTableProps) {
  const { object, label, columns, rows, context, sort, onSort, count } = props;
  const { t } = useTranslation();
  const navigate = useNavigate();
  const scroller = useRef<HTMLDivElement>(null);
  const definitions = useTableColumns(object, columns, context, sort, onSort);
  const table = useTable({ features, columns: definitions, data: rows, getRowId: (row) => row.id });
  const models = table.getRowModel().rows;
  const memory = useScrollMemory();
  const rowHeight = rowHeights[useDensity()];
  const virtual = useVirtualizer({
    count: models.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 12,
    initialOffset: memory.initial,
    onChange: (instance) => memory.remember(instance.scrollOffset ?? 0),
  });
  const items = virtual.getVirtualItems();
  useLoadMore(items.at(-1)?.index ?? 0, models.length, props);
  const before = items[0]?.start ?? 0;
  const after = virtual.getTotalSize() - (items.at(-1)?.end ?? 0);
  const width = columns.reduce((sum, column) => sum + fieldCells[column.field.type].width, 0);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard.
    <section ref={scroller} className={classes.scroller} aria-label={label} tabIndex={0}>
      <table className={classes.table} style={{ minWidth: width + 52 }} aria-rowcount={count ?? -1}>
        <colgroup>
          {columns.map((column, index) => (
            <col key={column.path} style={{ width: fieldCells[column.field.type].width + (index === 0 ? 40 : 0) + (index === columns.length - 1 ? 12 : 0) }} />
          ))}
        </colgroup>
        <thead>
          {table.getHeaderGroups().map((group) => (
            <tr key={group.id} aria-rowindex={1}>
              {group.headers.map((header) => (
                <table.FlexRender key={header.id} header={header} />
              ))}
            </tr>
          ))}
        </thead>
        <tbody>
          {before > 0 && <tr aria-hidden style={{ height: before }} />}
          {items.map((item) => {
            const row = models[item.index];
            if (!row) return null;
            return (
              <tr key={row.id} aria-rowindex={item.index + 2} className={classes.row} onClick={() => void navigate(`/records/${object}/${row.id}`)}>
                {row.getAllCells().map((cell) => (
                  <table.FlexRender key={cell.id} cell={cell} />
                ))}
              </tr>
            );
          })}
          {after > 0 && <tr aria-hidden style={{ height: after }} />}
        </tbody>
      </table>
      {props.loadingMore && <p className={classes.more}>{t('list.loadingMore')}</p>}
    </section>
  );
}

function useTableColumns(object: string, columns: readonly ListColumn[], context: CellContext, sort: string, onSort: (sort: string) => void) {
  return useMemo(
    () =>
      columns.map((column, index) =>
        helper.accessor((row) => valueAt(row, column.path), {
          id: column.path,
          header: () => <SortHeader column={column} context={context} sort={sort} onSort={onSort} first={index === 0} />,
          cell: (cell: TableCellContext<typeof features, WireRecord, unknown>) => (
            <RowCell object={object} column={column} record={cell.row.original} value={cell.getValue()} context={context} first={index === 0} />
          ),
        }),
      ),
    [object, columns, context, sort, onSort],
  );
}
