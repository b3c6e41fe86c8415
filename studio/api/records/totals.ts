import type { AggregateRequest } from '../../../schemas/generated/api.ts';
import { request } from '../request.ts';

/** Totals of records; a row for each group, with paths and measures by name. */
export interface Totals {
  readonly rows: readonly Readonly<Record<string, unknown>>[];
  readonly hidden?: readonly string[];
}

export async function loadTotals(object: string, body: AggregateRequest, signal?: AbortSignal): Promise<Totals> {
  return (await request<Totals>('POST', `/api/records/${encodeURIComponent(object)}/aggregate`, { body, signal })).data;
}
