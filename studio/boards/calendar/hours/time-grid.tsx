import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { CalendarFrame } from '../calendar-frame.ts';
import { clockText } from '../events/calendar-event.ts';
import { DayColumn } from './day-column.tsx';
import { DaysHead } from './days-head.tsx';
import { hourPx } from './hour-place.ts';
import classes from './hours.module.css';
import { useHourDrag } from './useHourDrag.ts';

const hours = Array.from({ length: 24 }, (_, hour) => hour);
/** The morning is in sight. */
const firstHour = 7;

/** One day or a week by hours; what lasts whole days lies above. */
export function TimeGrid({ frame }: { readonly frame: CalendarFrame }) {
  const { t } = useTranslation('boards');
  const scroller = useRef<HTMLDivElement>(null);
  const { days, config } = frame;
  const { dragged, hold } = useHourDrag(frame);
  useEffect(() => {
    scroller.current?.scrollTo({ top: firstHour * hourPx });
  }, []);
  const columns = { gridTemplateColumns: `48px repeat(${days.length}, minmax(0, 1fr))` };
  return (
    <div className={classes.hours} data-dragging={dragged !== undefined || undefined}>
      <DaysHead frame={frame} columns={columns} />
      {!config.fields.dated && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard.
        <section ref={scroller} className={classes.body} aria-label={t('calendar.hours')} tabIndex={0}>
          <div className={classes.grid} style={{ ...columns, height: 24 * hourPx }}>
            <div className={classes.clock} aria-hidden>
              {hours.map((hour) => (
                <span key={hour} style={{ height: hourPx }}>
                  {hour === 0 ? '' : clockText(hour * 60)}
                </span>
              ))}
            </div>
            {days.map((day) => (
              <DayColumn key={day} day={day} frame={frame} drag={dragged} hold={hold} />
            ))}
          </div>
        </section>
      )}
    </div>
  );
}
