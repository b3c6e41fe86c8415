import { ActionIcon, Button, SegmentedControl } from '@mantine/core';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Locale } from '../../format/locale.ts';
import { useIsPhone } from '../../shell/useIsPhone.ts';
import classes from './calendar.module.css';
import { spanText } from './days/calendar-words.ts';
import { type Span, spans, turn } from './days/days.ts';
import type { CalendarState, ChangeCalendar } from './state/useCalendarState.ts';

export interface CalendarToolbarProps {
  readonly state: CalendarState;
  readonly days: readonly string[];
  readonly locale: Locale;
  readonly onChange: ChangeCalendar;
}

/** Which days are shown, and the way to others. */
export function CalendarToolbar({ state, days, locale, onChange }: CalendarToolbarProps) {
  const { t } = useTranslation('boards');
  const phone = useIsPhone();
  const { span, day, today } = state;
  return (
    <div className={classes.toolbar}>
      <Button variant="default" size="compact-md" onClick={() => onChange({ day: today })}>
        {t('calendar.today')}
      </Button>
      <ActionIcon
        variant="subtle"
        color="gray"
        size={30}
        aria-label={t('calendar.earlier')}
        onClick={() => onChange((now) => ({ day: turn(now.span, now.day, -1) }))}
      >
        <IconChevronLeft size={18} aria-hidden />
      </ActionIcon>
      <ActionIcon
        variant="subtle"
        color="gray"
        size={30}
        aria-label={t('calendar.later')}
        onClick={() => onChange((now) => ({ day: turn(now.span, now.day, 1) }))}
      >
        <IconChevronRight size={18} aria-hidden />
      </ActionIcon>
      <p className={classes.span} aria-live="polite">
        {spanText(span, day, days, locale)}
      </p>
      <SegmentedControl
        size="xs"
        className={classes.spans ?? ''}
        aria-label={t('calendar.show')}
        value={span}
        onChange={(next) => onChange({ span: next as Span })}
        data={(phone ? spans.filter((name) => name !== 'week') : spans).map((name) => ({ value: name, label: t(`calendar.spans.${name}`) }))}
      />
    </div>
  );
}
