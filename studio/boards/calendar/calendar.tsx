import { useTranslation } from 'react-i18next';
import { columnLabel } from '../../list/column-label.ts';
import { ListSkeleton } from '../../list/list-skeleton.tsx';
import { ProblemPanel } from '../../shell/problems/problem-panel.tsx';
import { AgendaList } from './agenda/agenda-list.tsx';
import classes from './calendar.module.css';
import type { CalendarFrame } from './calendar-frame.ts';
import { CalendarToolbar } from './calendar-toolbar.tsx';
import { ConflictDialog } from './dialogs/conflict-dialog.tsx';
import { EventDialog } from './dialogs/event-dialog.tsx';
import { TimeGrid } from './hours/time-grid.tsx';
import { KindLegend } from './kind-legend.tsx';
import { MonthGrid } from './month/month-grid.tsx';
import { type CalendarProps, useCalendar } from './state/useCalendar.ts';

export function Calendar(props: CalendarProps) {
  const { object, context, config } = props;
  const { t } = useTranslation('boards');
  const { state, change, query, frame, kinds, shown, close, move, asked } = useCalendar(props);
  if (query.isError && !query.data) return <ProblemPanel error={query.error} onRetry={() => void query.refetch()} />;
  return (
    <div className={classes.calendar}>
      <CalendarToolbar state={state} days={frame.days} locale={context.locale} onChange={change} />
      {config.by && <KindLegend label={columnLabel(config.by, context)} kinds={kinds} only={state.only} onChange={change} />}
      {query.data?.cut && <p className={classes.note}>{t('calendar.cut')}</p>}
      {query.isPending ? <ListSkeleton /> : <Shown span={state.span} month={state.day.slice(0, 7)} frame={frame} />}
      {shown && (
        <EventDialog
          object={object}
          event={shown}
          frame={frame}
          onClose={close}
          onMove={(times, ends) => {
            close();
            void move({ ...shown, ends }, times);
          }}
        />
      )}
      {asked && <ConflictDialog object={object} asked={asked} context={context} />}
    </div>
  );
}

function Shown({ span, month, frame }: { readonly span: string; readonly month: string; readonly frame: CalendarFrame }) {
  if (span === 'month') return <MonthGrid month={month} frame={frame} />;
  // Another day begins in the morning again.
  return span === 'agenda' ? <AgendaList frame={frame} /> : <TimeGrid key={span} frame={frame} />;
}
