import type { Whatifexample } from '../../../schemas/generated/api.ts';
import type { ObjectModel } from '../../metadata/model.ts';
import type { Delta } from './amount.ts';
import type { Pair } from './changed-pairs.ts';
import type { Doing } from './reach.ts';
import type { Holder } from './role-holders.ts';

/** One thing that changes for one person in one object. */
export interface Change {
  readonly doing: Doing;
  /** The same for all that changes in the same rows. */
  readonly key: string;
  readonly pair: Pair;
  /** Absent for what is of the object as a whole. */
  readonly delta: Delta | undefined;
  /** Whether an action becomes possible that was not in any row, or the other way round. */
  readonly turns: { readonly on: boolean; readonly off: boolean };
}

export interface ObjectChanges {
  readonly object: ObjectModel;
  readonly changes: readonly Change[];
}

export interface HolderChanges {
  readonly holder: Holder;
  readonly objects: readonly ObjectChanges[];
}

/** Up to three records each. */
export interface Examples {
  readonly gained: readonly Whatifexample[];
  readonly lost: readonly Whatifexample[];
}
