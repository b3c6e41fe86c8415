import { actorSlots, systemActor } from '../../access/actor.ts';
import { objectAccess } from '../../access/object-access.ts';
import { stands } from '../../errors/guards.ts';
import type { FieldModel, ObjectModel } from '../../metadata/model.ts';
import { scopeCondition } from '../../query/row-conditions.ts';
import { bindSlots, compileSql, ident, sql } from '../../sql/sql.ts';
import type { RowWrite } from '../record-writer.ts';
import { type BatchContext, failRow, isLive, type PreparedRow } from '../write-context.ts';
import { deletePolicy, pointingRecords } from './pointing-records.ts';
import { settleRestoredLinks } from './restored-links.ts';

/** Writes that deletes and restores bring about in other objects. */
export interface Consequence {
  readonly object: string;
  readonly rows: readonly RowWrite[];
}

/** What the deletes of a batch mean for the records that point to them; refused deletes are marked. */
export async function deleteConsequences(context: BatchContext, rows: readonly PreparedRow[]): Promise<readonly Consequence[]> {
  const deletes = rows.filter((row) => row.op === 'delete' && isLive(row));
  if (deletes.length === 0) return [];
  const cleared = new Map<string, Map<string, Record<string, unknown>>>();
  const deleted = new Map<string, Set<string>>();
  for (const field of context.object.incoming) {
    const other = context.model.objects.get(field.object);
    if (!other) continue;
    const policy = deletePolicy(field, other);
    if (policy === 'keep') continue;
    const found = await referring(context, field, other, deletes);
    if (found.length === 0) continue;
    if (policy === 'refuse') await refuse(context, other, field, found, deletes);
    else if (policy === 'cascade') for (const { id } of found) entryOf(deleted, other.name, () => new Set<string>()).add(id);
    else
      for (const [id, value] of await clearedValues(context, field, other, found)) {
        const records = entryOf(cleared, other.name, () => new Map<string, Record<string, unknown>>());
        entryOf(records, id, (): Record<string, unknown> => ({}))[field.name] = value;
      }
  }
  // Links are cleared before anything else goes: the values worked out here are those of now.
  const updates = [...cleared].map(([object, records]) => ({
    object,
    rows: [...records].filter(([id]) => !deleted.get(object)?.has(id)).map(([id, values]) => ({ op: 'update', id, values }) as const),
  }));
  return [...updates, ...[...deleted].map(([object, ids]) => ({ object, rows: [...ids].map((id) => ({ op: 'delete', id }) as const) }))];
}

function entryOf<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  const known = map.get(key);
  if (known !== undefined) return known;
  const made = make();
  map.set(key, made);
  return made;
}

interface Referring {
  readonly id: string;
  readonly target: string;
}

function referring(context: BatchContext, field: FieldModel, other: ObjectModel, deletes: readonly PreparedRow[]): Promise<Referring[]> {
  const ids = deletes.map((row) => row.id);
  const { from, target, meant } = pointingRecords(field, other, context.object.name);
  // Records that go in the same batch do not stand in each other's way.
  const going = other.name === context.object.name ? ids : [];
  return context.tx.query<Referring>(
    sql`select t.id::text as id, ${target}::text as target from ${from} where ${target} = any(${ids}::uuid[]) and ${meant} and t.deleted_at is null and t.id <> all(${going}::uuid[])`,
  );
}

/** What a cleared field holds instead: nothing, or of links the entries that stay. */
async function clearedValues(
  context: BatchContext,
  field: FieldModel,
  other: ObjectModel,
  found: readonly Referring[],
): Promise<ReadonlyMap<string, string[] | null>> {
  if (field.sideTable === undefined) return new Map(found.map(({ id }) => [id, null]));
  const ids = [...new Set(found.map(({ id }) => id))];
  // An entry that somebody adds meanwhile must not get lost.
  await context.tx.query(sql`select t.id from ${ident(...other.table)} as t where t.id = any(${ids}::uuid[]) order by t.id for update`);
  const gone = [...new Set(found.map(({ target }) => target))];
  const rest = await context.tx.query<Referring>(
    sql`select s.record::text as id, s.target::text as target from ${ident('crm', field.sideTable)} as s where s.record = any(${ids}::uuid[]) and s.target <> all(${gone}::uuid[]) order by s.record, s.position`,
  );
  const kept = Map.groupBy(rest, ({ id }) => id);
  return new Map(ids.map((id) => [id, (kept.get(id) ?? []).map(({ target }) => target)]));
}

/** Of the records that stand in the way only those are counted that the actor sees; that there are others must be said, since they refuse as well. */
async function refuse(
  context: BatchContext,
  other: ObjectModel,
  field: FieldModel,
  found: readonly Referring[],
  deletes: readonly PreparedRow[],
): Promise<void> {
  const seen = await seenOf(
    context,
    other,
    found.map(({ id }) => id),
  );
  const names = objectAccess(context.model, context.actor, other).readCell(field) !== 'none';
  const pointing = Map.groupBy(found, (row) => row.target);
  for (const row of deletes) {
    const all = pointing.get(row.id) ?? [];
    if (all.length === 0) continue;
    const count = names ? all.filter(({ id }) => seen.has(id)).length : 0;
    if (count === 0) {
      failRow(row, 'link_in_use', { pointer: '', message: 'Records that you cannot see point here; ask an administrator.', params: { count: 0 } });
      row.extra = { count: 0 };
      continue;
    }
    const label = count === 1 ? other.document.label.en : other.document.plural.en;
    failRow(row, 'link_in_use', {
      pointer: '',
      message: `${count} ${label.toLowerCase()} point here by "${field.document.label.en}"; delete or move them first.`,
      params: { count, object: other.name, field: field.name },
    });
    row.extra = { object: other.name, count };
  }
}

async function seenOf({ model, actor, tx, now }: BatchContext, object: ObjectModel, ids: readonly string[]): Promise<ReadonlySet<string>> {
  const scope = objectAccess(model, actor, object).rows('read');
  if (scope === 'all' || !stands('delete_count')) return new Set(ids);
  const condition = scopeCondition({ model, actor }, object, 't', scope);
  const statement = compileSql(sql`select t.id::text as id from ${ident(...object.table)} as t where t.id = any(${[...ids]}::uuid[]) and ${condition}`);
  return new Set((await tx.query<{ id: string }>(bindSlots(statement, actorSlots(actor, now)))).map(({ id }) => id));
}

/** Brings back what went with a record when it was deleted; restores that would point into the trash are marked. */
export async function restoreConsequences(context: BatchContext, rows: readonly PreparedRow[]): Promise<readonly Consequence[]> {
  const restores = rows.filter((row) => row.op === 'restore' && isLive(row));
  if (restores.length === 0) return [];
  await settleRestoredLinks(context, restores);
  const ids = restores.filter(isLive).map((row) => row.id);
  if (ids.length === 0) return [];
  const returning = new Map<string, Set<string>>();
  for (const field of context.object.incoming) {
    const other = context.model.objects.get(field.object);
    if (!other || deletePolicy(field, other) !== 'cascade') continue;
    const { from, target, meant } = pointingRecords(field, other, context.object.name);
    const found = await context.tx.query<{ id: string }>(sql`select t.id::text as id from ${from}
      join sys.history as h on h.object = ${other.name} and h.record = t.id and h.version = t.version and h.kind = 'delete'
      where ${target} = any(${ids}::uuid[]) and ${meant} and t.deleted_at is not null and t.id <> all(${other.name === context.object.name ? ids : []}::uuid[])
        and h.operation in (select d.operation from sys.history as d where d.object = ${context.object.name} and d.record = ${target} and d.kind = 'delete' order by d.version desc limit 1)`);
    for (const { id } of found) entryOf(returning, other.name, () => new Set<string>()).add(id);
  }
  return [...returning].map(([object, found]) => ({ object, rows: [...found].map((id) => ({ op: 'restore', id }) as const) }));
}

/** Of what a consequence asks for, that which an earlier one has not done on its way: records may point here by more than one path. */
export async function stillDue(context: BatchContext, { object, rows }: Consequence): Promise<readonly RowWrite[]> {
  const table = context.model.objects.get(object)?.table;
  if (!table) return [];
  const ids = rows.flatMap((row) => row.id ?? []);
  const found = await context.tx.query<{ id: string }>(
    sql`select t.id::text as id from ${ident(...table)} as t where t.id = any(${ids}::uuid[]) and t.deleted_at is null`,
  );
  const there = new Set(found.map(({ id }) => id));
  return rows.filter((row) => row.id !== undefined && there.has(row.id) === (row.op !== 'restore'));
}

/** Cascades run as the system: they follow from a delete that was allowed. */
export const cascadeActor = (context: BatchContext) => systemActor(`cascade of operation ${context.operation}`, context.actor.zone);
