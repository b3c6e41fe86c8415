import { actorSlots } from '../../access/actor.ts';
import { type ObjectAccess, objectAccess } from '../../access/object-access.ts';
import type { Action } from '../../access/row-rules.ts';
import { AppError } from '../../errors/app-error.ts';
import { stands } from '../../errors/guards.ts';
import type { FieldModel, ObjectModel } from '../../metadata/model.ts';
import { scopeCondition } from '../../query/row-conditions.ts';
import { all, bindSlots, compileSql, ident, sql } from '../../sql/sql.ts';
import type { LockedRow } from '../preparing/load-rows.ts';
import { writeScopes } from '../preparing/write-scopes.ts';
import type { BatchContext } from '../write-context.ts';
import type { Deed, UndoContext } from './deeds.ts';

/** Who did something may take it back as long as they could do it today. What followed from it in other records follows it back. */
export function refuseForbidden({ model, actor, object }: BatchContext, deeds: readonly Deed[], locked: ReadonlyMap<string, LockedRow>): void {
  const access = objectAccess(model, actor, object);
  const narrowed = writeScopes(model, actor, object, 'update');
  for (const deed of deeds) {
    const row = locked.get(deed.record);
    if (!row || !deed.mine) continue;
    const allowed = { create: access.rows('create') !== 'none', update: row._update, delete: row._delete, restore: row._delete }[deed.first_kind];
    const isNarrowed = (name: string) => narrowed.some(({ fields, flag }) => fields.has(name) && row[flag] !== true);
    const closed = deed.first_kind === 'update' && (deed.own_fields ?? []).some((name) => isClosed(object.fields.get(name), access) || isNarrowed(name));
    if (stands('undo_rights') && (!row._read || !allowed || closed)) throw forbidden(object);
  }
}

/** The same for all deeds of the object at once, before any of them is touched: an undo in several transactions must not stop halfway for want of rights. */
export async function foreseeForbidden({ tx, model, actor, object, deeds, now }: UndoContext): Promise<void> {
  const access = objectAccess(model, actor, object);
  if (actor.kind === 'system') return;
  const may = (action: Action) => sql`(${scopeCondition({ model, actor }, object, 't', access.rows(action))}) is true`;
  const creates = access.rows('create') === 'none' ? sql`false` : sql`true`;
  const fieldsInside = writeScopes(model, actor, object, 'update').map(
    ({ fields, scope }) =>
      sql`(not coalesce(d.own_fields && ${[...fields]}::text[], false) or (${scopeCondition({ model, actor }, object, 't', scope)}) is true)`,
  );
  const refused =
    compileSql(sql`select 1 as one from ${deeds} as d join ${ident(...object.table)} as t on t.id = d.record where d.object = ${object.name} and d.mine
    and not (${may('read')} and case d.first_kind when 'create' then ${creates} when 'update' then ${all([may('update'), ...fieldsInside])} else ${may('delete')} end) limit 1`);
  const fields = sql`select distinct field from ${deeds} as d cross join lateral unnest(d.own_fields) as field where d.object = ${object.name} and d.mine and d.first_kind = 'update'`;
  const rows = await tx.query(bindSlots(refused, actorSlots(actor, now)));
  const changed = await tx.query<{ field: string }>(fields);
  if (rows.length > 0 || changed.some(({ field }) => isClosed(object.fields.get(field), access))) throw forbidden(object);
}

function forbidden(object: ObjectModel): AppError {
  const message = 'You may no longer change everything that this operation changed, so you cannot undo it. Ask an administrator.';
  return new AppError('forbidden', message, { issues: [{ pointer: '', message: `${object.document.label.en}: your rights have changed since.` }] });
}

function isClosed(field: FieldModel | undefined, access: ObjectAccess): boolean {
  return field !== undefined && !field.system && !field.type.computed && access.writeCell(field, 'update') === 'none';
}
