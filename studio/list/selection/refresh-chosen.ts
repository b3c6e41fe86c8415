import type { Query, QueryClient } from '@tanstack/react-query';
import { listRecords, type WireRecord } from '../../api/records/records.ts';
import { refreshRecords } from '../../api/records/useUndo.ts';
import { asMembers } from '../../fields/wire-value.ts';
import { joinFilters } from '../state/list-address.ts';
import type { RecordListRequest } from '../state/useRecordList.ts';
import { changedPages, type LoadedPages } from './changed-pages.ts';

/** Characters of a filter, as the API counts them. */
const longestFilter = 4_000;
/** With more records than this the pages themselves are asked for again. */
const mostRead = 400;

/**
 * After a change of records that were chosen one by one: reads those of them that the list on screen has loaded, and nothing else of it, so that it
 * keeps its place. Totals, boards and pages of records are loaded again when they are shown.
 */
export async function refreshChosen(client: QueryClient, object: string, ids: readonly string[]): Promise<void> {
  const shown = client.getQueryCache().findAll({ queryKey: ['records', object], type: 'active' });
  const lists = shown.filter((query) => isList(query));
  // Where they cannot be read, loading the whole says why.
  const read = await Promise.all(lists.map((query) => readChosen(client, query, new Set(ids)).catch(() => false)));
  const done = new Set(lists.filter((_, index) => read[index]).map(({ queryHash }) => queryHash));
  if (done.size === 0) return refreshRecords(client);
  const kinds = new Set<unknown>(['records', 'record', 'history', 'timeline']);
  await client.invalidateQueries({ predicate: ({ queryKey, queryHash }) => kinds.has(queryKey[0]) && !done.has(queryHash) });
}

/** A list by pages, as useRecordList keeps it. */
function isList({ queryKey, state }: Query): boolean {
  return queryKey.length === 3 && asMembers(queryKey[2])?.filter !== undefined && Array.isArray(asMembers(state.data)?.pages);
}

/** False where there are too many, or the filter leaves no room for their ids. */
async function readChosen(client: QueryClient, { queryKey, state }: Query, ids: ReadonlySet<string>): Promise<boolean> {
  // @NOTE isList has looked.
  const [request, loaded] = [queryKey[2] as RecordListRequest, state.data as LoadedPages];
  const asked = loaded.pages.flatMap(({ items }) => items.map(({ id }) => id)).filter((id) => ids.has(id));
  const { object, fields, search } = request;
  const size = Math.min(100, Math.floor((longestFilter - request.filter.length - 40) / 39));
  if (asked.length > mostRead || size < 20) return false;
  const fresh = new Map<string, WireRecord>();
  for (let from = 0; from < asked.length; from += size) {
    const filter = joinFilters(request.filter, `id in [${asked.slice(from, from + size).map((id) => `'${id}'`)}]`);
    const { items } = await listRecords(object, { fields: fields.join(','), filter, search, limit: size, count: 'none' });
    for (const item of items) fresh.set(item.id, item);
  }
  client.setQueryData<LoadedPages>(queryKey, (now) => now && changedPages(now, new Set(asked), fresh));
  return true;
}
