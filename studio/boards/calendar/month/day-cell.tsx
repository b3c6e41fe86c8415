import { IconPlus } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import calendar from '../calendar.module.css';
import { type CalendarFrame, morningOf } from '../calendar-frame.ts';
import { longDay } from '../days/calendar-words.ts';
import { type useDayDrag, wouldBeOn } from '../dragging/useDayDrag.ts';
import type { DayLines } from '../events/bars.ts';
import { EventChip } from '../events/event-chip.tsx';
import classes from './month.module.css';

export interface DayCellProps {
  readonly day: string;
  /** It is of another month. */
  readonly outside: boolean;
  readonly frame: CalendarFrame;
  readonly lines: DayLines;
  readonly drag: ReturnType<typeof useDayDrag>;
}

/** A day of a month with its own events; rows that bars lie in are left free. */
export function DayCell({ day, outside, frame, lines, drag }: DayCellProps) {
  const { t } = useTranslation('boards');
  const name = longDay(day, frame.context.locale);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: for the mouse alone; the button in the corner does the same.
    <li
      className={classes.cell}
      data-day={day}
      data-outside={outside || undefined}
      data-target={wouldBeOn(drag.dragged, day) || undefined}
      aria-label={name}
      aria-current={day === frame.today ? 'date' : undefined}
      onClick={(event) => {
        if (frame.canCreate && event.target === event.currentTarget) frame.onCreate(morningOf(day));
      }}
    >
      <div className={classes.corner}>
        <button type="button" className={classes.number} aria-label={t('calendar.showDay', { day: name })} onClick={() => frame.onDay(day)}>
          {Number(day.slice(8))}
        </button>
        {frame.canCreate && (
          <button type="button" className={calendar.plus} aria-label={t('calendar.newOn', { day: name })} onClick={() => frame.onCreate(morningOf(day))}>
            <IconPlus size={14} aria-hidden />
          </button>
        )}
      </div>
      {lines.rows > 0 && <div className={classes.rows} style={{ height: lines.rows * 26 - 2 }} />}
      {lines.events.map((event) => (
        <EventChip
          key={event.id}
          event={event}
          frame={frame}
          place="month"
          lifted={drag.dragged?.event.id === event.id}
          onPointerDown={(pointer) => drag.hold(event, pointer)}
        />
      ))}
      {lines.more > 0 && (
        <button type="button" className={classes.rest} onClick={() => frame.onDay(day)}>
          {t('calendar.more', { count: lines.more })}
        </button>
      )}
    </li>
  );
}
