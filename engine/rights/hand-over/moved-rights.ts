/** A share of sys.share as it was before it was joined with the successor's own of the same record. */
export interface JoinedShare {
  /** The person's, which is gone: a row of sys.share. */
  readonly removed: Readonly<Record<string, unknown>>;
  /** The successor's, and what it said before and says now. */
  readonly into: string;
  readonly before: ShareTerms;
  readonly after: ShareTerms;
}

export interface ShareTerms {
  readonly can: readonly string[];
  readonly expires_at: string | null;
}

/** Which rights a hand-over moved from a person to a successor: all that is needed to move them back, and forth again. */
export interface MovedRights {
  /** Ids of shares of single records whose subject is another now. */
  readonly shares: readonly string[];
  readonly joined: readonly JoinedShare[];
  /** Ids of shares by rule whose subject is another now. */
  readonly rules: readonly string[];
  /** Whose manager is another now. */
  readonly managers: readonly { readonly person: string; readonly before: string | null; readonly after: string | null }[];
  /** Teams that the successor leads now, with what the successor was in them before. */
  readonly leads: readonly { readonly team: string; readonly successorWas: 'nothing' | 'member' | 'lead' }[];
}

export const nothingMoved: MovedRights = { shares: [], joined: [], rules: [], managers: [], leads: [] };
