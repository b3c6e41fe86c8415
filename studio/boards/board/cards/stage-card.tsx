import { useDraggable } from '@dnd-kit/core';
import { IconGripVertical } from '@tabler/icons-react';
import type { MouseEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import type { WireRecord } from '../../../api/records/records.ts';
import type { StageAge } from '../../../api/records/stages.ts';
import type { CellContext } from '../../../fields/field-cell.ts';
import type { ListColumn } from '../../../list/columns.ts';
import type { ClientObject } from '../../../metadata/client-metadata.ts';
import classes from '../board.module.css';
import type { DraggedCard } from '../dragging/useBoardDrag.ts';
import { CardFace } from './card-face.tsx';
import { CardMenu, type CardStage } from './card-menu.tsx';

export interface StageCardProps {
  readonly object: ClientObject;
  readonly record: WireRecord;
  readonly column: string;
  readonly title: string;
  readonly facts: readonly ListColumn[];
  readonly age: StageAge | undefined;
  readonly canMove: boolean;
  readonly stages: readonly CardStage[];
  readonly context: CellContext;
  readonly onMove: (to: string) => void;
}

/** A card: dragged as a whole by mouse and touch, by its grip with the keyboard, or moved by its menu. A click opens the record. */
export function StageCard({ object, record, column, title, facts, age, canMove, stages, context, onMove }: StageCardProps) {
  const { t } = useTranslation('boards');
  const navigate = useNavigate();
  const data: DraggedCard = { record, from: column };
  // @NOTE dnd-kit's data is a plain record of unknowns.
  const drag = useDraggable({ id: record.id, data: { ...data }, disabled: !canMove, attributes: { roleDescription: t('board.spoken.card') } });
  const { onKeyDown, ...pointers } = drag.listeners ?? {};
  const open = (event: MouseEvent) => {
    // Links and buttons within the card do what they say.
    if (event.target instanceof Element && event.target.closest('a, button, [role=menu]')) return;
    void navigate(`/records/${object.name}/${record.id}`);
  };
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: for the mouse alone; the title is a link, the grip and the menu are buttons.
    <article
      ref={drag.setNodeRef}
      className={classes.card}
      data-movable={canMove || undefined}
      data-gone={drag.isDragging || undefined}
      onClick={open}
      {...pointers}
    >
      <CardFace object={object} record={record} title={title} facts={facts} age={age} context={context} linked />
      {canMove && (
        <div className={classes.tools}>
          <button
            type="button"
            ref={drag.setActivatorNodeRef}
            {...drag.attributes}
            className={classes.grip}
            aria-label={t('board.drag', { title })}
            onKeyDown={onKeyDown as never}
          >
            <IconGripVertical size={15} aria-hidden />
          </button>
          <CardMenu title={title} stages={stages} onMove={onMove} />
        </div>
      )}
    </article>
  );
}
