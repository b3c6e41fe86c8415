import type { PointerEvent } from 'react';
import classes from '../calendar.module.css';
import { type CalendarEvent, clockText, isOn, type Times } from '../calendar-event.ts';
import type { CalendarFrame } from '../calendar-frame.ts';
import { longDay } from '../calendar-words.ts';
import { EventChip } from '../event-chip.tsx';
import { endOf, toLanes } from '../lanes.ts';
import { type HourPlace, hourPx, placeUnder, spanned } from './hour-place.ts';
import type { HourDrag } from './time-grid.tsx';

type Hold<T> = (what: T, pointer: PointerEvent<HTMLElement>) => void;

export interface DayColumnProps {
  readonly day: string;
  readonly frame: CalendarFrame;
  readonly drag: HourDrag | undefined;
  readonly hold: { readonly move: Hold<CalendarEvent>; readonly resize: Hold<CalendarEvent>; readonly create: Hold<HourPlace> };
}

const px = (minutes: number): number => (minutes / 60) * hourPx;

/** The hours of a day with its events side by side where they overlap. */
export function DayColumn({ day, frame, drag, hold }: DayColumnProps) {
  const { config, context, events } = frame;
  const lanes = toLanes(events.filter((event) => !event.wholeDays && event.day === day && isOn(event, day, false)));
  const place = (pointer: PointerEvent<HTMLElement>): HourPlace | undefined =>
    frame.canCreate && pointer.target === pointer.currentTarget ? placeUnder(pointer.nativeEvent) : undefined;
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: for the mouse alone; the toolbar's button makes a new one as well.
    // biome-ignore lint/a11y/noStaticElementInteractions: as above.
    <div
      className={classes.hoursDay}
      data-hours={day}
      data-creating={frame.canCreate || undefined}
      onPointerDown={(pointer) => {
        const from = place(pointer);
        if (from) hold.create(from, pointer);
      }}
      onClick={(click) => {
        const from = click.target === click.currentTarget && frame.canCreate ? placeUnder(click.nativeEvent as unknown as globalThis.PointerEvent) : undefined;
        if (from) frame.onCreate(spanned(from, from));
      }}
    >
      <ul className={classes.bare} aria-label={longDay(day, context.locale)}>
        {lanes.map(({ event, lane, lanes: all }) => (
          <li
            key={event.id}
            className={classes.block}
            style={{
              top: px(event.minute),
              height: Math.max(22, px(endOf(event) - event.minute) - 2),
              left: `${(lane / all) * 100}%`,
              width: `calc(${100 / all}% - 3px)`,
            }}
          >
            <EventChip
              event={event}
              frame={frame}
              tall={endOf(event) - event.minute >= 45}
              lifted={drag?.event?.id === event.id}
              onPointerDown={(pointer) => config.canMove && hold.move(event, pointer)}
            />
            {config.canMove && event.ends && <div className={classes.edge} onPointerDown={(pointer) => hold.resize(event, pointer)} />}
          </li>
        ))}
      </ul>
      {drag && drag.times.day === day && <Preview times={drag.times} title={drag.event?.title} />}
    </div>
  );
}

function Preview({ times, title }: { readonly times: Times; readonly title: string | undefined }) {
  const end = times.endDay > times.day ? 1_440 : times.endMinute;
  return (
    <div className={classes.preview} style={{ top: px(times.minute), height: Math.max(22, px(end - times.minute) - 2) }}>
      {clockText(times.minute)}–{clockText(times.endMinute)} {title}
    </div>
  );
}
