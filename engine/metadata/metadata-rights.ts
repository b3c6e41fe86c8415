import type { FieldModel, Model, ObjectModel } from './model.ts';

/** What the person asking may do, as a port: engine/access answers it, since rights stand to the right of metadata. */
export interface MetadataRights {
  can(object: ObjectModel, action: 'create' | 'read' | 'list' | 'update' | 'delete' | 'export' | 'share' | 'bulk' | 'import' | 'merge'): boolean;
  /** In at least some records, at once. */
  reads(object: ObjectModel, field: FieldModel): boolean;
  /** In at least some records, at once or by a click. */
  reveals(object: ObjectModel, field: FieldModel): boolean;
  /** In some records only by a click. */
  masks(object: ObjectModel, field: FieldModel): boolean;
  readonly admin: boolean;
  /** Whether one of the roles is held. */
  holdsRole(names: readonly string[]): boolean;
  writes(object: ObjectModel, field: FieldModel): boolean;
  /** The same for what goes over many records: grants that exclude lists do not count, nor what is read through them over links. */
  readonly inLists: MetadataRights;
}

/** Whether every field on a path over links may be shown, if only as dots. Unknown paths may not. */
export function readsPath(model: Model, object: ObjectModel, path: readonly string[], rights: MetadataRights): boolean {
  const [name, ...rest] = path;
  const field = object.fields.get(name ?? '');
  if (!field || !rights.reveals(object, field)) return false;
  if (rest.length === 0 || (rest.length === 1 && field.type.expression?.(field.document)?.members?.[rest[0] as string])) return true;
  const target = model.objects.get(field.target ?? '');
  return target !== undefined && rights.can(target, 'read') && readsPath(model, target, rest, rights);
}

/** Whether every field on the path is shown at once in some records: what is only revealed by a click is neither sorted nor filtered by. */
export function readsAtOnce(model: Model, object: ObjectModel, path: readonly string[], rights: MetadataRights): boolean {
  return readsPath(model, object, path, { ...rights, reveals: rights.reads });
}
