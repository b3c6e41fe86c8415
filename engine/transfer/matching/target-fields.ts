import type { Actor } from '../../access/actor.ts';
import { objectAccess } from '../../access/object-access.ts';
import type { FieldModel, Model, ObjectModel } from '../../metadata/model.ts';
import { fieldParts } from '../field-parts.ts';
import { isFindable } from '../mapping/compile-find.ts';
import { importable } from '../mapping/compile-source.ts';

/** A field that this person may fill from a file. */
export interface TargetField {
  readonly field: FieldModel;
  /** Members with columns of their own, such as ward. */
  readonly parts: readonly string[];
  /** link and user: fields by which records of the other object, or people, can be found, the title first. */
  readonly find: readonly FieldModel[];
}

/** Whether this person may import into the object at all. */
export function mayImport(model: Model, actor: Actor, object: ObjectModel): boolean {
  return object.table[0] === 'crm' && objectAccess(model, actor, object).rows('import') !== 'none';
}

/** The fields of an object that this person may fill from a file: none that may not be written, no link to what cannot be seen. */
export function targetFields(model: Model, actor: Actor, object: ObjectModel): readonly TargetField[] {
  const access = objectAccess(model, actor, object);
  const writes = (field: FieldModel): boolean => access.writeCell(field, 'create') !== 'none' || access.writeCell(field, 'update') !== 'none';
  return [...object.fields.values()].flatMap((field) => {
    const { type } = field.type;
    if (!importable(field) || field.name === 'id' || field.document.read_only === true || !writes(field)) return [];
    const points = type === 'link' || type === 'user';
    const find = points ? findFields(model, actor, field) : [];
    if ((points && find.length === 0) || type === 'any_link' || type === 'links') return [];
    return [{ field, parts: fieldParts(field.document)?.others ?? [], find }];
  });
}

/** What records behind a link can be found by: only what this person is shown in lists. */
function findFields(model: Model, actor: Actor, link: FieldModel): readonly FieldModel[] {
  const target = model.objects.get(link.target ?? '');
  if (!target) return [];
  const access = objectAccess(model, actor, target, 'list');
  if (access.rows('read') === 'none') return [];
  const shown = [...target.fields.values()].filter((field) => isFindable(field) && access.readCell(field) !== 'none');
  const rank = (field: FieldModel): number =>
    field === target.title ? 0 : field.type.type === 'auto_number' || field.document.unique ? 1 : field.type.type === 'phone' ? 2 : 3;
  return shown.toSorted((left, right) => rank(left) - rank(right));
}
