import type { ExportRequest } from '../../api/records/exports.ts';
import type { ListColumn } from '../columns.ts';
import type { ListState } from '../state/useListState.ts';

/** Characters of a reason, as the API counts them: without outer space. */
export const shortestReason = 3;
export const longestReason = 500;

/** What an export is of: what the list shows, or single records of it. */
export interface Exported extends Pick<ListState, 'wholeFilter' | 'search' | 'sort'> {
  readonly ids?: readonly string[];
}

/** The request for what a list shows: its filter, search and order, or records that were chosen; its columns, or all fields where none are given. */
export function exportRequest(
  { wholeFilter, search, sort, ids }: Exported,
  columns: readonly Pick<ListColumn, 'path'>[] | undefined,
  { format, reason }: Pick<ExportRequest, 'format' | 'reason'>,
): ExportRequest {
  return {
    format,
    reason: reason.trim(),
    // What was chosen stays chosen, though it may meet the filter no more.
    ...(ids || wholeFilter === '' ? {} : { filter: wholeFilter }),
    ...(ids || search === '' ? {} : { search }),
    ...(ids ? { ids } : {}),
    ...(sort === '' ? {} : { sort: sort.split(',') }),
    ...(columns === undefined ? {} : { fields: columns.map(({ path }) => path) }),
  };
}
