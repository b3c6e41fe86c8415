import type { CSSProperties } from 'react';
import { useTranslation } from 'react-i18next';
import type { CalendarFrame } from '../calendar-frame.ts';
import { dayText, longDay } from '../days/calendar-words.ts';
import { useDayDrag, wouldBeOn } from '../dragging/useDayDrag.ts';
import { BarList } from '../events/bar-list.tsx';
import { toBars } from '../events/bars.ts';
import classes from './hours.module.css';

export interface DaysHeadProps {
  readonly frame: CalendarFrame;
  /** Those of the hours beneath. */
  readonly columns: CSSProperties;
}

/** The days above their hours, and what lasts whole days across them. */
export function DaysHead({ frame, columns }: DaysHeadProps) {
  const { t } = useTranslation('boards');
  const { days, events, config, context, today } = frame;
  const drag = useDayDrag(frame);
  const bars = toBars(
    events.filter(({ wholeDays }) => wholeDays),
    days,
  );
  return (
    <div className={classes.head} style={columns}>
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
      {(bars.length > 0 || config.fields.dated) && (
        <>
          <span className={classes.allDay}>{t('calendar.allDay')}</span>
          <div className={classes.across} style={{ gridColumn: '2 / -1', gridTemplateColumns: `repeat(${days.length}, minmax(0, 1fr))` }}>
            {days.map((day, place) => (
              <div
                key={day}
                className={classes.wholeDay}
                style={{ gridColumn: place + 1 }}
                data-day={day}
                data-target={wouldBeOn(drag.dragged, day) || undefined}
              />
            ))}
            <BarList bars={bars} days={days} frame={frame} place="hours" drag={drag} />
          </div>
        </>
      )}
    </div>
  );
}
