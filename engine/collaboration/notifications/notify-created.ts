import { actorId } from '../../access/actor.ts';
import type { Tx } from '../../database/database.ts';
import type { Model, ObjectModel } from '../../metadata/model.ts';
import { authorName } from '../../records/operations.ts';
import type { WrittenBatch } from '../../records/write-context.ts';
import { ident, join, type Sql, sql } from '../../sql/sql.ts';
import { noticeTo } from './tell-people.ts';

/** More records made at once are an import or a move: they tell nobody. */
const mostAtOnce = 20;

/**
 * Behind a write, in its transaction: tells the people whom the object's document names (`tells`) of new records, save whoever made them and
 * the owner, who is told of getting them. Undefined, and nothing sent, where there is nobody to tell. Whoever may not open a record is not shown
 * its notification.
 */
export function notifyCreated(tx: Tx, { model, actor, object, operation, rows }: WrittenBatch): Promise<void> | undefined {
  const { tells = [] } = object.document;
  if (actor.kind === 'system' || tells.length === 0) return undefined;
  const made = rows.filter((row) => row.op === 'create');
  if (made.length === 0 || made.length > mostAtOnce) return undefined;
  const ids = sql`${made.map(({ id }) => id)}::uuid[]`;
  const people = join(
    tells.map((path) => peopleAt(model, object, path, ids)),
    sql` union `,
  );
  const owner = object.fields.has('owner') ? sql`t.owner` : sql`null::uuid`;
  return tx
    .query(sql`with concerned as (${people}), told as (
      insert into sys.notification (person, kind, object, record, operation, count, actor, actor_name, at)
      select c.person, 'created', ${object.name}, c.record, ${operation}::uuid, 1, ${actorId(actor)}::uuid, ${authorName(actor)}, ${made[0]?.at ?? ''}::timestamptz
      from concerned as c join ${ident(...object.table)} as t on t.id = c.record
      where c.person is not null and c.person is distinct from ${actor.id}::uuid
        and c.person is distinct from ${owner}
        and not exists (select from sys.notification_settings as s where s.person = c.person and 'created' = any(s.muted_kinds))
      returning person) ${noticeTo(sql`select person from told`)}`)
    .then(() => undefined);
}

/** Selects the records of these ids with the person at a path of the document: a field, or a link and a field of what it leads to. */
function peopleAt(model: Model, object: ObjectModel, path: string, ids: Sql): Sql {
  const [first = '', second] = path.split('.');
  if (second === undefined) return sql`select t.id as record, ${ident('t', first)} as person from ${ident(...object.table)} as t where t.id = any(${ids})`;
  const target = model.objects.get(object.fields.get(first)?.target ?? '');
  // @NOTE the model was compiled: the link leads somewhere.
  const behind = ident(...(target as ObjectModel).table);
  return sql`select t.id as record, ${ident('l', second)} as person from ${ident(...object.table)} as t join ${behind} as l on l.id = ${ident('t', first)} where t.id = any(${ids})`;
}
