import { request } from '../request.ts';

/** How long a record was in one stage. */
export interface StageStay {
  readonly stage: string | null;
  readonly entered_at: string;
  readonly left_at: string | null;
  readonly seconds: number;
  readonly by: { readonly id: string | null; readonly name: string };
  readonly expired?: boolean;
}

/** Since when a record has been in its stage. */
export interface StageAge {
  readonly id: string;
  readonly stage: string;
  readonly entered_at: string;
  readonly seconds: number;
  readonly rotting: boolean;
}

export interface StageHistory {
  readonly items: readonly StageStay[];
  readonly rotting: boolean;
}

/** Through which stages of a choice field a record went, oldest first. */
export async function stageHistory(object: string, id: string, field: string, signal?: AbortSignal): Promise<StageHistory> {
  const path = `/api/records/${encodeURIComponent(object)}/${encodeURIComponent(id)}/stages`;
  return (await request<StageHistory>('GET', path, { query: { field }, signal })).data;
}

/** Since when these records, a thousand at most, have been in their stage. */
export async function stageAges(object: string, field: string, ids: readonly string[], signal?: AbortSignal): Promise<readonly StageAge[]> {
  const path = `/api/records/${encodeURIComponent(object)}/stages`;
  return (await request<{ items: readonly StageAge[] }>('POST', path, { body: { field, ids }, signal })).data.items;
}
