import type { PersonAnswer, PersonList, Team, TeamList } from '../../schemas/generated/api.ts';
import { request } from './request.ts';

/** Reads a list to its end, page by page. */
async function readAll<T>(path: string, signal: AbortSignal | undefined): Promise<readonly T[]> {
  const items: T[] = [];
  let cursor: string | undefined;
  do {
    const { data } = await request<{ items: readonly T[]; next_cursor: string | null }>('GET', path, { query: { limit: 200, cursor }, signal });
    items.push(...data.items);
    cursor = data.next_cursor ?? undefined;
  } while (cursor !== undefined);
  return items;
}

/** Everybody, by name. */
export function listPeople(signal?: AbortSignal): Promise<readonly PersonAnswer[]> {
  return readAll<PersonList['items'][number]>('/api/people', signal);
}

/** All teams, by name. */
export function listTeams(signal?: AbortSignal): Promise<readonly Team[]> {
  return readAll<TeamList['items'][number]>('/api/teams', signal);
}
