import { DndContext, DragOverlay } from '@dnd-kit/core';
import { useQueryClient } from '@tanstack/react-query';
import { lazy, Suspense, useCallback, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { WireRecord } from '../../api/records.ts';
import { refreshRecords } from '../../api/useUndo.ts';
import type { ClientField } from '../../metadata/client-metadata.ts';
import { useMetadata } from '../../metadata/useMetadata.ts';
import { ProblemPanel } from '../../shell/problem-panel.tsx';
import { useIsPhone } from '../../shell/useIsPhone.ts';
import { moveProblem } from '../../stages/stage-rules.ts';
import { useProblemWords } from '../../stages/useProblemWords.ts';
import { useStageMoves } from '../../stages/useStageMoves.ts';
import classes from './board.module.css';
import type { ViewBodyProps } from './board-body.tsx';
import { boardColumns, cardColumns, cardFields } from './board-column.ts';
import { BoardSkeleton } from './board-skeleton.tsx';
import { CardFace } from './card-face.tsx';
import { columnUnder } from './dragging/keyboard-columns.ts';
import { useBoardDrag } from './dragging/useBoardDrag.ts';
import { StageColumn } from './stage-column.tsx';
import { StagePicker } from './stage-picker.tsx';
import { useBoardTotals } from './useBoardTotals.ts';

const StageDialog = lazy(async () => ({ default: (await import('../../stages/stage-dialog.tsx')).StageDialog }));

/** A card on its way: it stands in its new column before the server has answered. */
export interface MovingCard {
  readonly record: WireRecord;
  readonly from: string;
  readonly to: string;
}

const noMoves: ReadonlyMap<string, MovingCard> = new Map();

export function Board({ object, view, field, filter, search, context }: ViewBodyProps & { readonly field: ClientField }) {
  const { t } = useTranslation('boards');
  const metadata = useMetadata();
  const client = useQueryClient();
  const phone = useIsPhone();
  const scroller = useRef<HTMLDivElement>(null);
  const [moving, setMoving] = useState(noMoves);
  const sums = useMemo(() => view.sums ?? [], [view]);
  const totals = useBoardTotals({ object, field, filter, search, sums });
  const facts = useMemo(() => cardColumns(metadata, object, view), [metadata, object, view]);
  const fields = useMemo(() => cardFields(metadata, object, field, facts), [metadata, object, field, facts]);
  const refresh = useCallback(() => refreshRecords(client), [client]);
  const { move, asked } = useStageMoves(object, field, refresh);
  const words = useProblemWords();
  const titleOf = useCallback((record: WireRecord) => context.titleOf(object.name, record) ?? t('board.untitled'), [context, object.name, t]);
  const canMove = object.can.update && !field.read_only;
  const place = useCallback(
    async (record: WireRecord, from: string, to: string) => {
      if (from === to || to === '') return;
      setMoving((before) => new Map(before).set(record.id, { record, from, to }));
      await move({ id: record.id, title: titleOf(record), from: from === '' ? null : from, to });
      setMoving((before) => new Map([...before].filter(([id]) => id !== record.id)));
    },
    [move, titleOf],
  );
  const columns = boardColumns(field, totals.data);
  const label = (key: string): string => {
    const stage = columns.find((column) => column.key === key)?.stage;
    return stage ? context.label(stage.label) : t('board.none');
  };
  const why = (from: string, to: string): string | undefined => {
    if (to === '') return from === '' ? undefined : t('board.notNone');
    const problem = moveProblem(field, from === '' ? null : from, to);
    return problem && words.ofMove(problem);
  };
  const drag = useBoardDrag({ label, why, titleOf, onDrop: (card, to) => void place(card.record, card.from, to) });
  if (totals.isError && !totals.data) return <ProblemPanel error={totals.error} onRetry={() => void totals.refetch()} />;
  if (!totals.data) return <BoardSkeleton />;
  return (
    <DndContext {...drag.context} collisionDetection={columnUnder}>
      {phone && <StagePicker columns={columns} totals={totals.data} label={label} scroller={scroller} />}
      <section
        ref={scroller}
        className={classes.board}
        aria-label={context.label(view.label)}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard.
        tabIndex={0}
        data-dragging={drag.active !== undefined || undefined}
      >
        {columns.map((column) => (
          <StageColumn
            key={column.key}
            column={column}
            label={label(column.key)}
            request={{ object, field, fields, filter, search, sort: view.sort?.join(',') ?? '' }}
            total={totals.data.get(column.key)}
            sums={sums}
            facts={facts}
            moving={moving}
            canMove={canMove}
            active={drag.active}
            why={drag.active && why(drag.active.from, column.key)}
            stages={columns.filter(({ key }) => key !== '' && key !== column.key).map(({ key }) => ({ key, label: label(key), why: why(column.key, key) }))}
            context={context}
            titleOf={titleOf}
            onMove={(record, to) => void place(record, column.key, to)}
          />
        ))}
      </section>
      <DragOverlay dropAnimation={null}>
        {drag.active && (
          <div className={classes.lifted}>
            <CardFace object={object} record={drag.active.record} title={titleOf(drag.active.record)} facts={facts} age={undefined} context={context} />
          </div>
        )}
      </DragOverlay>
      <Suspense fallback={null}>{asked && <StageDialog object={object} field={field} asked={asked} context={context} />}</Suspense>
    </DndContext>
  );
}
