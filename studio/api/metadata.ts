import type { ObjectDocument } from '../../schemas/generated/metadata.ts';
import type { ClientMetadata } from '../metadata/client-metadata.ts';
import { request } from './request.ts';

export async function loadMetadata(signal?: AbortSignal): Promise<ClientMetadata> {
  return (await request<ClientMetadata>('GET', '/api/metadata', { signal })).data;
}

/** The form of an object: JSON Schema 2020-12 of its wire values and how to show it. */
export interface FormDefinition {
  readonly schema: Readonly<Record<string, unknown>>;
  readonly ui: Readonly<Record<string, unknown>>;
}

export async function loadForm(object: string, signal?: AbortSignal): Promise<FormDefinition> {
  return (await request<FormDefinition>('GET', `/api/metadata/forms/${encodeURIComponent(object)}`, { signal })).data;
}

/** The documents of all objects, for administrators. */
export async function listObjects(signal?: AbortSignal): Promise<readonly ObjectDocument[]> {
  return (await request<{ items: readonly ObjectDocument[] }>('GET', '/api/metadata/object', { signal })).data.items;
}
