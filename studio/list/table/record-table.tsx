import { Checkbox } from '@mantine/core';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { fieldCells } from '../../fields/registry.ts';
import { useDensity } from '../../shell/density/useDensity.ts';
import { useLoadMore } from '../state/useLoadMore.ts';
import { useScrollMemory } from '../state/useScrollMemory.ts';
import { ColumnHead } from './columns/column-head.tsx';
import { useGridKeys } from './keys/useGridKeys.ts';
import { useListKeys } from './keys/useListKeys.ts';
import { useTabStop } from './keys/useTabStop.ts';
import type { ListTools } from './list-tools.ts';
import classes from './record-table.module.css';
import { SumCells } from './sum-cells.tsx';
import { TableLine } from './table-line.tsx';

const rowHeights = { comfortable: 40, compact: 32 };
const headHeight = 36;
const boxWidth = 40;

/** The list as a table: only the lines in sight are in the page, more are loaded as one scrolls. */
export function RecordTable(tools: ListTools) {
  const { object, label, columns, items, context, selection, editing, sums, count } = tools;
  const { t } = useTranslation();
  const scroller = useRef<HTMLDivElement>(null);
  const memory = useScrollMemory();
  const rowHeight = rowHeights[useDensity()];
  const virtual = useVirtualizer({
    count: items.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    // A flick of the wheel moves so far before the next drawing.
    overscan: 18,
    // Beneath the last line in sight stand the head that sticks and, where there is one, the foot.
    scrollPaddingEnd: headHeight + (sums ? rowHeight : 0),
    initialOffset: memory.initial,
    onChange: (instance) => memory.remember(instance.scrollOffset ?? 0),
  });
  const keys = useGridKeys({ scroller, tools, editing, rowHeight, scrollTo: (line) => virtual.scrollToIndex(line, { align: 'auto' }) });
  useListKeys(tools, keys);
  const stop = useTabStop(scroller, keys.enter);
  const lines = virtual.getVirtualItems();
  useLoadMore(lines.at(-1)?.index ?? 0, items.length, tools);
  const before = lines[0]?.start ?? 0;
  const after = virtual.getTotalSize() - (lines.at(-1)?.end ?? 0);
  const chosen = selection?.ids.size ?? 0;
  return (
    <section ref={scroller} className={classes.scroller} aria-label={label} {...stop} onKeyDown={keys.onKeyDown} data-boxes={selection && true}>
      {/* biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: one moves through it by arrow keys, which is what a grid is. */}
      <table role="grid" className={classes.table} style={{ width: useTableWidth(tools) }} aria-rowcount={count ?? -1}>
        <Columns tools={tools} />
        <thead>
          <tr aria-rowindex={1}>
            {selection && (
              <th scope="col" className={classes.chooseHead}>
                <Checkbox
                  size="xs"
                  aria-label={t('list.chooseLoaded')}
                  checked={selection.all || (chosen > 0 && chosen >= items.length)}
                  indeterminate={!selection.all && chosen > 0 && chosen < items.length}
                  onChange={selection.toggleLoaded}
                />
              </th>
            )}
            {columns.map((column, index) => (
              <ColumnHead key={column.path} tools={tools} column={column} first={index === 0} />
            ))}
            <td className={classes.fillerHead} aria-hidden />
          </tr>
        </thead>
        <tbody>
          {before > 0 && <tr aria-hidden className={classes.beyond} style={{ height: before }} />}
          {lines.map(({ index, key }) => {
            const item = items[index];
            return item && <TableLine key={key} tools={tools} item={item} line={index + 2} />;
          })}
          {after > 0 && <tr aria-hidden className={classes.beyond} style={{ height: after }} />}
        </tbody>
        {sums && (
          <tfoot>
            <tr className={classes.foot}>
              {selection && <td className={classes.choose} />}
              <SumCells object={object} columns={columns} context={context} sums={sums} head={<span className={classes.footTitle}>{t('list.sum')}</span>} />
              <td className={classes.filler} aria-hidden />
            </tr>
          </tfoot>
        )}
      </table>
      {tools.loadingMore && <p className={classes.more}>{t('list.loadingMore')}</p>}
    </section>
  );
}

function widthOf({ columnWidths, columns }: ListTools, index: number): number {
  const column = columns[index];
  if (!column) return 0;
  const ends = (index === 0 ? 40 : 0) + (index === columns.length - 1 ? 12 : 0);
  return columnWidths.widths[column.path] ?? fieldCells[column.field.type].width + ends;
}

/** As wide as the page where the columns have their usual widths; as wide as they were pulled where they were. */
function useTableWidth(tools: ListTools): string {
  const { columns, selection } = tools;
  return useMemo(() => {
    const sum = columns.reduce((total, _, index) => total + widthOf(tools, index), selection ? boxWidth : 0);
    return `max(100%, ${sum}px)`;
  }, [tools, columns, selection]);
}

/** Where columns were pulled, a last empty one takes what is left; else they share the page. */
function Columns({ tools }: { readonly tools: ListTools }) {
  const pulled = Object.keys(tools.columnWidths.widths).length > 0;
  return (
    <colgroup>
      {tools.selection && <col style={{ width: boxWidth }} />}
      {tools.columns.map((column, index) => (
        <col key={column.path} style={{ width: widthOf(tools, index) }} />
      ))}
      <col style={pulled ? {} : { width: 0 }} />
    </colgroup>
  );
}
