import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useMetadata } from '../../metadata/useMetadata.ts';
import { EmptyState } from '../../shell/pages/empty-state.tsx';
import type { ViewBodyProps } from '../view-body.ts';
import { Calendar } from './calendar.tsx';
import { calendarConfig } from './state/calendar-config.ts';

/** Records in a calendar: a month, a week, a day, or what comes. Needs the texts `boards`. */
export function CalendarBody(props: ViewBodyProps) {
  const { t } = useTranslation('boards');
  const metadata = useMetadata();
  const { object, view } = props;
  const config = useMemo(() => calendarConfig(metadata, object, view), [metadata, object, view]);
  if (!config) return <EmptyState icon="calendar" title={t('calendar.noField')} text={t('board.noFieldText')} />;
  return <Calendar {...props} config={config} />;
}
