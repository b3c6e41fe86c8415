import type { FieldDocument } from '../../../schemas/generated/metadata.ts';
import type { FieldModel, ObjectModel } from '../../metadata/model.ts';
import { ident, type Sql, sql } from '../../sql/sql.ts';

/** The records of an object that point somewhere by one of its fields, under the alias `t`; those of links once per entry. */
export interface PointingRecords {
  readonly from: Sql;
  /** The id pointed to. */
  readonly target: Sql;
  /** Whether the id is one of the object asked about. */
  readonly meant: Sql;
}

/** How `field` of `other` points to records of the object named. */
export function pointingRecords(field: FieldModel, other: ObjectModel, object: string): PointingRecords {
  const table = sql`${ident(...other.table)} as t`;
  if (field.type.type === 'links')
    return { from: sql`${table} join ${ident('crm', field.sideTable ?? '')} as s on s.record = t.id`, target: sql`s.target`, meant: sql`true` };
  const target = ident('t', field.name);
  return { from: table, target, meant: field.type.type === 'any_link' ? sql`${ident('t', `${field.name}__object`)} = ${object}` : sql`true` };
}

type DeletePolicy = NonNullable<NonNullable<FieldDocument['options']>['on_delete']>;

/** What deleting the target of a link does to the record that holds it. Lines go with their record; where nothing is said, the delete is refused. */
export function deletePolicy(field: FieldModel, object: ObjectModel): DeletePolicy {
  if (object.parent?.name === field.name) return 'cascade';
  return field.document.options?.on_delete ?? 'refuse';
}

/** Whether a link whose target is gone may be empty when its record comes back: it would have been cleared, had the record been there. */
export function clearsInTrash(field: FieldModel, object: ObjectModel): boolean {
  return deletePolicy(field, object) === 'clear' && field.document.required !== true;
}
