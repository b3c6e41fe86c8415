import type { Accessgrant } from '../../../../schemas/generated/api.ts';
import type { UserActor } from '../../../access/actor.ts';
import { type AppliedGrant, grantsFor } from '../../../access/grants.ts';
import { grantShows, grantsAction, grantWrites, type ReadMode, unreachableInputs, unshown } from '../../../access/object-access.ts';
import { type Action, compileRule, type RowRule } from '../../../access/row-rules.ts';
import type { FieldModel, Model, ObjectModel } from '../../../metadata/model.ts';

/** One thing that must be granted. */
export interface Part {
  readonly action: Action;
  readonly mode: ReadMode;
  readonly cell?: { readonly field: FieldModel; readonly as: 'read' | 'reveal' | 'write' };
}

/** Whose grants are looked at, for which object. */
export interface Granted {
  readonly model: Model;
  readonly person: UserActor;
  readonly object: ObjectModel;
}

/** One grant with what it says of a part, apart from the record. */
export interface GrantCase {
  readonly applied: AppliedGrant;
  /** Undefined where it reaches nothing: its condition no longer compiles. */
  readonly rule: RowRule | 'all' | undefined;
  /** Whether it counts for the action. */
  readonly counts: boolean;
  /** Names the action but is kept to single records, where many are asked for. */
  readonly single: boolean;
  readonly stand: Accessgrant['field'];
  /** Whether it gives the cell, where one is asked for. */
  readonly gives: boolean;
  /** Fields of the record that a formula is made of and the grant does not show. */
  readonly missing: readonly FieldModel[];
}

/** What every grant of the person says of the part. */
export function grantCases({ model, person, object }: Granted, part: Part): readonly GrantCase[] {
  const { action, mode, cell } = part;
  const scope = { model, object, action, shareRules: person.rights.shareRules };
  return grantsFor(model, person, object).map((applied) => {
    const counts = grantsAction(applied, action, mode);
    const base = { applied, rule: compileRule(applied.grant, scope), counts, single: !counts && applied.grant.actions.includes(action), missing: [] };
    if (!cell) return { ...base, stand: null, gives: true };
    const { field, as } = cell;
    if (as === 'write') return { ...base, stand: writeStand(applied, field), gives: grantWrites(applied, field) };
    const without = unshown(applied, object, field, as);
    return { ...base, stand: readStand(applied, field), gives: without.length === 0, missing: without.filter((input) => input !== field) };
  });
}

function readStand(applied: AppliedGrant, field: FieldModel): GrantCase['stand'] {
  const shows = grantShows(applied, field);
  if (shows !== undefined) return shows === 'mask' ? 'masks' : 'reads';
  return applied.grant.hide?.includes(field.name) ? 'hides' : 'leaves_out';
}

function writeStand(applied: AppliedGrant, field: FieldModel): GrantCase['stand'] {
  if (grantWrites(applied, field)) return 'writes';
  return applied.grant.hide?.includes(field.name) ? 'hides' : 'does_not_write';
}

/** Paths of what the cell is made of elsewhere and can be read nowhere: no grant helps then. */
export function nowhereReached({ model, person, object }: Granted, { mode, cell }: Part): readonly (readonly string[])[] {
  return cell === undefined || cell.as === 'write' ? [] : unreachableInputs({ model, actor: person, object, mode }, cell.field);
}
