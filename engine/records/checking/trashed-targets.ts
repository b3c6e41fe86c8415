import { actorSlots } from '../../access/actor.ts';
import { objectAccess } from '../../access/object-access.ts';
import { stands } from '../../errors/guards.ts';
import type { FieldModel, ObjectModel } from '../../metadata/model.ts';
import { relation } from '../../query/relation.ts';
import { scopeCondition } from '../../query/row-conditions.ts';
import { bindSlots, compileSql, ident, sql } from '../../sql/sql.ts';
import { deletePolicy } from '../deleting/pointing-records.ts';
import { type BatchContext, isLive, type PreparedRow, valueAfter } from '../write-context.ts';

/** A link of a row that leads into the trash. */
export interface TrashedTarget {
  readonly row: PreparedRow;
  readonly field: FieldModel;
  readonly object: string;
  readonly id: string;
  /** Null where the actor may not see it. */
  readonly title: string | null;
}

type Pointer = Omit<TrashedTarget, 'title'>;

/**
 * The links that lead into the trash, or to records that have been deleted for good: of records that come back all, of others those that change.
 * Links that keep their target whatever happens to it may lead into the trash.
 */
export async function trashedTargets(context: BatchContext, rows: readonly PreparedRow[]): Promise<readonly TrashedTarget[]> {
  const { model, object } = context;
  const fields = [...object.fields.values()].filter((field) => !field.system);
  const pointers: Pointer[] = [];
  const live = rows.filter(isLive);
  for (const field of fields) {
    if (field.type.type === 'links') pointers.push(...(await entriesOf(context, field, live)));
    else if (field.type.type === 'link' || field.type.type === 'any_link') pointers.push(...live.flatMap((row) => pointerOf(row, field)));
  }
  const found: TrashedTarget[] = [];
  for (const [name, group] of Map.groupBy(pointers, (pointer) => pointer.object)) {
    const target = model.objects.get(name);
    if (target?.table[0] !== 'crm') continue;
    const titles = await trashedTitles(context, target, [...new Set(group.map(({ id }) => id))]);
    for (const pointer of group) {
      const trashed = titles.get(pointer.id);
      if (trashed && (trashed.gone || deletePolicy(pointer.field, object) !== 'keep')) found.push({ ...pointer, title: trashed.title });
    }
  }
  return found;
}

function pointerOf(row: PreparedRow, field: FieldModel): readonly Pointer[] {
  const value = (column: string) => (row.op === 'restore' ? valueAfter(row, column) : row.columns.get(column));
  const id = value(field.name);
  const object = field.type.type === 'any_link' ? valueAfter(row, `${field.name}__object`) : field.target;
  return typeof id === 'string' && typeof object === 'string' ? [{ row, field, object, id }] : [];
}

async function entriesOf({ tx }: BatchContext, field: FieldModel, rows: readonly PreparedRow[]): Promise<readonly Pointer[]> {
  const object = field.target ?? '';
  const given = rows.flatMap((row) => entryIds(row.sides.get(field.name)).map((id) => ({ row, field, object, id })));
  const stored = new Map(rows.filter((row) => row.op === 'restore' && !row.sides.has(field.name)).map((row) => [row.id, row]));
  if (stored.size === 0) return given;
  const found = await tx.query<{ record: string; target: string }>(
    sql`select s.record::text as record, s.target::text as target from ${ident('crm', field.sideTable ?? '')} as s where s.record = any(${[...stored.keys()]}::uuid[])`,
  );
  return [
    ...given,
    ...found.flatMap(({ record, target }) => {
      const row = stored.get(record);
      return row ? [{ row, field, object, id: target }] : [];
    }),
  ];
}

/** The targets in the stored form of links, rows of [target, position]. */
export function entryIds(stored: unknown): readonly string[] {
  return typeof stored === 'string' ? (JSON.parse(stored) as [string, number][]).map(([id]) => id) : [];
}

interface Trashed {
  readonly title: string | null;
  /** Deleted for good. */
  readonly gone: boolean;
}

/** Those of the records that are in the trash or are not there at all, with their titles as far as the actor may read them. */
async function trashedTitles(context: BatchContext, object: ObjectModel, ids: readonly string[]): Promise<ReadonlyMap<string, Trashed>> {
  const frame = { model: context.model, actor: context.actor };
  const at = relation(frame, object);
  const seen = scopeCondition(frame, object, at.alias, objectAccess(frame.model, frame.actor, object).rows('read'));
  const title = at.value([object.title.name]);
  const id = ident(at.alias, 'id');
  const statement = compileSql(
    sql`select ${id}::text as id, case when ${stands('trash_title') ? seen : sql`true`} then ${title} end as title, ${ident(at.alias, 'deleted_at')} is not null as trashed from ${at.from()} where ${id} = any(${ids}::uuid[])`,
  );
  const rows = await context.tx.query<{ id: string; title: string | null; trashed: boolean }>(
    bindSlots(statement, { ...actorSlots(context.actor, context.now) }),
  );
  const there = new Set(rows.map((row) => row.id));
  return new Map<string, Trashed>([
    ...rows.filter((row) => row.trashed).map((row) => [row.id, { title: row.title, gone: false }] as const),
    ...ids.filter((each) => !there.has(each)).map((each) => [each, { title: null, gone: true }] as const),
  ]);
}
