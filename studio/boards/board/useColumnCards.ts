import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { listRecords, type WireRecord } from '../../api/records/records.ts';
import { type StageAge, stageAges } from '../../api/records/stages.ts';
import type { ClientObject } from '../../metadata/client-metadata.ts';

const pageSize = 30;

export interface ColumnRequest {
  readonly object: ClientObject;
  /** The stages' field, for how long cards have been in theirs; undefined where the column stands for none. */
  readonly stage: string | undefined;
  readonly fields: readonly string[];
  readonly filter: string;
  readonly search: string;
  readonly sort: string;
}

/** The cards of one column by pages, as one scrolls. */
export function useColumnCards({ object, stage, fields, filter, search, sort }: ColumnRequest) {
  const request = { fields: fields.join(','), filter, search, sort, limit: pageSize, count: 'none' as const };
  const query = useInfiniteQuery({
    queryKey: ['records', object.name, 'board', request],
    queryFn: ({ pageParam, signal }) => listRecords(object.name, { ...request, cursor: pageParam }, signal),
    initialPageParam: '',
    getNextPageParam: (page) => page.next_cursor,
    placeholderData: keepPreviousData,
  });
  const pages = query.data?.pages;
  const rows: readonly WireRecord[] = useMemo(() => pages?.flatMap((page) => page.items) ?? [], [pages]);
  return { ...query, rows, ages: useAges(object, stage, rows) };
}

const noAges: ReadonlyMap<string, StageAge> = new Map();

/** Since when the cards have been in their stage, by id. */
function useAges(object: ClientObject, stage: string | undefined, rows: readonly WireRecord[]): ReadonlyMap<string, StageAge> {
  const ids = useMemo(() => rows.slice(0, 1_000).map(({ id }) => id), [rows]);
  const { data } = useQuery({
    queryKey: ['records', object.name, 'stage ages', stage, ids],
    queryFn: async ({ signal }) => new Map((await stageAges(object.name, stage ?? '', ids, signal)).map((age) => [age.id, age])),
    enabled: stage !== undefined && ids.length > 0,
    placeholderData: keepPreviousData,
  });
  return data ?? noAges;
}
