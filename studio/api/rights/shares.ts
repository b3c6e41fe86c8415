import type { Share, ShareList, ShareRequest, ShareSubjects } from '../../../schemas/generated/api.ts';
import { request } from '../request.ts';

const base = (object: string, id: string) => `/api/records/${encodeURIComponent(object)}/${encodeURIComponent(id)}`;

/** With whom a record is shared, newest first. */
export async function listShares(object: string, id: string, signal?: AbortSignal): Promise<readonly Share[]> {
  return (await request<ShareList>('GET', `${base(object, id)}/shares`, { query: { limit: 200 }, signal })).data.items;
}

/** With whom it can be shared: people, teams and roles by words of their names. */
export async function findShareSubjects(object: string, id: string, search: string, signal?: AbortSignal): Promise<ShareSubjects['items']> {
  return (await request<ShareSubjects>('GET', `${base(object, id)}/share-subjects`, { query: { search }, signal })).data.items;
}

export async function createShare(object: string, id: string, body: ShareRequest): Promise<Share> {
  return (await request<Share>('POST', `${base(object, id)}/shares`, { body })).data;
}

export async function removeShare(object: string, id: string, share: string): Promise<void> {
  await request('DELETE', `${base(object, id)}/shares/${encodeURIComponent(share)}`);
}
