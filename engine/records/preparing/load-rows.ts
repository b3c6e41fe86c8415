import type { Actor } from '../../access/actor.ts';
import { actorSlots } from '../../access/actor.ts';
import { objectAccess } from '../../access/object-access.ts';
import { placesColumn } from '../../access/places-column.ts';
import type { Action, RowScope } from '../../access/row-rules.ts';
import type { Row, Tx } from '../../database/database.ts';
import type { Model, ObjectModel } from '../../metadata/model.ts';
import { cached, preparedStatement } from '../../query/read-context.ts';
import { scopeCondition } from '../../query/row-conditions.ts';
import { bindSlots, ident, join, type Statement, sql } from '../../sql/sql.ts';
import { idForm, idMatch, idSlot } from './id-match.ts';
import { writeScopes } from './write-scopes.ts';

/** A row as locked for writing, with what the actor may do with it as `_read`, `_update`, `_delete`, and the flags of writeScopes. */
export type LockedRow = Row & { readonly _read: boolean; readonly _update: boolean; readonly _delete: boolean };

/** All physical columns of an object's table. */
export function tableColumns(object: ObjectModel): readonly string[] {
  return [...object.fields.values()].flatMap((field) => field.columns.map((column) => column.name));
}

function lockStatement(model: Model, actor: Actor, object: ObjectModel, ids: readonly string[]): Statement {
  const frame = { model, actor };
  return cached(frame, `lock ${idForm(ids)} ${object.name}`, () => {
    const access = objectAccess(model, actor, object);
    const flagged = (scope: RowScope, name: string) => sql`(${scopeCondition(frame, object, 't', scope)}) is true as ${ident(name)}`;
    const flag = (action: Action, name: string) => flagged(access.rows(action), name);
    const cells = writeScopes(model, actor, object, 'update').map((cell) => flagged(cell.scope, cell.flag));
    const columns = tableColumns(object).map((column) => ident('t', column));
    if (object.document.territories === true) columns.push(sql`${ident('t', placesColumn)}::text[] as ${ident(placesColumn)}`);
    return preparedStatement(
      sql`select ${join([...columns, flag('read', '_read'), flag('update', '_update'), flag('delete', '_delete'), ...cells])}
      from ${ident(...object.table)} as t where ${idMatch(ident('t', 'id'), 'ids', ids)} order by t.id for update of t`,
      model,
    );
  });
}

/** Locks the rows in id order, so that two batches cannot wait for each other, and reads them whole. */
export async function lockRows(
  tx: Tx,
  model: Model,
  actor: Actor,
  object: ObjectModel,
  ids: readonly string[],
  now: Date,
): Promise<ReadonlyMap<string, LockedRow>> {
  if (ids.length === 0) return new Map();
  const rows = await tx.query<LockedRow>(bindSlots(lockStatement(model, actor, object, ids), { ids: idSlot(ids), ...actorSlots(actor, now) }));
  return new Map(rows.map((row) => [String(row.id), row]));
}
