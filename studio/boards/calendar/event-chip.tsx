import { IconAlertTriangle } from '@tabler/icons-react';
import type { CSSProperties, PointerEvent } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './calendar.module.css';
import { type CalendarEvent, clockText } from './calendar-event.ts';
import type { CalendarFrame } from './calendar-frame.ts';
import { timeText } from './calendar-words.ts';

export interface EventChipProps {
  readonly event: CalendarEvent;
  readonly frame: CalendarFrame;
  /** On one of its days, in a month or above the hours: only when it begins is told. */
  readonly day?: string;
  /** In the hours it has room for two lines. */
  readonly tall?: boolean;
  readonly style?: CSSProperties;
  readonly lifted?: boolean;
  readonly onPointerDown?: (event: PointerEvent<HTMLElement>) => void;
}

/** An event: its time and title in the colour of its kind, with a mark where it is in conflict. */
export function EventChip({ event, frame, day, tall = false, style, lifted = false, onPointerDown }: EventChipProps) {
  const { t } = useTranslation('boards');
  const { config, context, kinds, conflicts } = frame;
  const time = timeText(event, context.locale, config.fields.dated);
  const kind = kinds.get(event.id);
  const others = conflicts.get(event.id) ?? [];
  const clash = others.length > 0 ? t('calendar.conflict', { titles: others.map(({ title }) => title).join(', ') }) : undefined;
  const told = config.fields.dated ? '' : day === undefined ? time : day === event.day ? clockText(event.minute) : '';
  const color = kind?.color;
  return (
    <button
      type="button"
      className={classes.chip}
      data-tall={tall || undefined}
      data-lifted={lifted || undefined}
      data-movable={config.canMove || undefined}
      style={{ ...style, ...(color ? ({ '--kind': `var(--mantine-color-${color}-6)` } as CSSProperties) : {}) }}
      title={[`${time} ${event.title}`, kind?.label, clash].filter(Boolean).join('\n')}
      onClick={() => frame.onOpen(event)}
      onPointerDown={onPointerDown}
    >
      {clash !== undefined && (
        <>
          <IconAlertTriangle size={13} className={classes.clash} aria-hidden />
          <span className="visually-hidden">{clash}</span>
        </>
      )}
      {told !== '' && <span className={classes.time}>{told}</span>}
      <span className={classes.subject}>{event.title}</span>
      {kind && kind.label !== '' && <span className="visually-hidden">, {kind.label}</span>}
    </button>
  );
}
