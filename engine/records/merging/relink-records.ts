import { systemActor } from '../../access/actor.ts';
import type { Tx } from '../../database/database.ts';
import { AppError } from '../../errors/app-error.ts';
import type { FieldModel, ObjectModel } from '../../metadata/model.ts';
import { readTitles } from '../../query/read-titles.ts';
import { all, ident, sql } from '../../sql/sql.ts';
import { pointingRecords } from '../deleting/pointing-records.ts';
import type { RowWrite } from '../record-writer.ts';
import type { CommittedChange } from '../write-context.ts';
import type { MergeContext } from './merge-context.ts';
import type { MergeWriting } from './write-kept.ts';

/** More records than these do not follow in one merge. */
const mostRelinked = 20_000;
const recordsAtOnce = 1_000;

type Update = Extract<RowWrite, { op: 'update' }>;

/** Records of one object that point to those that go, with what they shall hold instead. */
interface Pointing {
  readonly object: ObjectModel;
  readonly ids: readonly string[];
  readonly fields: readonly FieldModel[];
}

/**
 * Points every link that leads to one of the others to the kept record. It follows from the merge, as a cascade follows from a delete: the
 * system writes it within the operation, in records that the actor may not see too, of which they learn nothing. Throws cannot_merge where
 * there are too many, or one of them cannot follow.
 */
export async function relinkRecords(context: MergeContext, writing: MergeWriting): Promise<readonly CommittedChange[]> {
  const changes: CommittedChange[] = [];
  for (const pointing of await gather(context, writing.tx)) {
    for (let start = 0; start < pointing.ids.length; start += recordsAtOnce) {
      const ids = pointing.ids.slice(start, start + recordsAtOnce);
      await write(context, writing, pointing.object, await updates(context, writing.tx, { ...pointing, ids }));
      changes.push({ object: pointing.object.name, ids, operation: writing.operation });
    }
  }
  return changes;
}

/** Fields of any object that may point to the object, by their object. */
export function pointingFields({ model, object }: Pick<MergeContext, 'model' | 'object'>): readonly (readonly [ObjectModel, readonly FieldModel[]])[] {
  return [...Map.groupBy(object.incoming, (field) => field.object)].flatMap(([name, fields]) => {
    const other = model.objects.get(name);
    return other?.table[0] === 'crm' ? [[other, fields] as const] : [];
  });
}

async function gather(context: MergeContext, tx: Tx): Promise<readonly Pointing[]> {
  const found: Pointing[] = [];
  let room = mostRelinked;
  for (const [other, fields] of pointingFields(context)) {
    const ids = new Set<string>();
    for (const field of fields) for (const id of await pointingIds(context, tx, other, field, room)) ids.add(id);
    room -= ids.size;
    if (room < 0) {
      const message = `More than ${mostRelinked} records point to these. Move some of them first.`;
      throw new AppError('cannot_merge', message, { issues: [{ pointer: '/others', message, code: 'too_many_pointing', params: { max: mostRelinked } }] });
    }
    if (ids.size > 0) found.push({ object: other, ids: [...ids].sort(), fields });
  }
  return found;
}

async function pointingIds({ object, others }: MergeContext, tx: Tx, other: ObjectModel, field: FieldModel, room: number): Promise<readonly string[]> {
  const { from, target, meant } = pointingRecords(field, other, object.name);
  // What goes to the trash itself stays as it is.
  const staying = other.name === object.name ? sql`t.id <> all(${[...others]}::uuid[])` : sql`true`;
  const rows = await tx.query<{ id: string }>(
    sql`select distinct t.id::text as id from ${from} where ${all([sql`${target} = any(${[...others]}::uuid[])`, meant, sql`t.deleted_at is null`, staying])} limit ${sql.lit(room + 1)}`,
  );
  return rows.map(({ id }) => id);
}

interface Held {
  readonly id: string;
  readonly version: string;
  readonly links: Readonly<Record<string, string | readonly string[] | null>>;
}

async function updates(context: MergeContext, tx: Tx, { object, ids, fields }: Pointing): Promise<readonly Update[]> {
  const entries = fields.flatMap((field) => [sql`${field.name}::text`, heldBy(context, field)]);
  const rows = await tx.query<Held>(
    sql`select t.id::text as id, t.version, jsonb_build_object(${sql.join(entries)}) as links from ${ident(...object.table)} as t where t.id = any(${[...ids]}::uuid[]) order by t.id`,
  );
  return rows.map(({ id, version, links }) => {
    const values = fields.flatMap((field) => {
      const value = follow(context, field, links[field.name] ?? null, id === context.kept);
      return value === undefined ? [] : [[field.name, value] as const];
    });
    return { op: 'update', id, version: Number(version), values: Object.fromEntries(values) };
  });
}

/** The ids that a field holds, as JSON; of a link to any object only where it means this one. */
function heldBy({ object }: MergeContext, field: FieldModel) {
  const column = ident('t', field.name);
  if (field.type.type === 'links')
    return sql`(select jsonb_agg(s.target order by s.position) from ${ident('crm', field.sideTable ?? '')} as s where s.record = t.id)`;
  return field.type.type === 'any_link'
    ? sql`(case when ${ident('t', `${field.name}__object`)} = ${object.name} then ${column}::text end)`
    : sql`${column}::text`;
}

/** What the field holds instead; undefined where it points to none of them. The kept record does not point to itself. */
function follow({ object, kept, others }: MergeContext, field: FieldModel, held: string | readonly string[] | null, isKept: boolean): unknown {
  const goes = (id: string): boolean => others.includes(id);
  if (field.type.type === 'links') {
    if (!Array.isArray(held) || !held.some(goes)) return undefined;
    const ids = new Set(held.map((id: string) => (goes(id) ? kept : id)));
    return [...ids].filter((id) => !isKept || id !== kept).map((id) => ({ id }));
  }
  if (typeof held !== 'string' || !goes(held)) return undefined;
  if (isKept) return null;
  return field.type.type === 'any_link' ? { object: object.name, id: kept } : kept;
}

async function write(context: MergeContext, { tx, writer, operation }: MergeWriting, object: ObjectModel, rows: readonly Update[]): Promise<void> {
  const system = systemActor(`merge ${operation}`, context.actor.zone);
  const results = await writer.writeBatch(tx, system, object.name, rows, { operation, kind: 'merge', mode: 'valid' });
  const failed = results.flatMap((result, index) => (result.ok ? [] : [{ result, id: rows[index]?.id ?? '' }]));
  if (failed.length === 0) return;
  if (failed.some(({ result }) => result.code === 'conflict'))
    throw new AppError('busy', 'Records that point here were changed at the same moment. Try again.');
  // Who cannot see the record is not told what refuses it.
  const titles = await readTitles(
    context,
    context.actor,
    object.name,
    failed.map(({ id }) => id),
  );
  const seen = failed.find(({ id }) => titles.has(id));
  const message = seen
    ? `${object.document.label.en} "${titles.get(seen.id) ?? seen.id}", which points to one of these, cannot follow.`
    : 'A record that you cannot see points to one of these and cannot follow. Ask an administrator.';
  throw new AppError('cannot_merge', message, {
    issues: [{ pointer: '/others', message, code: 'cannot_follow', ...(seen ? { params: { object: object.name, id: seen.id } } : {}) }],
    ...(seen ? { extra: { object: object.name, id: seen.id } } : {}),
  });
}
