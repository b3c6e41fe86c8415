import { IconPlus } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import calendar from '../calendar.module.css';
import { type CalendarFrame, morningOf } from '../calendar-frame.ts';
import { longDay } from '../days/calendar-words.ts';
import { isOn } from '../events/calendar-event.ts';
import { EventChip } from '../events/event-chip.tsx';
import classes from './agenda.module.css';

/** The days on which there is something, one after another. */
export function AgendaList({ frame }: { readonly frame: CalendarFrame }) {
  const { t } = useTranslation('boards');
  const { days, today, events, context } = frame;
  const filled = days.flatMap((day) => {
    const on = events.filter((event) => isOn(event, day));
    return on.length > 0 || day === today ? [{ day, on }] : [];
  });
  if (filled.every(({ on }) => on.length === 0)) return <p className={classes.nothing}>{t('calendar.nothing')}</p>;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard.
    <section className={classes.agenda} aria-label={t('calendar.spans.agenda')} tabIndex={0}>
      {filled.map(({ day, on }) => (
        <section key={day} className={classes.day} aria-current={day === today ? 'date' : undefined}>
          <h2 className={classes.head}>
            {longDay(day, context.locale)}
            {day === today && <span className={classes.todayMark}>{t('calendar.today')}</span>}
            {frame.canCreate && (
              <button
                type="button"
                className={calendar.plus}
                aria-label={t('calendar.newOn', { day: longDay(day, context.locale) })}
                onClick={() => frame.onCreate(morningOf(day))}
              >
                <IconPlus size={14} aria-hidden />
              </button>
            )}
          </h2>
          {on.length === 0 && <p className={classes.free}>{t('calendar.free')}</p>}
          <ul className={classes.events}>
            {on.map((event) => (
              <li key={event.id}>
                <EventChip event={event} frame={frame} place="agenda" />
              </li>
            ))}
          </ul>
        </section>
      ))}
    </section>
  );
}
