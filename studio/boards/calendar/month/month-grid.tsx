import { IconPlus } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import classes from '../calendar.module.css';
import { type CalendarEvent, isOn, moved } from '../calendar-event.ts';
import { type CalendarFrame, morningOf } from '../calendar-frame.ts';
import { dayText, longDay } from '../calendar-words.ts';
import { daysBetween } from '../days.ts';
import { EventChip } from '../event-chip.tsx';
import { dayUnder, usePointerDrag } from './usePointerDrag.ts';

const mostShown = 4;

interface Dragged {
  readonly event: CalendarEvent;
  /** The day that was taken hold of, and the one beneath the pointer. */
  readonly from: string;
  readonly to: string;
}

/** A month as weeks of days. Events are dragged from day to day; a click on an empty place makes a new one. */
export function MonthGrid({ month, frame }: { readonly month: string; readonly frame: CalendarFrame }) {
  const drag = usePointerDrag<Dragged>(({ event, from, to }) => {
    if (from !== to) frame.onMove(event, moved(event, daysBetween(from, to), 0));
  });
  const { days, context } = frame;
  return (
    <div className={classes.month}>
      <div className={classes.weekdays} aria-hidden>
        {days.slice(0, 7).map((day) => (
          <span key={day}>{dayText(day, context.locale, { weekday: 'short' })}</span>
        ))}
      </div>
      <ul className={classes.weeks} style={{ gridTemplateRows: `repeat(${days.length / 7}, minmax(104px, 1fr))` }}>
        {days.map((day) => (
          <DayCell
            key={day}
            day={day}
            outside={!day.startsWith(month)}
            frame={frame}
            dragged={drag.at}
            onHold={(event, pointer) => frame.config.canMove && drag.begin(pointer, (at) => toDragged(event, day, at))}
          />
        ))}
      </ul>
    </div>
  );
}

function toDragged(event: CalendarEvent, from: string, pointer: PointerEvent): Dragged | undefined {
  const to = dayUnder(pointer);
  return to === undefined ? undefined : { event, from, to };
}

interface DayCellProps {
  readonly day: string;
  readonly outside: boolean;
  readonly frame: CalendarFrame;
  readonly dragged: Dragged | undefined;
  readonly onHold: (event: CalendarEvent, pointer: React.PointerEvent<HTMLElement>) => void;
}

function DayCell({ day, outside, frame, dragged, onHold }: DayCellProps) {
  const { t } = useTranslation('boards');
  const { context, config, today } = frame;
  const events = frame.events.filter((event) => isOn(event, day, config.fields.dated));
  const shown = events.length > mostShown ? events.slice(0, mostShown - 1) : events;
  const name = longDay(day, context.locale);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: for the mouse alone; the button in the corner does the same.
    <li
      className={classes.cell}
      data-day={day}
      data-outside={outside || undefined}
      data-target={(dragged?.to === day && dragged.from !== day) || undefined}
      aria-label={name}
      aria-current={day === today ? 'date' : undefined}
      onClick={(event) => {
        if (frame.canCreate && event.target === event.currentTarget) frame.onCreate(morningOf(day));
      }}
    >
      <div className={classes.corner}>
        <button type="button" className={classes.number} aria-label={t('calendar.showDay', { day: name })} onClick={() => frame.onDay(day)}>
          {Number(day.slice(8))}
        </button>
        {frame.canCreate && (
          <button type="button" className={classes.plus} aria-label={t('calendar.newOn', { day: name })} onClick={() => frame.onCreate(morningOf(day))}>
            <IconPlus size={14} aria-hidden />
          </button>
        )}
      </div>
      {shown.map((event) => (
        <EventChip
          key={event.id}
          event={event}
          frame={frame}
          day={day}
          lifted={dragged?.event.id === event.id}
          onPointerDown={(pointer) => onHold(event, pointer)}
        />
      ))}
      {shown.length < events.length && (
        <button type="button" className={classes.rest} onClick={() => frame.onDay(day)}>
          {t('calendar.more', { count: events.length - shown.length })}
        </button>
      )}
    </li>
  );
}
