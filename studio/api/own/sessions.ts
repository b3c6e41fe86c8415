import type { Session } from '../../../schemas/generated/api.ts';
import { request } from '../request.ts';

/** Where one is signed in, this session first. */
export async function listSessions(signal?: AbortSignal): Promise<readonly Session[]> {
  return (await request<{ items: readonly Session[] }>('GET', '/api/auth/sessions', { signal })).data.items;
}

export async function endSession(id: string): Promise<void> {
  await request('DELETE', `/api/auth/sessions/${encodeURIComponent(id)}`);
}

/** Ends all sessions but this one; answers how many. */
export async function endOtherSessions(): Promise<number> {
  return (await request<{ ended: number }>('DELETE', '/api/auth/sessions')).data.ended;
}
