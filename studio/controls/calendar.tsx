import '@mantine/dates/styles.layer.css';
import 'dayjs/locale/vi';
import 'dayjs/locale/en-gb';
import { DatePicker } from '@mantine/dates';
import { useTranslation } from 'react-i18next';
import type { Locale } from '../format/locale.ts';

export interface CalendarProps {
  readonly value: string | undefined;
  readonly locale: Locale;
  readonly onPick: (date: string) => void;
}

/** The month to click a day in; weeks begin on Monday. */
export function Calendar({ value, locale, onPick }: CalendarProps) {
  const { t } = useTranslation();
  return (
    <DatePicker
      value={value ?? null}
      {...(value === undefined ? {} : { defaultDate: value })}
      locale={locale === 'vi' ? 'vi' : 'en-gb'}
      firstDayOfWeek={1}
      size="sm"
      hideOutsideDates
      weekendDays={[]}
      previousLabel={t('fields.date.previous')}
      nextLabel={t('fields.date.next')}
      onChange={(date) => {
        if (date !== null) onPick(date);
      }}
    />
  );
}
