import type { UserActor } from '../../access/actor.ts';
import { objectAccess } from '../../access/object-access.ts';
import type { Tx } from '../../database/database.ts';
import { stands } from '../../errors/guards.ts';
import type { Model, ObjectModel } from '../../metadata/model.ts';
import { missing } from '../../query/create-reader.ts';
import { cached, preparedStatement, readableObject, run } from '../../query/read-context.ts';
import { scopeCondition } from '../../query/row-conditions.ts';
import { ident, join, Slot, sql } from '../../sql/sql.ts';
import { toUuid } from '../named-rows.ts';
import type { SharedRecord } from './shares.ts';

const asked = ['share', 'read', 'update', 'delete'] as const;

/** What somebody may do with one record that they see. */
export type RowRights = Readonly<Record<(typeof asked)[number], boolean>>;

export interface RowPlace {
  readonly tx: Tx;
  readonly model: Model;
  readonly actor: UserActor;
  readonly now: Date;
}

/** Decides, as every write does, what the actor may do with the record; throws not_found where they cannot see it. */
export async function rowRights(
  { tx, model, actor, now }: RowPlace,
  { object: name, id: written }: SharedRecord,
): Promise<{ readonly object: ObjectModel; readonly id: string; readonly rights: RowRights }> {
  const frame = { model, actor };
  const object = readableObject(frame, name);
  const id = toUuid(written);
  // People are no records: nobody shares them.
  if (object.table[0] !== 'crm' || id === undefined) throw missing(name, written);
  const statement = cached(frame, JSON.stringify(['row rights', name]), () => {
    const access = objectAccess(model, actor, object);
    const flags = asked.map((action) => sql`(${scopeCondition(frame, object, 't', access.rows(action))}) is true as ${ident(action)}`);
    return preparedStatement(
      sql`select ${join(flags)} from ${ident(...object.table)} as t where t.id = ${new Slot('id')}::uuid and t.deleted_at is null`,
      model,
    );
  });
  const rows = (await run({ connection: tx, model, now }, actor, statement, { id })) as unknown as readonly RowRights[];
  const rights = rows[0];
  if (!rights || (!rights.read && stands('share_row'))) throw missing(name, written);
  return { object, id, rights };
}
