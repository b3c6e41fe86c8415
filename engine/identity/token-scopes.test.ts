import { describe, expect, it } from 'vitest';
import { coversScope, tokenScopes } from './token-scopes.ts';

describe('coversScope', () => {
  it.each([
    ['read', ['read']],
    ['write', ['read', 'write']],
    ['metadata', ['metadata']],
    ['full', ['read', 'write', 'metadata', 'full']],
  ] as const)('lets a token of %s make calls that need %j and no others', (scope, covered) => {
    expect(tokenScopes.filter((needed) => coversScope([scope], needed))).toEqual(covered);
    expect(coversScope([scope], 'any')).toBe(true);
  });

  it('adds scopes up, and gives nothing for none', () => {
    expect(tokenScopes.filter((needed) => coversScope(['read', 'metadata'], needed))).toEqual(['read', 'metadata']);
    expect(tokenScopes.filter((needed) => coversScope([], needed))).toEqual([]);
  });
});
