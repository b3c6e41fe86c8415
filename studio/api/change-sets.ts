import type { ChangeSet, ChangeSetCreated, ChangeSetList } from '../../schemas/generated/api.ts';
import { request } from './request.ts';

/** One edit of a document. */
export type DocumentChange =
  | { readonly op: 'put'; readonly kind: string; readonly name: string; readonly document: unknown }
  | { readonly op: 'delete'; readonly kind: string; readonly name: string };

const base = '/api/metadata/change-sets';
const one = (id: string, step = '') => `${base}/${encodeURIComponent(id)}${step}`;

/** Makes a change set and works out its plan, which says what it would do and what stands against it. */
export async function planChanges(title: string, changes: readonly DocumentChange[]): Promise<ChangeSet> {
  const made = await request<ChangeSetCreated>('POST', base, { body: { title, changes } });
  return (await request<ChangeSet>('POST', one(made.data.id, '/plan'))).data;
}

export async function applyChangeSet(id: string): Promise<ChangeSet> {
  return (await request<ChangeSet>('POST', one(id, '/apply'))).data;
}

/** Takes a change set back, as a new one. */
export async function rollBackChangeSet(id: string): Promise<ChangeSet> {
  return (await request<ChangeSet>('POST', one(id, '/roll-back'))).data;
}

export async function listChangeSets(signal?: AbortSignal): Promise<readonly ChangeSet[]> {
  return (await request<ChangeSetList>('GET', base, { query: { limit: 200 }, signal })).data.items;
}
