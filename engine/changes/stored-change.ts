import type { Change } from './change-sets.ts';

/** A change as kept, with what only a roll back may ask for. */
export interface StoredChange extends Change {
  /** Brings back a deleted name with its data. */
  readonly restore?: true;
  /** For a type that goes back: the kept column of the former type. */
  readonly was?: string;
}
