import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useLoadMore } from '../state/useLoadMore.ts';
import { useScrollMemory } from '../state/useScrollMemory.ts';
import type { ListTools } from '../table/list-tools.ts';
import type { ListGroup, TableItem } from '../table/table-item.ts';
import { CardGroup } from './card-group.tsx';
import { RecordCard } from './record-card.tsx';
import classes from './record-cards.module.css';

/** The list on a phone: a card for each record with its first facts, beneath the heads of their groups. */
export function RecordCards(tools: ListTools) {
  const { label, items } = tools;
  const { t } = useTranslation();
  const scroller = useRef<HTMLDivElement>(null);
  const memory = useScrollMemory();
  const virtual = useVirtualizer({
    count: items.length,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => (items[index]?.kind === 'record' ? 104 : 52),
    overscan: 8,
    initialOffset: memory.initial,
    getItemKey: (index) => items[index]?.key ?? index,
    onChange: (instance) => memory.remember(instance.scrollOffset ?? 0),
  });
  const places = virtual.getVirtualItems();
  useLoadMore(places.at(-1)?.index ?? 0, items.length, tools);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard.
    <section ref={scroller} className={classes.scroller} aria-label={label} tabIndex={0}>
      <ul className={classes.list} style={{ height: virtual.getTotalSize() }}>
        {places.map((place) => {
          const item = items[place.index];
          return (
            item && (
              <li
                key={place.key}
                ref={virtual.measureElement}
                data-index={place.index}
                className={classes.place}
                style={{ transform: `translateY(${place.start}px)` }}
              >
                <CardLine tools={tools} item={item} />
              </li>
            )
          );
        })}
      </ul>
      {tools.loadingMore && <p className={classes.more}>{t('list.loadingMore')}</p>}
    </section>
  );
}

function CardLine({ tools, item }: { readonly tools: ListTools; readonly item: TableItem }) {
  const { object, columns, context, grouping } = tools;
  if (item.kind === 'group')
    return <CardGroup object={object} context={context} group={item.group} open={item.open} onToggle={(group) => grouping?.toggle(group)} />;
  if (item.kind === 'more') return <MoreCards tools={tools} group={item.group} page={item.page} />;
  return <RecordCard object={object.name} columns={columns} record={item.record} context={context} />;
}

/** Where cards of a group are still to come: being drawn asks for them. */
function MoreCards({ tools: { grouping }, group, page }: { readonly tools: ListTools; readonly group: ListGroup; readonly page: number }) {
  const { t } = useTranslation();
  useEffect(() => grouping?.want(group, page), [grouping, group, page]);
  return <p className={classes.more}>{t('list.loadingMore')}</p>;
}
