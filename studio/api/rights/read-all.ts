import { request } from '../request.ts';

/** Reads a list to its end, page by page. For lists that stay small: people, teams, territories. */
export async function readAll<T>(path: string, signal: AbortSignal | undefined): Promise<readonly T[]> {
  const items: T[] = [];
  let cursor: string | undefined;
  do {
    const { data } = await request<{ items: readonly T[]; next_cursor: string | null }>('GET', path, { query: { limit: 200, cursor }, signal });
    items.push(...data.items);
    cursor = data.next_cursor ?? undefined;
  } while (cursor !== undefined);
  return items;
}
