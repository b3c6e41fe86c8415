import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { listRecords, type WireRecord } from '../../../api/records/records.ts';
import { quoted } from '../../../filter/text/filter-text.ts';
import { fromLocalTime } from '../../../format/zoned-time.ts';
import type { ClientObject } from '../../../metadata/client-metadata.ts';
import { bothFilters } from '../../both-filters.ts';
import { addDays } from '../days/days.ts';
import type { EventFields } from '../events/calendar-event.ts';
import type { CalendarConfig } from './calendar-config.ts';

const pageSize = 200;
/** More than anybody can read in a month. */
const most = 1_000;

export interface CalendarRecords {
  readonly records: readonly WireRecord[];
  /** There are more than are shown. */
  readonly cut: boolean;
}

/** The condition that records of these days meet. */
function daysFilter({ start, end, dated }: EventFields, first: string, last: string, zone: string): string {
  const literal = (day: string): string => quoted(dated ? day : fromLocalTime({ date: day, time: '00:00' }, zone));
  const from = literal(first);
  const begins = `${start} < ${literal(addDays(last, 1))}`;
  const ends = end === undefined ? `${start} >= ${from}` : `(${start} >= ${from} || ${end} >= ${from})`;
  return `${begins} && ${ends}`;
}

export interface CalendarRequest {
  readonly object: ClientObject;
  readonly config: CalendarConfig;
  readonly days: readonly string[];
  readonly filter: string;
  readonly search: string;
  readonly zone: string;
}

/** The records that stand in these days. */
export function useCalendarRecords({ object, config, days, filter, search, zone }: CalendarRequest) {
  const inDays = daysFilter(config.fields, days[0] ?? '', days.at(-1) ?? '', zone);
  const request = {
    fields: config.request.join(','),
    filter: bothFilters(filter, inDays),
    search,
    sort: config.fields.start,
    limit: pageSize,
    count: 'none' as const,
  };
  return useQuery({
    queryKey: ['records', object.name, 'calendar', request],
    queryFn: async ({ signal }): Promise<CalendarRecords> => {
      const records: WireRecord[] = [];
      let cursor: string | undefined;
      do {
        const page = await listRecords(object.name, { ...request, cursor }, signal);
        records.push(...page.items);
        cursor = page.next_cursor ?? undefined;
      } while (cursor !== undefined && records.length < most);
      return { records, cut: cursor !== undefined };
    },
    placeholderData: keepPreviousData,
  });
}
