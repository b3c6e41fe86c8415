import type { PointerEvent } from 'react';
import type { CalendarFrame } from '../calendar-frame.ts';
import { longDay } from '../days/calendar-words.ts';
import { clockText, type Times } from '../events/calendar-event.ts';
import { EventChip } from '../events/event-chip.tsx';
import { endOf, type Lane, toLanes } from '../events/lanes.ts';
import { type HourDrag, type HourPlace, hourPx, placeUnder, spanned } from './hour-place.ts';
import classes from './hours.module.css';
import type { HourHold } from './useHourDrag.ts';

export interface DayColumnProps {
  readonly day: string;
  readonly frame: CalendarFrame;
  readonly drag: HourDrag | undefined;
  readonly hold: HourHold;
}

const px = (minutes: number): number => (minutes / 60) * hourPx;

/** The hours of a day with its events side by side where they overlap. */
export function DayColumn({ day, frame, drag, hold }: DayColumnProps) {
  const lanes = toLanes(frame.events.filter((event) => !event.wholeDays && event.day === day));
  // Only what is over empty hours makes something new.
  const empty = (pointer: PointerEvent<HTMLElement> | React.MouseEvent<HTMLElement>): HourPlace | undefined =>
    frame.canCreate && pointer.target === pointer.currentTarget ? placeUnder(pointer) : undefined;
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: for the mouse alone; the toolbar's button makes a new one as well.
    // biome-ignore lint/a11y/noStaticElementInteractions: as above.
    <div
      className={classes.day}
      data-hours={day}
      data-creating={frame.canCreate || undefined}
      onPointerDown={(pointer) => {
        const from = empty(pointer);
        if (from) hold.create(from, pointer);
      }}
      onClick={(click) => {
        const from = empty(click);
        if (from) frame.onCreate(spanned(from, from));
      }}
    >
      <ul className={classes.bare} aria-label={longDay(day, frame.context.locale)}>
        {lanes.map((lane) => (
          <Block key={lane.event.id} lane={lane} frame={frame} lifted={drag?.event?.id === lane.event.id} hold={hold} />
        ))}
      </ul>
      {drag && drag.times.day === day && <Preview times={drag.times} title={drag.event?.title} />}
    </div>
  );
}

interface BlockProps extends Pick<DayColumnProps, 'frame' | 'hold'> {
  readonly lane: Lane;
  readonly lifted: boolean;
}

/** An event in its hours, with an edge to pull it longer. */
function Block({ lane: { event, lane, lanes }, frame, lifted, hold }: BlockProps) {
  const { canMove } = frame.config;
  const minutes = endOf(event) - event.minute;
  const place = { top: px(event.minute), height: Math.max(22, px(minutes) - 2), left: `${(lane / lanes) * 100}%`, width: `calc(${100 / lanes}% - 3px)` };
  return (
    <li className={classes.block} style={place}>
      <EventChip
        event={event}
        frame={frame}
        place="hours"
        tall={minutes >= 45}
        lifted={lifted}
        onPointerDown={(pointer) => canMove && hold.move(event, pointer)}
      />
      {canMove && event.ends && <div className={classes.edge} onPointerDown={(pointer) => hold.resize(event, pointer)} />}
    </li>
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
