import { DndContext, DragOverlay } from '@dnd-kit/core';
import { lazy, Suspense, useRef } from 'react';
import { ProblemPanel } from '../../shell/problems/problem-panel.tsx';
import { useIsPhone } from '../../shell/useIsPhone.ts';
import classes from './board.module.css';
import { BoardSkeleton } from './board-skeleton.tsx';
import { CardFace } from './cards/card-face.tsx';
import { columnUnder } from './dragging/keyboard-columns.ts';
import { useBoardDrag } from './dragging/useBoardDrag.ts';
import { StageColumn } from './stage-column.tsx';
import { StagePicker } from './stage-picker.tsx';
import { type BoardProps, useBoard } from './useBoard.ts';

const StageDialog = lazy(async () => ({ default: (await import('../../stages/stage-dialog.tsx')).StageDialog }));

export function Board(props: BoardProps) {
  const { object, view, field, context } = props;
  const phone = useIsPhone();
  const scroller = useRef<HTMLDivElement>(null);
  const board = useBoard(props);
  const { totals, columns, label, why, titleOf, place, asked } = board;
  const { active, context: dragging } = useBoardDrag({ label, why, titleOf, onDrop: (card, to) => void place(card.record, card.from, to) });
  if (totals.isError && !totals.data) return <ProblemPanel error={totals.error} onRetry={() => void totals.refetch()} />;
  if (!totals.data) return <BoardSkeleton />;
  return (
    <DndContext {...dragging} collisionDetection={columnUnder}>
      {phone && <StagePicker columns={columns} totals={totals.data} label={label} scroller={scroller} />}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard. */}
      <section ref={scroller} className={classes.board} aria-label={context.label(view.label)} tabIndex={0} data-dragging={active !== undefined || undefined}>
        {columns.map((column) => (
          <StageColumn
            key={column.key}
            column={column}
            label={label(column.key)}
            request={board.request}
            total={totals.data.get(column.key)}
            sums={board.sums}
            facts={board.facts}
            moving={board.moving}
            canMove={board.canMove}
            active={active}
            why={active && why(active.from, column.key)}
            stages={board.stagesFrom(column)}
            context={context}
            titleOf={titleOf}
            onMove={(record, to) => void place(record, column.key, to)}
          />
        ))}
      </section>
      <DragOverlay dropAnimation={null}>
        {active && (
          <div className={classes.lifted}>
            <CardFace object={object} record={active.record} title={titleOf(active.record)} facts={board.facts} age={undefined} context={context} />
          </div>
        )}
      </DragOverlay>
      <Suspense fallback={null}>{asked && <StageDialog object={object} field={field} asked={asked} context={context} />}</Suspense>
    </DndContext>
  );
}
