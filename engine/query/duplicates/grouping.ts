import type { Actor } from '../../access/actor.ts';
import type { ObjectModel } from '../../metadata/model.ts';
import type { ReadContext } from '../read-context.ts';
import type { ReadFrame } from '../read-frame.ts';
import type { DuplicateGroup } from '../record-reader.ts';
import type { KeyedField } from './duplicate-key.ts';

/** One rule of the object, as it can be asked for. */
export interface GroupingRule {
  readonly name: string;
  readonly label: DuplicateGroup['label'];
  readonly keyed: readonly KeyedField[];
}

/** Who asks for the duplicates of which object. */
export interface Grouping extends ReadContext {
  readonly actor: Actor;
  readonly frame: ReadFrame;
  readonly object: ObjectModel;
}
