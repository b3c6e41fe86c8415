import { IconAlertTriangle, IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import type { CSSProperties, PointerEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { CalendarFrame } from '../calendar-frame.ts';
import { timeText } from '../days/calendar-words.ts';
import { type CalendarEvent, clockText } from './calendar-event.ts';
import classes from './event-chip.module.css';

export interface EventChipProps {
  readonly event: CalendarEvent;
  readonly frame: CalendarFrame;
  readonly place: 'month' | 'hours' | 'agenda';
  /** It lies across days: whether it began before the first of them, or goes on after the last. */
  readonly bar?: { readonly before: boolean; readonly after: boolean };
  /** In the hours it has room for two lines. */
  readonly tall?: boolean;
  readonly lifted?: boolean;
  readonly onPointerDown?: (event: PointerEvent<HTMLElement>) => void;
}

/** An event: its time and title in the colour of its kind, with a mark where it is in conflict. */
export function EventChip({ event, frame, place, bar, tall = false, lifted = false, onPointerDown }: EventChipProps) {
  const { config, context, kinds, conflicts } = frame;
  const clash = useClash(conflicts.get(event.id) ?? []);
  const time = timeText(event, context.locale, config.fields.dated);
  const kind = kinds.get(event.id);
  return (
    <button
      type="button"
      className={classes.chip}
      data-place={place}
      data-bar={bar !== undefined || undefined}
      data-before={bar?.before || undefined}
      data-after={bar?.after || undefined}
      data-tall={tall || undefined}
      data-lifted={lifted || undefined}
      data-movable={(config.canMove && onPointerDown !== undefined) || undefined}
      style={kind?.color ? ({ '--kind': `var(--mantine-color-${kind.color}-6)` } as CSSProperties) : undefined}
      title={[`${time} ${event.title}`, kind?.label, clash].filter(Boolean).join('\n')}
      onClick={() => frame.onOpen(event)}
      onPointerDown={onPointerDown}
    >
      {bar?.before && <Goes on="before" />}
      {clash !== undefined && (
        <>
          <IconAlertTriangle size={13} className={classes.clash} aria-hidden />
          <span className="visually-hidden">{clash}</span>
        </>
      )}
      <Time event={event} whole={place !== 'month' && bar === undefined ? time : undefined} begins={bar?.before !== true} />
      <span className={classes.subject}>{event.title}</span>
      {bar && <span className="visually-hidden">, {time}</span>}
      {kind && kind.label !== '' && <span className="visually-hidden">, {kind.label}</span>}
      {bar?.after && <Goes on="after" />}
    </button>
  );
}

function useClash(others: readonly CalendarEvent[]): string | undefined {
  const { t } = useTranslation('boards');
  return others.length > 0 ? t('calendar.conflict', { titles: others.map(({ title }) => title).join(', ') }) : undefined;
}

interface TimeProps {
  readonly event: CalendarEvent;
  /** The whole time in words, where there is room for it; else only when it begins is told, where it does. */
  readonly whole: string | undefined;
  readonly begins: boolean;
}

function Time({ event, whole, begins }: TimeProps) {
  const told = event.dated || !begins ? '' : (whole ?? clockText(event.minute));
  return told === '' ? null : <span className={classes.time}>{told}</span>;
}

/** The mark of a bar that is cut at the edge of the week. */
function Goes({ on }: { readonly on: 'before' | 'after' }) {
  const { t } = useTranslation('boards');
  const Arrow = on === 'before' ? IconChevronLeft : IconChevronRight;
  return (
    <>
      <Arrow size={13} className={classes[on]} aria-hidden />
      <span className="visually-hidden">, {t(on === 'before' ? 'calendar.goesBefore' : 'calendar.goesOn')}</span>
    </>
  );
}
