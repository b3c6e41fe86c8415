import type { MergeRequest } from '../../../schemas/generated/api.ts';
import { type Actor, actorSlots } from '../../access/actor.ts';
import { objectAccess } from '../../access/object-access.ts';
import type { Action, RowScope } from '../../access/row-rules.ts';
import type { Row } from '../../database/database.ts';
import { AppError } from '../../errors/app-error.ts';
import { stands } from '../../errors/guards.ts';
import type { FieldModel, Model, ObjectModel } from '../../metadata/model.ts';
import { missing } from '../../query/create-reader.ts';
import type { ReadContext } from '../../query/read-context.ts';
import { scopeCondition } from '../../query/row-conditions.ts';
import { bindSlots, compileSql, ident, join, sql } from '../../sql/sql.ts';
import { writeScopes } from '../preparing/write-scopes.ts';

/** Records about to be made one, by somebody who may. */
export interface MergeContext extends ReadContext {
  readonly actor: Actor;
  readonly object: ObjectModel;
  readonly kept: string;
  /** Those that go into it, in the order of the request. */
  readonly others: readonly string[];
  /** Whether the actor may write the field of the kept record. */
  mayWrite(field: FieldModel): boolean;
}

type Judged = Row & { readonly id: string; readonly version: string; readonly _read: boolean; readonly _merge: boolean };

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** The object, if its records can be merged and the actor is shown any. Lines are part of another record and are not merged by themselves. */
export function mergeableObject(model: Model, actor: Actor, name: string): ObjectModel {
  const object = model.objects.get(name);
  if (object?.table[0] === 'crm' && !object.parent && objectAccess(model, actor, object).rows('read') !== 'none') return object;
  throw new AppError('not_found', `There is no object "${name}" whose records you can merge.`, { issues: [{ pointer: '/object', message: 'unknown' }] });
}

/** What is asked for: the record `id` of an object is kept, the others of the request go into it. */
export interface MergeTask {
  readonly actor: Actor;
  readonly object: string;
  readonly id: string;
  readonly request: MergeRequest;
}

/** Judges the actor's rights on all the records, which are held for the merge where `lock` says so. */
export async function openMerge(context: ReadContext, { actor, object: name, id, request }: MergeTask, lock: boolean): Promise<MergeContext> {
  const object = mergeableObject(context.model, actor, name);
  const kept = id.toLowerCase();
  const others = request.others.map((other) => other.toLowerCase());
  if (new Set([kept, ...others]).size <= others.length)
    throw new AppError('bad_request', 'A record is merged with others.', {
      issues: [{ pointer: '/others', message: 'each record once, and not the kept one' }],
    });
  const rows = await judgeRecords({ ...context, actor, object }, [kept, ...others], lock);
  const row = (record: string): Judged => {
    const found = rows.get(record);
    if (!found?._read) throw missing(name, record);
    return found;
  };
  refuseForbidden(object, row(kept), others.map(row));
  refuseOtherVersions([row(kept), ...others.map(row)], request.versions ?? {});
  const access = objectAccess(context.model, actor, object);
  const narrowed = writeScopes(context.model, actor, object, 'update');
  return {
    ...context,
    actor,
    object,
    kept,
    others,
    mayWrite: (field) =>
      access.writeCell(field, 'update') !== 'none' && narrowed.every(({ fields, flag }) => !fields.has(field.name) || row(kept)[flag] === true),
  };
}

/** The records with what the actor may do to them; those in the trash are left out. */
export async function judgeRecords(
  { model, connection, now, actor, object }: Pick<MergeContext, 'model' | 'connection' | 'now' | 'actor' | 'object'>,
  ids: readonly string[],
  lock = false,
): Promise<ReadonlyMap<string, Judged>> {
  const wrong = ids.find((id) => !uuid.test(id));
  if (wrong !== undefined) throw missing(object.name, wrong);
  const frame = { model, actor };
  const access = objectAccess(model, actor, object);
  const flagged = (scope: RowScope, name: string) => sql`(${scopeCondition(frame, object, 't', scope)}) is true as ${ident(name)}`;
  const flags = (['read', 'merge', 'update', 'delete'] as const satisfies readonly Action[]).map((action) => flagged(access.rows(action), `_${action}`));
  const cells = writeScopes(model, actor, object, 'update').map(({ scope, flag }) => flagged(scope, flag));
  const statement = compileSql(sql`select t.id::text as id, t.version, ${join([...flags, ...cells])} from ${ident(...object.table)} as t
    where t.id = any(${[...ids]}::uuid[]) and t.deleted_at is null order by t.id ${lock ? sql`for update of t` : sql``}`);
  const rows = await connection.query<Judged>(bindSlots(statement, actorSlots(actor, now)));
  return new Map(rows.map((row) => [row.id, row]));
}

/** Every record needs the right to merge; the kept one is changed, the others go to the trash. */
function refuseForbidden(object: ObjectModel, kept: Judged, others: readonly Judged[]): void {
  if (!stands('merge_right')) return;
  const issues = [
    ...(kept._merge && kept._update ? [] : [{ pointer: '', message: 'You may not merge others into this record.' }]),
    ...others.flatMap((row, index) =>
      row._merge && row._delete ? [] : [{ pointer: `/others/${index}`, message: 'You may not merge this record into another.' }],
    ),
  ];
  if (issues.length > 0) throw new AppError('forbidden', `You may not merge these ${object.document.plural.en.toLowerCase()}.`, { issues });
}

function refuseOtherVersions(rows: readonly Judged[], seen: Readonly<Record<string, number>>): void {
  const wanted = new Map(Object.entries(seen).map(([id, version]) => [id.toLowerCase(), version]));
  const changed = rows.filter(({ id, version }) => wanted.has(id) && wanted.get(id) !== Number(version)).map(({ id }) => id);
  if (changed.length === 0) return;
  const message = 'One of the records was changed by someone else. Look at them again before merging.';
  throw new AppError('conflict', message, {
    issues: changed.map((id) => ({ pointer: `/versions/${id}`, message: 'changed meanwhile' })),
    extra: { records: changed },
  });
}
