import { type Active, type DndContextProps, KeyboardSensor, MouseSensor, type Over, TouchSensor, useSensor, useSensors } from '@dnd-kit/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { WireRecord } from '../../../api/records/records.ts';
import { columnByArrow } from './keyboard-columns.ts';

/** What is dragged: a record and the key of the column that it stands in. */
export interface DraggedCard {
  readonly record: WireRecord;
  readonly from: string;
}

export interface BoardDragProps {
  readonly label: (column: string) => string;
  /** Why a card of one column cannot go into another. */
  readonly why: (from: string, to: string) => string | undefined;
  readonly titleOf: (record: WireRecord) => string;
  readonly onDrop: (card: DraggedCard, column: string) => void;
}

function cardOf(active: Active): DraggedCard {
  // @NOTE cards are the only draggables of a board, and give this as their data.
  return active.data.current as DraggedCard;
}

/** Dragging by mouse, by touch after a moment of holding, and by keyboard; what happens is spoken in the person's language. */
export function useBoardDrag({ label, why, titleOf, onDrop }: BoardDragProps) {
  const { t } = useTranslation('boards');
  const [active, setActive] = useState<DraggedCard>();
  const sensors = useSensors(
    useSensor(MouseSensor, { activationConstraint: { distance: 6 } }),
    useSensor(TouchSensor, { activationConstraint: { delay: 250, tolerance: 8 } }),
    useSensor(KeyboardSensor, { coordinateGetter: columnByArrow }),
  );
  const over = (card: DraggedCard, at: Over | null): string | undefined => {
    if (!at) return undefined;
    const [column, title] = [String(at.id), titleOf(card.record)];
    if (column === card.from) return t('board.spoken.home', { title, stage: label(column) });
    const reason = why(card.from, column);
    return reason === undefined ? t('board.spoken.over', { title, stage: label(column) }) : t('board.spoken.refused', { stage: label(column), reason });
  };
  const context: DndContextProps = {
    sensors,
    onDragStart: (event) => setActive(cardOf(event.active)),
    onDragCancel: () => setActive(undefined),
    onDragEnd: (event) => {
      setActive(undefined);
      if (event.over) onDrop(cardOf(event.active), String(event.over.id));
    },
    accessibility: {
      screenReaderInstructions: { draggable: t('board.spoken.how') },
      announcements: {
        onDragStart: (event) => t('board.spoken.lifted', { title: titleOf(cardOf(event.active).record), stage: label(cardOf(event.active).from) }),
        onDragOver: (event) => over(cardOf(event.active), event.over),
        onDragEnd: (event) => {
          const card = cardOf(event.active);
          const to = event.over ? String(event.over.id) : card.from;
          const reason = to === card.from ? undefined : why(card.from, to);
          if (to === card.from || reason !== undefined) return t('board.spoken.back', { title: titleOf(card.record), stage: label(card.from) });
          return t('board.spoken.dropped', { title: titleOf(card.record), stage: label(to) });
        },
        onDragCancel: (event) => t('board.spoken.back', { title: titleOf(cardOf(event.active).record), stage: label(cardOf(event.active).from) }),
      },
    },
  };
  return { active, context };
}
