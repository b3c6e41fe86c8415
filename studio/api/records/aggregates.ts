import { request } from '../request.ts';

export interface AggregateQuery {
  readonly filter?: string | undefined;
  readonly search?: string | undefined;
  readonly group?: readonly { readonly field: string }[];
  readonly measures: readonly { readonly fn: 'count' | 'sum'; readonly field?: string; readonly as: string }[];
  readonly sort?: readonly string[];
  readonly limit?: number;
}

export type AggregateRow = Readonly<Record<string, unknown>>;

/** Totals of the records that the person may see, one row a group. */
export async function aggregateRecords(object: string, query: AggregateQuery, signal?: AbortSignal): Promise<readonly AggregateRow[]> {
  const { filter, search, ...rest } = query;
  const body = { ...rest, ...(filter ? { filter } : {}), ...(search ? { search } : {}) };
  return (await request<{ rows: readonly AggregateRow[] }>('POST', `/api/records/${encodeURIComponent(object)}/aggregate`, { body, signal })).data.rows;
}
