import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { listRecords, type WireRecord } from '../../api/records/records.ts';
import { asOf, earliest } from '../../live/as-of.ts';
import { useKeepListOrder } from '../../record/neighbours/useKeepListOrder.ts';

/** The first page is short, so that it is there soon; the others are long, so that scrolling seldom waits. */
const firstPage = 60;
const laterPages = 200;

export interface RecordListRequest {
  readonly object: string;
  readonly fields: readonly string[];
  readonly filter: string;
  readonly search: string;
  readonly sort: string;
}

/** A list by pages: the first with a capped count, the others as one scrolls. */
export function useRecordList(request: RecordListRequest, enabled = true) {
  const query = useInfiniteQuery({
    queryKey: ['records', request.object, request],
    queryFn: ({ pageParam, signal }) =>
      asOf(() =>
        listRecords(
          request.object,
          {
            fields: request.fields.join(','),
            filter: request.filter,
            search: request.search,
            sort: request.sort,
            limit: pageParam === '' ? firstPage : laterPages,
            cursor: pageParam,
            count: pageParam === '' ? 'capped' : 'none',
          },
          signal,
        ),
      ),
    enabled,
    initialPageParam: '',
    getNextPageParam: (page) => page.next_cursor,
    // The rows of the last search stay until the new ones are here, but never those of another object.
    placeholderData: (previous, before) => (before?.queryKey[1] === request.object ? keepPreviousData(previous) : undefined),
  });
  const pages = query.data?.pages;
  const rows: readonly WireRecord[] = useMemo(() => pages?.flatMap((page) => page.items) ?? [], [pages]);
  useKeepListOrder(request.object, rows);
  return { ...query, rows, count: pages?.[0]?.count ?? null, capped: pages?.[0]?.count_capped === true, asOf: pages && earliest(pages) };
}
