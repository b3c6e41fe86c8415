import { isDeepStrictEqual } from 'node:util';
import type { RoleDocument } from '../../../schemas/generated/metadata.ts';
import type { RowScope } from '../../access/row-rules.ts';
import type { FieldModel, Model, ObjectModel } from '../../metadata/model.ts';
import { walkPath } from '../../metadata/references/walk-path.ts';
import type { Hypothesis } from './hypothetical-model.ts';

/** Where another role can make a difference. */
export interface Touched {
  /** Objects to look at, in the order of the Model. */
  readonly objects: readonly ObjectModel[];
  /** Whether rows of the scope may be others though it reads the same: what they inherit from is touched. */
  inherits(object: ObjectModel, scope: RowScope): boolean;
  /** Whether a path goes over an object that is touched. */
  crosses(object: ObjectModel, path: readonly string[]): boolean;
}

/** Objects for which the role's grants change, and those whose rows or cells depend on them: by inheritance, formulas and roll-ups. */
export function touchedObjects({ before, after, role, isNew }: Hypothesis): Touched {
  const former = before.roles.get(role.name);
  const all = [...after.objects.values()];
  const wholly = isNew || former?.admin !== role.admin;
  const names = new Set(all.filter(({ name }) => wholly || !isDeepStrictEqual(grantsOf(former, name), grantsOf(role, name))).map(({ name }) => name));
  // What depends on what depends on them.
  for (let size = -1; size !== names.size; ) {
    size = names.size;
    for (const object of all) if (!names.has(object.name) && dependsOn(after, object, names)) names.add(object.name);
  }
  const targets = (object: ObjectModel, link: string) => targetsOf(after, object.fields.get(link));
  return {
    objects: all.filter(({ name }) => names.has(name)),
    inherits: (object, scope) =>
      typeof scope !== 'string' &&
      scope.some(({ forms }) => forms.some((form) => form.kind === 'inherit' && targets(object, form.link).some((name) => names.has(name)))),
    crosses: (object, path) => walkPath(after, object.name, path).some((step) => step.object !== object.name && names.has(step.object)),
  };
}

/** The grants that count for an object: those for every object only where none names it. */
function grantsOf(role: RoleDocument | undefined, object: string): RoleDocument['grants'] {
  const named = role?.grants.filter((grant) => grant.object === object) ?? [];
  return named.length > 0 ? named : (role?.grants.filter((grant) => grant.object === '*') ?? []);
}

function targetsOf(model: Model, field: FieldModel | undefined): readonly string[] {
  if (!field) return [];
  if (field.type.type === 'any_link') return field.document.options?.objects ?? [...model.objects.keys()];
  return field.target === undefined ? [] : [field.target];
}

function dependsOn(model: Model, object: ObjectModel, names: ReadonlySet<string>): boolean {
  for (const field of object.fields.values()) {
    if (field.type.type === 'roll_up' && names.has(field.target ?? '')) return true;
    if (field.formula?.reads.some((path) => walkPath(model, object.name, path).some((step) => names.has(step.object)))) return true;
    if (isInherited(model, object, field.name) && targetsOf(model, field).some((name) => names.has(name))) return true;
  }
  return false;
}

/** Whether some role gives rights by the link. */
function isInherited(model: Model, object: ObjectModel, link: string): boolean {
  const form = `inherit:${link}`;
  return [...model.roles.values()].some(({ grants }) =>
    grants.some(({ object: name, rows }) => (name === object.name || name === '*') && Array.isArray(rows) && (rows as readonly string[]).includes(form)),
  );
}
