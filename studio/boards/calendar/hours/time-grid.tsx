import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import classes from '../calendar.module.css';
import { type CalendarEvent, clockText, isOn, type Times } from '../calendar-event.ts';
import type { CalendarFrame } from '../calendar-frame.ts';
import { dayText, longDay } from '../calendar-words.ts';
import { EventChip } from '../event-chip.tsx';
import { usePointerDrag } from '../month/usePointerDrag.ts';
import { DayColumn } from './day-column.tsx';
import { type HourPlace, hourPx, movedTo, placeUnder, resizedTo, spanned } from './hour-place.ts';

/** A drag in the hours: of an event, of its lower edge, or over empty ones. */
export interface HourDrag {
  readonly event: CalendarEvent | undefined;
  readonly times: Times;
}

const hours = Array.from({ length: 24 }, (_, hour) => hour);
/** The morning is in sight. */
const firstHour = 7;

/** One day or a week by hours; what lasts whole days stands above. */
export function TimeGrid({ frame }: { readonly frame: CalendarFrame }) {
  const { t } = useTranslation('boards');
  const scroller = useRef<HTMLDivElement>(null);
  const { days, events, config, context, today } = frame;
  const { dated } = config.fields;
  const drag = usePointerDrag<HourDrag>(({ event, times }) => (event ? frame.onMove(event, times) : frame.onCreate(times)));
  useEffect(() => {
    scroller.current?.scrollTo({ top: firstHour * hourPx });
  }, []);
  const whole = events.filter(({ wholeDays }) => wholeDays);
  const columns = { gridTemplateColumns: `48px repeat(${days.length}, minmax(0, 1fr))` };
  const hold = {
    move: (event: CalendarEvent, pointer: React.PointerEvent<HTMLElement>) => {
      const grabbed = pointer.clientY - pointer.currentTarget.getBoundingClientRect().top;
      drag.begin(pointer, (at) => whereFound(placeUnder(at, grabbed), (place) => ({ event, times: movedTo(event, place) })));
    },
    resize: (event: CalendarEvent, pointer: React.PointerEvent<HTMLElement>) =>
      drag.begin(pointer, (at) => whereFound(placeUnder(at), (place) => ({ event, times: resizedTo(event, place) }))),
    create: (from: HourPlace, pointer: React.PointerEvent<HTMLElement>) =>
      drag.begin(pointer, (at) => whereFound(placeUnder(at), (to) => ({ event: undefined, times: spanned(from, to) }))),
  };
  return (
    <div className={classes.hours} data-dragging={drag.at !== undefined || undefined}>
      <div className={classes.hoursHead} style={columns}>
        <span />
        {days.map((day) => (
          <button
            key={day}
            type="button"
            className={classes.dayHead}
            aria-current={day === today ? 'date' : undefined}
            title={longDay(day, context.locale)}
            onClick={() => frame.onDay(day)}
          >
            {dayText(day, context.locale, { weekday: 'short' })} <b>{Number(day.slice(8))}</b>
          </button>
        ))}
        {(whole.length > 0 || dated) && (
          <>
            <span className={classes.allDay}>{t('calendar.allDay')}</span>
            {days.map((day) => (
              <div key={day} className={classes.wholeDays}>
                {whole
                  .filter((event) => isOn(event, day, dated))
                  .map((event) => (
                    <EventChip key={event.id} event={event} frame={frame} day={day} />
                  ))}
              </div>
            ))}
          </>
        )}
      </div>
      {!dated && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard.
        <section ref={scroller} className={classes.hoursBody} aria-label={t('calendar.hours')} tabIndex={0}>
          <div className={classes.hoursGrid} style={{ ...columns, height: 24 * hourPx }}>
            <div className={classes.clock} aria-hidden>
              {hours.map((hour) => (
                <span key={hour} style={{ height: hourPx }}>
                  {hour === 0 ? '' : clockText(hour * 60)}
                </span>
              ))}
            </div>
            {days.map((day) => (
              <DayColumn key={day} day={day} frame={frame} drag={drag.at} hold={hold} />
            ))}
          </div>
        </section>
      )}
    </div>
  );
}

function whereFound<P, T>(place: P | undefined, make: (place: P) => T): T | undefined {
  return place === undefined ? undefined : make(place);
}
