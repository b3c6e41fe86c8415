import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { columnLabel } from '../../list/column-label.ts';
import { ListSkeleton } from '../../list/list-skeleton.tsx';
import { ProblemPanel } from '../../shell/problem-panel.tsx';
import type { ViewBodyProps } from '../board/board-body.tsx';
import { AgendaList } from './agenda/agenda-list.tsx';
import classes from './calendar.module.css';
import { type CalendarConfig, type Kind, kindOf } from './calendar-config.ts';
import { type CalendarEvent, type Times, timesToWrite, toEvent } from './calendar-event.ts';
import type { CalendarFrame } from './calendar-frame.ts';
import { CalendarToolbar } from './calendar-toolbar.tsx';
import { conflictsOf } from './conflicts.ts';
import { spanDays } from './days.ts';
import { ConflictDialog } from './dialogs/conflict-dialog.tsx';
import { EventDialog } from './dialogs/event-dialog.tsx';
import { TimeGrid } from './hours/time-grid.tsx';
import { KindLegend } from './kind-legend.tsx';
import { MonthGrid } from './month/month-grid.tsx';
import { useCalendarRecords } from './useCalendarRecords.ts';
import { useCalendarState } from './useCalendarState.ts';
import { useReschedule } from './useReschedule.ts';

export function Calendar({ object, filter, search, context, config }: ViewBodyProps & { readonly config: CalendarConfig }) {
  const { t } = useTranslation('boards');
  const navigate = useNavigate();
  const [state, change] = useCalendarState(context.zone);
  const [opened, setOpened] = useState<string>();
  const days = useMemo(() => spanDays(state.span, state.day), [state.span, state.day]);
  const query = useCalendarRecords({ object, config, days, filter, search, zone: context.zone });
  const { move, moving, asked } = useReschedule(object, config, context.zone);
  const all = useEvents({ object, config, context, records: query.data?.records, moving });
  const kinds = useMemo(() => new Map(all.flatMap((event) => withKind(event.id, kindOf(event.record, config, context)))), [all, config, context]);
  const events = state.only.length === 0 ? all : all.filter(({ id }) => state.only.includes(kinds.get(id)?.key ?? ''));
  const conflicts = useMemo(() => conflictsOf(all, config.conflicts, config.fields.dated), [all, config]);
  const create = (times: Times) => {
    const given = timesToWrite(times, config.fields, config.end !== undefined, context.zone);
    void navigate(`/records/${object.name}/new?${new URLSearchParams(given)}`);
  };
  const frame: CalendarFrame = {
    days,
    today: state.today,
    events,
    config,
    context,
    kinds,
    conflicts,
    canCreate: object.can.create,
    onOpen: ({ id }) => setOpened(id),
    onMove: (event, times) => void move(event, times),
    onCreate: create,
    onDay: (day) => change({ span: 'day', day }),
  };
  if (query.isError && !query.data) return <ProblemPanel error={query.error} onRetry={() => void query.refetch()} />;
  const event = all.find(({ id }) => id === opened);
  return (
    <div className={classes.calendar}>
      <CalendarToolbar state={state} days={days} locale={context.locale} onChange={change} />
      {config.by && <KindLegend label={columnLabel(config.by, context)} kinds={distinct(kinds)} only={state.only} onChange={(only) => change({ only })} />}
      {query.data?.cut && <p className={classes.note}>{t('calendar.cut')}</p>}
      {query.isPending ? <ListSkeleton /> : <Shown span={state.span} month={state.day.slice(0, 7)} frame={frame} />}
      {event && (
        <EventDialog
          object={object}
          event={event}
          frame={frame}
          onClose={() => setOpened(undefined)}
          onMove={(times, ends) => {
            setOpened(undefined);
            void move({ ...event, ends }, times);
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

interface EventsRequest extends Pick<ViewBodyProps, 'object' | 'context'> {
  readonly config: CalendarConfig;
  readonly records: NonNullable<ReturnType<typeof useCalendarRecords>['data']>['records'] | undefined;
  readonly moving: ReadonlyMap<string, Times>;
}

/** The records as events in their order; those on their way stand where they go. */
function useEvents({ object, config, context, records, moving }: EventsRequest): readonly CalendarEvent[] {
  const { t } = useTranslation('boards');
  return useMemo(() => {
    const events = (records ?? []).flatMap((record) => {
      const event = toEvent(record, context.titleOf(object.name, record) ?? t('board.untitled'), config.fields, context.zone);
      return event ? [{ ...event, ...moving.get(event.id) }] : [];
    });
    return events.toSorted((a, b) => (a.wholeDays === b.wholeDays ? a.minute - b.minute : a.wholeDays ? -1 : 1));
  }, [records, moving, object.name, config, context, t]);
}

function withKind(id: string, kind: Kind | undefined): readonly (readonly [string, Kind])[] {
  return kind ? [[id, kind]] : [];
}

function distinct(kinds: ReadonlyMap<string, Kind>): readonly Kind[] {
  return [...new Map([...kinds.values()].map((kind) => [kind.key, kind])).values()].toSorted((a, b) => a.label.localeCompare(b.label, 'vi'));
}
