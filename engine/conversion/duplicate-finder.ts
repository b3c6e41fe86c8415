import type { Actor } from '../access/actor.ts';
import type { ReadContext } from '../query/read-context.ts';

/** A record that may be the one meant. */
export interface PossibleDuplicate {
  readonly id: string;
  readonly title: string;
  /** Labels of the rules of the object that say so. */
  readonly reasons: readonly { readonly en: string; readonly vi: string }[];
}

/** Finds records that may be the same as one with these wire values, by the rules of the object: only what the actor may list, and no value that is hidden from them. */
export type DuplicateFinder = (
  context: ReadContext,
  actor: Actor,
  object: string,
  values: Readonly<Record<string, unknown>>,
) => Promise<readonly PossibleDuplicate[]>;
