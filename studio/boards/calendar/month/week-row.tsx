import type { CalendarFrame } from '../calendar-frame.ts';
import type { useDayDrag } from '../dragging/useDayDrag.ts';
import { BarList } from '../events/bar-list.tsx';
import { dayLines, isLong, mostBars, toBars } from '../events/bars.ts';
import { DayCell } from './day-cell.tsx';
import classes from './month.module.css';

export interface WeekRowProps {
  readonly week: readonly string[];
  readonly month: string;
  readonly frame: CalendarFrame;
  readonly drag: ReturnType<typeof useDayDrag>;
}

/** A week of a month: its days, and across them the events that last over several. */
export function WeekRow({ week, month, frame, drag }: WeekRowProps) {
  const bars = toBars(frame.events.filter(isLong), week);
  return (
    <div className={classes.week}>
      <BarList bars={bars.filter(({ lane }) => lane < mostBars)} days={week} frame={frame} place="month" drag={drag} />
      <ul className={classes.days}>
        {week.map((day, place) => (
          <DayCell
            key={day}
            day={day}
            outside={!day.startsWith(month)}
            frame={frame}
            lines={dayLines(
              bars,
              frame.events.filter((event) => event.day === day && !isLong(event)),
              place,
            )}
            drag={drag}
          />
        ))}
      </ul>
    </div>
  );
}
