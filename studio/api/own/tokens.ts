import { request } from '../request.ts';

/** An API token of one's own, without its secret. */
export interface ApiToken {
  readonly id: string;
  readonly name: string;
  readonly scopes: readonly string[];
  readonly created_at: string;
  readonly expires_at: string | null;
  readonly last_used_at: string | null;
}

export async function listTokens(signal?: AbortSignal): Promise<readonly ApiToken[]> {
  return (await request<{ items: readonly ApiToken[] }>('GET', '/api/tokens', { signal })).data.items;
}

/** The new token with its secret, which is told this once. */
export async function createToken(token: { readonly name: string; readonly scopes: readonly string[]; readonly expires_at?: string }): Promise<string> {
  return (await request<{ token: string }>('POST', '/api/tokens', { body: token })).data.token;
}

export async function revokeToken(id: string): Promise<void> {
  await request('DELETE', `/api/tokens/${encodeURIComponent(id)}`);
}
