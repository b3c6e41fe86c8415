import type { Actor } from '../access/actor.ts';
import { type ObjectAccess, objectAccess, type ReadMode } from '../access/object-access.ts';
import type { Model, ObjectModel } from '../metadata/model.ts';

/** Who reads which Model; the acting user's id and the clock are slots, so that compiled statements serve every actor with the same grants. */
export interface ReadFrame {
  readonly model: Model;
  readonly actor: Actor;
  /** Aggregates anew where the values of roll-ups are stored. */
  readonly live?: boolean;
  /** Default `record`. */
  readonly mode?: ReadMode;
  /** Only rows that the actor may export, too. */
  readonly exporting?: boolean;
}

/** What the frame's actor may do with an object, in what the frame reads. */
export function accessIn({ model, actor, mode }: ReadFrame, object: ObjectModel): ObjectAccess {
  return objectAccess(model, actor, object, mode);
}
