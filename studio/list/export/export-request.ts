import type { ExportRequest } from '../../api/exports.ts';
import type { ListColumn } from '../columns.ts';
import type { ListState } from '../state/useListState.ts';

/** Characters of a reason, as the API counts them: without outer space. */
export const shortestReason = 3;
export const longestReason = 500;

/** The request for what a list shows: its filter, search and order; its columns, or all fields where none are given. */
export function exportRequest(
  { wholeFilter, search, sort }: Pick<ListState, 'wholeFilter' | 'search' | 'sort'>,
  columns: readonly Pick<ListColumn, 'path'>[] | undefined,
  { format, reason }: Pick<ExportRequest, 'format' | 'reason'>,
): ExportRequest {
  return {
    format,
    reason: reason.trim(),
    ...(wholeFilter === '' ? {} : { filter: wholeFilter }),
    ...(search === '' ? {} : { search }),
    ...(sort === '' ? {} : { sort: sort.split(',') }),
    ...(columns === undefined ? {} : { fields: columns.map(({ path }) => path) }),
  };
}
