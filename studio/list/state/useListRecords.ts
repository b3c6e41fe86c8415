import { useMemo } from 'react';
import type { CellContext } from '../../fields/field-cell.ts';
import { useLiveRows } from '../../live/rows/useLiveRows.ts';
import type { ClientObject } from '../../metadata/client-metadata.ts';
import { useMetadata } from '../../metadata/useMetadata.ts';
import { listColumns, listFields } from '../columns.ts';
import { groupField } from '../groups/group-field.ts';
import { useGroupedRecords } from '../groups/useGroupedRecords.ts';
import { useGroups } from '../groups/useGroups.ts';
import { useSums } from '../groups/useSums.ts';
import { recordsOf } from '../table/list-tools.ts';
import { recordItems } from '../table/table-item.ts';
import type { ListState } from './useListState.ts';
import { useRecordList } from './useRecordList.ts';

export interface ListRecordsRequest {
  readonly object: ClientObject;
  readonly state: ListState;
  readonly context: CellContext;
  readonly enabled: boolean;
}

const noSums: readonly string[] = [];

/** The lines of a list: its records page by page, or its groups and what stands in those that are open; with counts and sums. */
export function useListRecords({ object, state, context, enabled }: ListRecordsRequest) {
  const metadata = useMetadata();
  const { view, wholeFilter: filter, search, sort } = state;
  const columns = useMemo(() => listColumns(metadata, object, view), [metadata, object, view]);
  const fields = useMemo(() => listFields(metadata, object, columns), [metadata, object, columns]);
  const by = useMemo(() => groupField(metadata, object, view.group, view.bucket), [metadata, object, view]);
  const sums = view.sums ?? noSums;
  const request = { object: object.name, fields, filter, search, sort };
  const list = useRecordList(request, enabled && by === undefined);
  const totals = { object: object.name, filter, search, sums };
  const { groups, query } = useGroups(totals, enabled ? by : undefined, context);
  const grouped = useGroupedRecords(request, groups);
  const ofAll = useSums({ ...totals, sums: enabled ? sums : noSums });
  const flat = useMemo(() => recordItems(list.rows), [list.rows]);
  const items = by ? grouped.items : flat;
  const rows = useMemo(() => recordsOf(items), [items]);
  const waiting = useLiveRows({
    object: object.name,
    queryKey: ['records', object.name, { fields, search, sort }],
    rows,
    asOf: enabled ? (by ? grouped.asOf : list.asOf) : undefined,
    complete: !list.hasNextPage,
    grouped: by !== undefined,
    filter,
    search,
    sort,
    fields: fields.join(','),
  });
  const shared = { columns, by, sums: ofAll, items, waiting };
  if (by) {
    const count = query.data ? groups.reduce((sum, group) => sum + group.count, 0) : null;
    return {
      ...shared,
      grouping: grouped.grouping,
      isPending: query.isPending,
      error: query.isError && groups.length === 0 ? query.error : undefined,
      moreFailed: false,
      count,
      capped: false,
      hasMore: false,
      loadingMore: false,
      more: () => undefined,
      refetch: query.refetch,
    };
  }
  return {
    ...shared,
    grouping: undefined,
    isPending: list.isPending,
    error: list.isError && list.rows.length === 0 ? list.error : undefined,
    moreFailed: list.isFetchNextPageError,
    count: list.count,
    capped: list.capped,
    hasMore: list.hasNextPage && !list.isFetchNextPageError,
    loadingMore: list.isFetchingNextPage,
    more: () => void list.fetchNextPage(),
    refetch: list.refetch,
  };
}
