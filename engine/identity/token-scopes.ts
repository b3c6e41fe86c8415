/** What an API token may be used for, beneath what its user may do. */
export const tokenScopes = ['read', 'write', 'metadata', 'full'] as const;
export type TokenScope = (typeof tokenScopes)[number];

/** What a call asks of a token; `any` is open to every token. */
export type NeededScope = TokenScope | 'any';

export interface TokenLimits {
  readonly scopes: readonly TokenScope[];
  /** Names of the only objects whose records it reaches, with their lines; null for all. */
  readonly objects: readonly string[] | null;
}

/** Whether scopes cover a call: full covers all, write covers read (a write answers the record). Nothing covers metadata but itself and full. */
export function coversScope(scopes: readonly TokenScope[], needed: NeededScope): boolean {
  if (needed === 'any' || scopes.includes('full') || scopes.includes(needed)) return true;
  return needed === 'read' && scopes.includes('write');
}
