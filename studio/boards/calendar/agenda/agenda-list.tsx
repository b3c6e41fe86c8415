import { IconPlus } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import classes from '../calendar.module.css';
import { isOn } from '../calendar-event.ts';
import { type CalendarFrame, morningOf } from '../calendar-frame.ts';
import { longDay } from '../calendar-words.ts';
import { EventChip } from '../event-chip.tsx';

/** The days on which there is something, one after another. */
export function AgendaList({ frame }: { readonly frame: CalendarFrame }) {
  const { t } = useTranslation('boards');
  const { days, today, events, config, context } = frame;
  const filled = days.flatMap((day) => {
    const on = events.filter((event) => isOn(event, day, config.fields.dated));
    return on.length > 0 || day === today ? [{ day, on }] : [];
  });
  if (filled.every(({ on }) => on.length === 0)) return <p className={classes.nothing}>{t('calendar.nothing')}</p>;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard.
    <section className={classes.agenda} aria-label={t('calendar.spans.agenda')} tabIndex={0}>
      {filled.map(({ day, on }) => (
        <section key={day} className={classes.agendaDay} aria-current={day === today ? 'date' : undefined}>
          <h2 className={classes.agendaHead}>
            {longDay(day, context.locale)}
            {day === today && <span className={classes.todayMark}>{t('calendar.today')}</span>}
            {frame.canCreate && (
              <button
                type="button"
                className={classes.plus}
                aria-label={t('calendar.newOn', { day: longDay(day, context.locale) })}
                onClick={() => frame.onCreate(morningOf(day))}
              >
                <IconPlus size={14} aria-hidden />
              </button>
            )}
          </h2>
          {on.length === 0 && <p className={classes.free}>{t('calendar.free')}</p>}
          <ul className={classes.agendaEvents}>
            {on.map((event) => (
              <li key={event.id}>
                <EventChip event={event} frame={frame} />
              </li>
            ))}
          </ul>
        </section>
      ))}
    </section>
  );
}
