import type { Territory, TerritoryRequest, TerritoryUpdate } from '../../../schemas/generated/api.ts';
import { request } from '../request.ts';
import { readAll } from './read-all.ts';

const base = '/api/territories';
const one = (id: string) => `${base}/${encodeURIComponent(id)}`;

/** All territories, by name, without how many records lie in them. */
export function listTerritories(signal?: AbortSignal): Promise<readonly Territory[]> {
  return readAll<Territory>(base, signal);
}

/** One territory with how many records lie in it. */
export async function loadTerritory(id: string, signal?: AbortSignal): Promise<Territory> {
  return (await request<Territory>('GET', one(id), { signal })).data;
}

export async function createTerritory(body: TerritoryRequest): Promise<Territory> {
  return (await request<Territory>('POST', base, { body })).data;
}

export async function updateTerritory(id: string, body: TerritoryUpdate): Promise<Territory> {
  return (await request<Territory>('PATCH', one(id), { body })).data;
}

export async function removeTerritory(id: string): Promise<void> {
  await request('DELETE', one(id));
}
