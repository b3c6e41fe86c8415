import type { BulkEditAnswer, BulkEditRequest } from '../../../schemas/generated/api.ts';
import { request } from '../request.ts';

/** Changes or deletes many records alike, or tells in a dry run what would become of them. */
export async function bulkEdit(object: string, body: BulkEditRequest, signal?: AbortSignal): Promise<BulkEditAnswer> {
  return (await request<BulkEditAnswer>('POST', `/api/records/${encodeURIComponent(object)}/bulk`, { body, signal })).data;
}
