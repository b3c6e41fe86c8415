import type { MergeAnswer, MergePreview, MergeRequest } from '../../../schemas/generated/api.ts';
import type { Label } from '../../../schemas/generated/metadata.ts';
import { type Answer, request } from '../request.ts';
import type { WireRecord } from './records.ts';

/** Records that may be the same, the oldest first; `more` where there are others. */
export interface DuplicateGroup {
  readonly rule: string;
  readonly label: Label;
  readonly records: readonly WireRecord[];
  readonly more: boolean;
}

interface DuplicateGroups {
  readonly items: readonly DuplicateGroup[];
  readonly next_cursor: string | null;
}

const path = (object: string, rest: string) => `/api/records/${encodeURIComponent(object)}/${rest}`;
const mergePath = (object: string, id: string) => path(object, `${encodeURIComponent(id)}/merge`);

/** What merging others into the record would make. */
export async function previewMerge(object: string, id: string, others: readonly string[], signal?: AbortSignal): Promise<MergePreview> {
  return (await request<MergePreview>('POST', mergePath(object, id), { body: { others, dry_run: true }, signal })).data;
}

/** Merges; the same key merges once. */
export function mergeRecords(object: string, id: string, body: MergeRequest, key: string): Promise<Answer<MergeAnswer>> {
  return request<MergeAnswer>('POST', mergePath(object, id), { body, headers: { 'idempotency-key': key } });
}

/** One page of records that may be the same, with these fields. */
export async function listDuplicates(object: string, fields: readonly string[], cursor: string, signal?: AbortSignal): Promise<DuplicateGroups> {
  const query = { fields: fields.join(','), ...(cursor === '' ? {} : { cursor }) };
  return (await request<DuplicateGroups>('GET', path(object, 'duplicates'), { query, signal })).data;
}

/** Says that the records are not the same, or takes that back. */
export async function tellApart(object: string, ids: readonly string[], different: boolean): Promise<void> {
  await request<undefined>('POST', path(object, 'different'), { body: { ids, different } });
}
