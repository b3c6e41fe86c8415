import type { AccessOfPerson, AccessOfRecord, AccessWhy, AccessWhyQuery } from '../../../schemas/generated/api.ts';
import { request } from '../request.ts';

export type WhyAction = NonNullable<AccessWhyQuery['action']>;

/** Whether a person (oneself, unless another is named) may do something, with the reasons. */
export async function loadWhy(query: AccessWhyQuery, signal?: AbortSignal): Promise<AccessWhy> {
  return (await request<AccessWhy>('GET', '/api/access/why', { query: { ...query }, signal })).data;
}

/** What a person may do, object by object. */
export async function loadPersonAccess(id: string, signal?: AbortSignal): Promise<AccessOfPerson> {
  return (await request<AccessOfPerson>('GET', `/api/access/people/${encodeURIComponent(id)}`, { signal })).data;
}

/** Who may do what with a record. */
export async function loadRecordAccess(object: string, id: string, signal?: AbortSignal): Promise<AccessOfRecord> {
  return (await request<AccessOfRecord>('GET', `/api/access/records/${encodeURIComponent(object)}/${encodeURIComponent(id)}`, { signal })).data;
}
