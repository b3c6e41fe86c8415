import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import type { ViewBodyProps } from '../../view-body.ts';
import type { CalendarFrame } from '../calendar-frame.ts';
import { spanDays } from '../days/days.ts';
import { type CalendarEvent, type Times, timesToWrite, toEvent, withTimes } from '../events/calendar-event.ts';
import { conflictsOf } from '../events/conflicts.ts';
import { type CalendarConfig, type Kind, kindOf } from './calendar-config.ts';
import { useCalendarRecords } from './useCalendarRecords.ts';
import { useCalendarState } from './useCalendarState.ts';
import { useReschedule } from './useReschedule.ts';

export type CalendarProps = ViewBodyProps & { readonly config: CalendarConfig };

/** All that a calendar shows and does: its days, its events with their kinds and conflicts, moving them and making new ones. */
export function useCalendar({ object, filter, search, context, config }: CalendarProps) {
  const navigate = useNavigate();
  const [state, change] = useCalendarState(context.zone);
  const [opened, setOpened] = useState<string>();
  const days = useMemo(() => spanDays(state.span, state.day), [state.span, state.day]);
  const query = useCalendarRecords({ object, config, days, filter, search, zone: context.zone });
  const { move, moving, asked } = useReschedule(object, config, context.zone);
  const all = useEvents({ object, config, context, records: query.data?.records, moving });
  const kinds = useMemo(() => new Map(all.flatMap((event) => withKind(event.id, kindOf(event.record, config, context)))), [all, config, context]);
  const conflicts = useMemo(() => conflictsOf(all, config.conflicts, config.fields.dated), [all, config]);
  const create = (times: Times) => {
    const given = timesToWrite(times, config.fields, config.end !== undefined, context.zone);
    void navigate(`/records/${object.name}/new?${new URLSearchParams(given)}`);
  };
  const frame: CalendarFrame = {
    days,
    today: state.today,
    events: state.only.length === 0 ? all : all.filter(({ id }) => state.only.includes(kinds.get(id)?.key ?? '')),
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
  const shown = all.find(({ id }) => id === opened);
  return { state, change, query, frame, kinds: distinct(kinds), shown, close: () => setOpened(undefined), move, asked };
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
      return event ? [withTimes(event, moving.get(event.id) ?? event)] : [];
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
