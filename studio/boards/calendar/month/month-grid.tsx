import type { CalendarFrame } from '../calendar-frame.ts';
import { dayText } from '../days/calendar-words.ts';
import { useDayDrag } from '../dragging/useDayDrag.ts';
import classes from './month.module.css';
import { WeekRow } from './week-row.tsx';

/** A month as weeks of days. Events are dragged from day to day; a click on an empty place makes a new one. */
export function MonthGrid({ month, frame }: { readonly month: string; readonly frame: CalendarFrame }) {
  const drag = useDayDrag(frame);
  const { days, context } = frame;
  const weeks = Array.from({ length: days.length / 7 }, (_, index) => days.slice(index * 7, index * 7 + 7));
  return (
    <div className={classes.month}>
      <div className={classes.weekdays} aria-hidden>
        {days.slice(0, 7).map((day) => (
          <span key={day}>{dayText(day, context.locale, { weekday: 'short' })}</span>
        ))}
      </div>
      {weeks.map((week) => (
        <WeekRow key={week[0]} week={week} month={month} frame={frame} drag={drag} />
      ))}
    </div>
  );
}
