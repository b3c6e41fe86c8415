import type { Actor } from '../../access/actor.ts';
import { type ObjectAccess, objectAccess } from '../../access/object-access.ts';
import { type RowScope, scopeKey } from '../../access/row-rules.ts';
import type { Model, ObjectModel } from '../../metadata/model.ts';

/** Rows in which some fields may be written, narrower or wider than those that may be written at all. */
export interface WriteScope {
  /** Name of the column that tells, in the statement that locks rows. */
  readonly flag: string;
  readonly scope: RowScope;
  readonly fields: ReadonlySet<string>;
}

const known = new WeakMap<ObjectAccess, Map<string, readonly WriteScope[]>>();

/** By what rows they may be written in, the fields whose rows are not simply those of the action; some may be written by the other action only. */
export function writeScopes(model: Model, actor: Actor, object: ObjectModel, action: 'create' | 'update'): readonly WriteScope[] {
  const access = objectAccess(model, actor, object);
  const byObject = known.get(access) ?? new Map<string, readonly WriteScope[]>();
  known.set(access, byObject);
  const key = `${object.name} ${action}`;
  const scopes = byObject.get(key) ?? collect(access, object, action);
  byObject.set(key, scopes);
  return scopes;
}

function collect(access: ObjectAccess, object: ObjectModel, action: 'create' | 'update'): readonly WriteScope[] {
  const whole = scopeKey(access.rows(action));
  const found = new Map<string, { readonly scope: RowScope; readonly fields: Set<string> }>();
  for (const field of object.fields.values()) {
    const scope = access.writeCell(field, action);
    const key = scopeKey(scope);
    if (key === whole) continue;
    const entry = found.get(key) ?? { scope, fields: new Set<string>() };
    found.set(key, entry);
    entry.fields.add(field.name);
  }
  return [...found.values()].map(({ scope, fields }, index) => ({ flag: `_write${index}`, scope, fields }));
}
