import { useTranslation } from 'react-i18next';
import type { CalendarFrame } from '../calendar-frame.ts';
import type { useDayDrag } from '../dragging/useDayDrag.ts';
import classes from './bar-list.module.css';
import type { Bar } from './bars.ts';
import { EventChip } from './event-chip.tsx';

export interface BarListProps {
  readonly bars: readonly Bar[];
  readonly days: readonly string[];
  readonly frame: CalendarFrame;
  readonly place: 'month' | 'hours';
  readonly drag: ReturnType<typeof useDayDrag>;
}

/** Events that lie across days, each as one bar. The days beneath stay within reach of the mouse. */
export function BarList({ bars, days, frame, place, drag }: BarListProps) {
  const { t } = useTranslation('boards');
  if (bars.length === 0) return null;
  return (
    <ul
      className={classes.bars}
      data-place={place}
      aria-label={t(place === 'month' ? 'calendar.overDays' : 'calendar.allDay')}
      style={{ gridTemplateColumns: `repeat(${days.length}, minmax(0, 1fr))` }}
    >
      {bars.map((bar) => (
        <li key={bar.event.id} className={classes.bar} style={{ gridColumn: `${bar.from + 1} / ${bar.to + 2}`, gridRow: bar.lane + 1 }}>
          <EventChip
            event={bar.event}
            frame={frame}
            place={place}
            bar={bar}
            lifted={drag.dragged?.event.id === bar.event.id}
            onPointerDown={(pointer) => drag.hold(bar.event, pointer)}
          />
        </li>
      ))}
    </ul>
  );
}
