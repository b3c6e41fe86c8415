import { type Actor, systemActor } from '../access/actor.ts';
import { stands } from '../errors/guards.ts';
import type { FieldModel } from '../metadata/model.ts';
import { all, ident, join, Slot, sql } from '../sql/sql.ts';
import { fetchDeferred } from './deferred.ts';
import { requestedTree } from './lists/compile-list.ts';
import { project, treeOf } from './projection.ts';
import { cached, preparedStatement, type ReadContext, readableObject, run } from './read-context.ts';
import type { ReadFrame } from './read-frame.ts';
import type { WireRecord } from './record-reader.ts';
import { relation } from './relation.ts';

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** One record with everything about it; undefined when missing, in the trash, or not visible. */
export async function getRecord(
  context: ReadContext,
  actor: Actor,
  name: string,
  id: string,
  fields?: readonly string[],
  trash = false,
): Promise<WireRecord | undefined> {
  const frame: ReadFrame = { model: context.model, actor };
  const object = readableObject(frame, name);
  if (!uuid.test(id)) return undefined;
  const compiled = cached(frame, JSON.stringify(['get', name, fields, trash]), () => {
    const at = relation(frame, object);
    const projection = project(at, requestedTree(frame, object, fields, true));
    const conditions = [sql`${ident(at.alias)}.id = ${new Slot('id')}::uuid`, at.visible(trash)];
    return { statement: preparedStatement(sql`select ${join(projection.items)} from ${at.from()} where ${all(conditions)}`, context.model), projection };
  });
  const rows = await run(context, actor, compiled.statement, { id: id.toLowerCase() });
  const row = rows[0];
  if (!row) return undefined;
  // @NOTE the tree of a record holds id.
  const record = compiled.projection.decode(row) as WireRecord;
  await fetchDeferred(context, frame, object, compiled.projection.deferred, [record]);
  return record;
}

/** The value of one cell that may be read or revealed; see RecordReader.reveal. */
export async function revealCell(
  context: ReadContext,
  actor: Actor,
  name: string,
  id: string,
  field: string,
): Promise<{ readonly value: unknown } | undefined> {
  const frame: ReadFrame = { model: context.model, actor: stands('reveal') ? actor : systemActor('a guard taken away'), mode: 'reveal' };
  const object = readableObject(frame, name);
  if (!uuid.test(id) || !object.fields.has(field)) return undefined;
  const compiled = cached(frame, JSON.stringify(['reveal', name, field]), () => {
    const at = relation(frame, object);
    const projection = project(at, treeOf([object.fields.get('id') as FieldModel, object.fields.get(field) as FieldModel]));
    const conditions = [sql`${ident(at.alias)}.id = ${new Slot('id')}::uuid`, at.visible()];
    return { statement: preparedStatement(sql`select ${join(projection.items)} from ${at.from()} where ${all(conditions)}`, context.model), projection };
  });
  const row = (await run(context, actor, compiled.statement, { id: id.toLowerCase() }))[0];
  if (!row) return undefined;
  // @NOTE the tree holds id.
  const record = compiled.projection.decode(row) as WireRecord;
  await fetchDeferred(context, { model: context.model, actor }, object, compiled.projection.deferred, [record]);
  return field in record ? { value: record[field] } : undefined;
}
