import { type UseQueryOptions, useQueries, useQueryClient } from '@tanstack/react-query';
import { useCallback, useMemo, useState } from 'react';
import { type ListAnswer, listRecords, type WireRecord } from '../../api/records/records.ts';
import { type AsOf, asOf, earliest } from '../../live/as-of.ts';
import { joinFilters } from '../state/list-address.ts';
import type { RecordListRequest } from '../state/useRecordList.ts';
import type { Grouping } from '../table/list-tools.ts';
import type { ListGroup, TableItem } from '../table/table-item.ts';

const pageSize = 60;
/** With more groups than this the list opens with all of them closed. */
const fewGroups = 8;

/** Which groups are open, and how many pages of each are wanted. */
interface Opened {
  readonly place: string;
  readonly closed: ReadonlySet<string>;
  readonly opened: ReadonlySet<string>;
  readonly pages: Readonly<Record<string, number>>;
}

const nothing: ReadonlySet<string> = new Set();

/** The lines of a grouped list: heads, and beneath open ones their records, page by page as they come into sight. */
export function useGroupedRecords(
  request: RecordListRequest,
  groups: readonly ListGroup[],
): { readonly items: readonly TableItem[]; readonly grouping: Grouping; readonly asOf: number | undefined } {
  const place = JSON.stringify(request);
  const [kept, keep] = useState<Opened>({ place, closed: nothing, opened: nothing, pages: {} });
  const state = kept.place === place ? kept : { place, closed: nothing, opened: nothing, pages: {} };
  const few = groups.length <= fewGroups;
  const isOpen = (group: ListGroup) => (few ? !state.closed.has(group.key) : state.opened.has(group.key));
  const open = groups.filter(isOpen);
  const { found: records, asked } = usePages(request, open, state.pages);
  const change = useCallback(
    (edit: (before: Opened) => Opened) => keep((before) => edit(before.place === place ? before : { place, closed: nothing, opened: nothing, pages: {} })),
    [place],
  );
  const grouping = useMemo(
    (): Grouping => ({
      toggle: ({ key }) => change((before) => ({ ...before, closed: toggled(before.closed, key), opened: toggled(before.opened, key) })),
      want: ({ key }, page) => change((before) => ({ ...before, pages: { ...before.pages, [key]: Math.max(before.pages[key] ?? 0, page + 1) } })),
    }),
    [change],
  );
  const items = groups.flatMap((group): readonly TableItem[] => {
    const head: TableItem = { kind: 'group', key: group.key, group, open: isOpen(group) };
    if (!isOpen(group)) return [head];
    const { rows, complete, pages } = records.get(group.key) ?? { rows: [], complete: false, pages: 0 };
    const lines = rows.map((record): TableItem => ({ kind: 'record', key: record.id, record }));
    // Its key changes with each page, so that the place which asks for the next one is a new one.
    return [head, ...lines, ...(complete ? [] : [{ kind: 'more' as const, key: `${group.key} ${pages}`, group, page: pages }])];
  });
  return { items, grouping, asOf: asked };
}

function toggled(set: ReadonlySet<string>, key: string): ReadonlySet<string> {
  const next = new Set(set);
  if (!next.delete(key)) next.add(key);
  return next;
}

interface GroupPages {
  readonly rows: readonly WireRecord[];
  readonly complete: boolean;
  readonly pages: number;
}

/** The pages wanted of each open group; the next one of a group can be asked for once its cursor is known. */
function usePages(request: RecordListRequest, open: readonly ListGroup[], wanted: Readonly<Record<string, number>>) {
  const client = useQueryClient();
  const asked = open.flatMap((group) => pagesOf(request, group, wanted[group.key] ?? 0, (key) => client.getQueryData<AsOf<ListAnswer>>(key)));
  const answers = useQueries({ queries: asked.map(({ options }) => options) });
  const found = new Map<string, GroupPages>();
  for (const [index, { group }] of asked.entries()) {
    const page = answers[index]?.data;
    const before = found.get(group.key) ?? { rows: [], complete: false, pages: 0 };
    if (page) found.set(group.key, { rows: [...before.rows, ...page.items], complete: page.next_cursor === null, pages: before.pages + 1 });
  }
  const pages = answers.flatMap(({ data }) => data ?? []);
  return { found, asked: pages.length > 0 ? earliest(pages) : undefined };
}

function pagesOf(request: RecordListRequest, group: ListGroup, wanted: number, known: (key: readonly unknown[]) => AsOf<ListAnswer> | undefined) {
  const pages: { group: ListGroup; options: UseQueryOptions<AsOf<ListAnswer>> }[] = [];
  let cursor: string | null | undefined = '';
  while (pages.length < wanted && typeof cursor === 'string') {
    const options: UseQueryOptions<AsOf<ListAnswer>> = pageOptions(request, group, cursor);
    pages.push({ group, options });
    cursor = known(options.queryKey)?.next_cursor;
  }
  return pages;
}

function pageOptions(request: RecordListRequest, group: ListGroup, cursor: string): UseQueryOptions<AsOf<ListAnswer>> & { queryKey: readonly unknown[] } {
  const { object, fields, search, sort } = request;
  const filter = joinFilters(request.filter, group.condition);
  return {
    queryKey: ['records', object, { ...request, filter }, cursor],
    queryFn: ({ signal }) =>
      asOf(() => listRecords(object, { fields: fields.join(','), filter, search, sort, limit: pageSize, cursor, count: 'none' }, signal)),
  };
}
