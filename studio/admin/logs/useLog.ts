import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { type LogFilter, type LogPages, readLog } from '../../api/rights/logs.ts';

/** A log by pages, newest first. */
export function useLog<K extends keyof LogPages>(log: K, filter: LogFilter) {
  return useInfiniteQuery({
    queryKey: ['log', log, filter],
    queryFn: ({ pageParam, signal }) => readLog(log, filter, pageParam, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next_cursor ?? undefined,
    placeholderData: keepPreviousData,
    // One looks at a log for what has just happened.
    staleTime: 0,
  });
}
