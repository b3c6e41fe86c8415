import { useDroppable } from '@dnd-kit/core';
import { Button } from '@mantine/core';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { WireRecord } from '../../api/records/records.ts';
import type { CellContext } from '../../fields/field-cell.ts';
import type { ListColumn } from '../../list/columns.ts';
import { useLoadMore } from '../../list/state/useLoadMore.ts';
import type { ClientField, ClientObject } from '../../metadata/client-metadata.ts';
import { bothFilters } from '../both-filters.ts';
import classes from './board.module.css';
import { type BoardColumn, columnFilter } from './board-column.ts';
import type { CardStage } from './cards/card-menu.tsx';
import { type MovingCard, placedCards } from './cards/moving-card.ts';
import { StageCard } from './cards/stage-card.tsx';
import { ColumnHead } from './column-head.tsx';
import type { DraggedCard } from './dragging/useBoardDrag.ts';
import type { ColumnTotal } from './useBoardTotals.ts';
import { useColumnCards } from './useColumnCards.ts';

export interface StageColumnProps {
  readonly column: BoardColumn;
  readonly label: string;
  readonly request: {
    readonly object: ClientObject;
    readonly field: ClientField;
    readonly fields: readonly string[];
    readonly filter: string;
    readonly search: string;
    readonly sort: string;
  };
  readonly total: ColumnTotal | undefined;
  readonly sums: readonly string[];
  readonly facts: readonly ListColumn[];
  readonly moving: ReadonlyMap<string, MovingCard>;
  readonly canMove: boolean;
  readonly active: DraggedCard | undefined;
  /** Why what is dragged cannot go here. */
  readonly why: string | undefined;
  readonly stages: readonly CardStage[];
  readonly context: CellContext;
  readonly titleOf: (record: WireRecord) => string;
  readonly onMove: (record: WireRecord, to: string) => void;
}

/** One column: its head with count and sums, and the cards in sight. More are loaded as one scrolls. */
export function StageColumn(props: StageColumnProps) {
  const { column, label, request, total, moving, active, why, context } = props;
  const { object, field, ...rest } = request;
  const { t } = useTranslation('boards');
  const filter = bothFilters(request.filter, columnFilter(field, column));
  const cards = useColumnCards({ ...rest, object, filter, stage: column.key === '' ? undefined : field.name });
  const shown = useMemo(() => placedCards(cards.rows, column.key, moving), [cards.rows, column.key, moving]);
  const { setNodeRef, isOver } = useDroppable({ id: column.key });
  const shift = [...moving.values()].reduce((sum, { from, to }) => sum + (to === column.key ? 1 : 0) - (from === column.key ? 1 : 0), 0);
  const dimmed = active !== undefined && why !== undefined && active.from !== column.key;
  return (
    <section ref={setNodeRef} className={classes.column} aria-label={label} data-dimmed={dimmed || undefined} data-over={(isOver && !dimmed) || undefined}>
      <ColumnHead object={object} column={column} label={label} count={(total?.count ?? 0) + shift} total={total} sums={props.sums} context={context} />
      {dimmed && <p className={classes.why}>{why}</p>}
      {cards.isError && shown.length === 0 ? (
        <Button variant="subtle" m="xs" onClick={() => void cards.refetch()}>
          {t('board.failed')}
        </Button>
      ) : (
        <ColumnCards {...props} cards={cards} shown={shown} />
      )}
    </section>
  );
}

interface ColumnCardsProps extends StageColumnProps {
  readonly cards: ReturnType<typeof useColumnCards>;
  readonly shown: readonly WireRecord[];
}

function ColumnCards({ column, request, facts, canMove, stages, context, titleOf, onMove, cards, shown }: ColumnCardsProps) {
  const { t } = useTranslation('boards');
  const scroller = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count: shown.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => 96,
    overscan: 6,
    getItemKey: (index) => shown[index]?.id ?? index,
  });
  const items = virtual.getVirtualItems();
  useLoadMore(items.at(-1)?.index ?? 0, shown.length, {
    hasMore: cards.hasNextPage && !cards.isFetchNextPageError,
    loadingMore: cards.isFetchingNextPage,
    onMore: () => void cards.fetchNextPage(),
  });
  return (
    <div ref={scroller} className={classes.cards}>
      {shown.length === 0 && !cards.isPending && <p className={classes.empty}>{t(canMove ? 'board.emptyColumn' : 'board.nothing')}</p>}
      <ul className={classes.list} style={{ height: virtual.getTotalSize() }}>
        {items.map((item) => {
          const record = shown[item.index];
          if (!record) return null;
          return (
            <li
              key={record.id}
              ref={virtual.measureElement}
              data-index={item.index}
              className={classes.place}
              style={{ transform: `translateY(${item.start}px)` }}
            >
              <StageCard
                object={request.object}
                record={record}
                column={column.key}
                title={titleOf(record)}
                facts={facts}
                age={cards.ages.get(record.id)}
                canMove={canMove}
                stages={stages}
                context={context}
                onMove={(to) => onMove(record, to)}
              />
            </li>
          );
        })}
      </ul>
      {cards.isFetchNextPageError && (
        <Button variant="subtle" size="compact-sm" onClick={() => void cards.fetchNextPage()}>
          {t('board.failed')}
        </Button>
      )}
    </div>
  );
}
