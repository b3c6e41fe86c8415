import { useVirtualizer } from '@tanstack/react-virtual';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { RecordTableProps } from '../record-table.tsx';
import { useLoadMore } from '../state/useLoadMore.ts';
import { useScrollMemory } from '../state/useScrollMemory.ts';
import { RecordCard } from './record-card.tsx';
import classes from './record-cards.module.css';

type RecordCardsProps = Omit<RecordTableProps, 'sort' | 'onSort'>;

/** The list on a phone: a card for each record with its first facts. */
export function RecordCards(props: RecordCardsProps) {
  const { object, label, columns, rows, context } = props;
  const { t } = useTranslation();
  const scroller = useRef<HTMLDivElement>(null);
  const memory = useScrollMemory();
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => 104,
    overscan: 8,
    initialOffset: memory.initial,
    getItemKey: (index) => rows[index]?.id ?? index,
    onChange: (instance) => memory.remember(instance.scrollOffset ?? 0),
  });
  const items = virtual.getVirtualItems();
  useLoadMore(items.at(-1)?.index ?? 0, rows.length, props);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard.
    <section ref={scroller} className={classes.scroller} aria-label={label} tabIndex={0}>
      <ul className={classes.list} style={{ height: virtual.getTotalSize() }}>
        {items.map((item) => {
          const record = rows[item.index];
          return (
            record && (
              <li
                key={item.key}
                ref={virtual.measureElement}
                data-index={item.index}
                className={classes.place}
                style={{ transform: `translateY(${item.start}px)` }}
              >
                <RecordCard object={object} columns={columns} record={record} context={context} />
              </li>
            )
          );
        })}
      </ul>
      {props.loadingMore && <p className={classes.more}>{t('list.loadingMore')}</p>}
    </section>
  );
}
