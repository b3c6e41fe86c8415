import { type Actor, actorId } from '../../access/actor.ts';
import { isAdmin } from '../../access/grants.ts';
import { type ObjectAccess, objectAccess } from '../../access/object-access.ts';
import type { Row, Tx } from '../../database/database.ts';
import { AppError } from '../../errors/app-error.ts';
import type { StoredValue } from '../../fields/field-type.ts';
import type { FieldModel, Model, ObjectModel } from '../../metadata/model.ts';
import { ident, join, type Sql, sql } from '../../sql/sql.ts';
import { pointingRecords } from '../deleting/pointing-records.ts';
import { moveKeysWithTrash } from '../deleting/trash-keys.ts';
import { lockOperation, startOperation } from '../operations.ts';
import { type LockedRow, lockRows, tableColumns } from '../preparing/load-rows.ts';
import { writeScopes } from '../preparing/write-scopes.ts';
import { persistBatch } from '../write-batch.ts';
import { type BatchContext, laterTime, type PreparedRow, type WriteDependencies } from '../write-context.ts';
import { InFlight } from '../writing/in-flight.ts';
import { compareSides } from '../writing/write-sides.ts';
import { leaveTrashedTargets } from './undo-targets.ts';

/** A record kept as it is, wholly or in part, since it was edited after the operation. */
export interface KeptRecord {
  readonly object: string;
  readonly id: string;
  readonly fields: readonly string[];
}

export interface UndoAnswer {
  readonly operation: string;
  readonly undone: number;
  readonly kept: readonly KeptRecord[];
}

/** What an operation did to one record. */
interface Deed extends Row {
  readonly record: string;
  readonly first_kind: 'create' | 'update' | 'delete' | 'restore';
  readonly last_kind: 'create' | 'update' | 'delete' | 'restore';
  readonly first_version: number;
  readonly last_version: number;
  readonly fields: readonly string[] | null;
  readonly links: Readonly<Record<string, string | null>> | null;
  /** False for what followed from it in other records, such as a cascade. */
  readonly mine: boolean;
}

/** What an undo leaves as it is. */
interface Left {
  readonly kept: KeptRecord[];
  /** "object id" of records that stay in the trash since what they point to does. */
  readonly inTrash: Set<string>;
}

const chunk = 5_000;
const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Undoes an operation as a new operation; see RecordWriter.undo. */
export async function undoOperation(dependencies: WriteDependencies, tx: Tx, model: Model, actor: Actor, id: string): Promise<UndoAnswer> {
  const now = dependencies.clock();
  const target = uuid.test(id) ? await lockOperation(tx, id) : undefined;
  const own = target !== undefined && target.actor === actorId(actor);
  if (!target || (!own && !isAdmin(model, actor))) throw new AppError('not_found', 'There is no such operation that you could undo.');
  if (target.undone_by !== null) throw new AppError('cannot_undo', 'The operation has been undone already.', { extra: { undone_by: target.undone_by } });
  const operation = await startOperation(tx, actor, 'undo', now, { undoes: id });
  await dependencies.ports.beforeUndo?.(tx, { model, actor, undone: id, operation, now });
  const left: Left = { kept: [], inTrash: new Set() };
  let undone = 0;
  // What was created last goes first: records before those they point to.
  await gatherDeeds(tx, id, actor);
  const touched = await tx.query<{ object: string }>(sql`select distinct object from pg_temp.deed`);
  const order = dependencyOrder(
    model,
    touched.map((row) => row.object),
  );
  const settings = { dependencies, tx, model, actor, now, operation, kind: 'undo', partial: false, withinParent: true };
  for (const phase of ['remove', 'return'] as const) {
    for (const name of phase === 'remove' ? order.toReversed() : order) {
      const object = model.objects.get(name);
      if (!object) throw new AppError('cannot_undo', `The object "${name}" has been deleted since; restore it first.`);
      undone += await undoObject({ ...settings, object }, phase, left);
    }
  }
  await tx.query(sql`update sys.operation set undone_by = ${operation}::uuid where id = ${id}::uuid`);
  return { operation, undone, kept: left.kept };
}

/** What the operation did, one row per record, gathered once: history knows the rows of an operation, not their order. */
async function gatherDeeds(tx: Tx, id: string, actor: Actor): Promise<void> {
  // Of several former values of a side table the first one counts: that of a key given twice, the last one is kept.
  await tx.query(sql`create temp table deed on commit drop as
    with mine as materialized (select object, record, version, at, kind, fields, links, actor from sys.history where operation = ${id}::uuid),
      sides as (select object, record, jsonb_object_agg(key, value order by version desc) as links from mine cross join lateral jsonb_each(links) group by object, record)
    select object, record, (array_agg(kind order by version))[1] as first_kind, (array_agg(kind order by version desc))[1] as last_kind,
      min(version) as first_version, max(version) as last_version, max(at) as at, array_agg(distinct field) filter (where field is not null) as fields, sides.links,
      bool_or(mine.actor = ${actorId(actor)}::uuid) is true as mine
    from mine left join sides using (object, record) left join lateral unnest(fields) as field on true group by object, record, sides.links`);
  await tx.query(sql`create index on pg_temp.deed (object, record)`);
}

/** Objects so that each comes after those its links point to. */
function dependencyOrder(model: Model, names: readonly string[]): readonly string[] {
  const wanted = new Set(names);
  const done = new Set<string>();
  const order: string[] = [];
  const visit = (name: string): void => {
    if (done.has(name)) return;
    done.add(name);
    for (const field of model.objects.get(name)?.fields.values() ?? []) for (const target of linkedObjects(field)) if (wanted.has(target)) visit(target);
    order.push(name);
  };
  for (const name of [...names].sort()) visit(name);
  return order;
}

function linkedObjects({ type, document, target }: FieldModel): readonly string[] {
  if (type.type === 'any_link') return document.options?.objects ?? [];
  return (type.type === 'link' || type.type === 'links') && target !== undefined ? [target] : [];
}

async function undoObject(context: BatchContext, phase: 'remove' | 'return', left: Left): Promise<number> {
  // Creates and restores put records there: undoing removes them. Updates and deletes are returned to what was.
  const kinds = phase === 'remove' ? ['create', 'restore'] : ['update', 'delete'];
  let undone = 0;
  let after = '00000000-0000-0000-0000-000000000000';
  for (;;) {
    const deeds =
      await context.tx.query<Deed>(sql`select record::text as record, first_kind, last_kind, first_version, last_version, fields, links, mine from pg_temp.deed
      where object = ${context.object.name} and record > ${after}::uuid order by record limit ${sql.lit(chunk)}`);
    if (deeds.length === 0) return undone;
    after = deeds.at(-1)?.record ?? after;
    const mine = deeds.filter((deed) => kinds.includes(deed.first_kind));
    if (mine.length > 0) undone += await undoDeeds(context, mine, left);
  }
}

async function undoDeeds(context: BatchContext, deeds: readonly Deed[], { kept, inTrash }: Left): Promise<number> {
  const ids = deeds.map((deed) => deed.record);
  const { tx, model, actor, object } = context;
  const locked = await lockRows(tx, model, actor, object, ids, context.now);
  refuseForbidden(context, deeds, locked);
  const later = await laterEdits(context, deeds);
  const needed = await stillNeeded(context, deeds);
  const former = await formerRows(
    context,
    deeds.filter((deed) => deed.first_kind !== 'create'),
  );
  const inverted: PreparedRow[] = [];
  for (const deed of deeds) {
    const before = locked.get(deed.record);
    if (!before) continue;
    const edits = later.get(deed.record);
    const row = needed.has(deed.record) ? undefined : inverse(context, deed, before, former.get(deed.record), edits);
    if (row === undefined) kept.push({ object: object.name, id: deed.record, fields: [...(edits ?? [])] });
    else {
      const clash = [...(deed.fields ?? [])].filter((field) => edits?.has(field));
      if (clash.length > 0) kept.push({ object: object.name, id: deed.record, fields: clash });
      inverted.push({ ...row, index: inverted.length });
    }
  }
  const held = await leaveTrashedTargets(context, inverted, inTrash);
  for (const [id, fields] of held) kept.push({ object: object.name, id, fields });
  const rows = inverted.filter((row) => !inTrash.has(`${object.name} ${row.id}`));
  await compareSides(context, rows);
  await moveKeysWithTrash(context, rows);
  for (const row of rows) if (row.op === 'delete') row.columns.set('deleted_at', row.at);
  const flight = new InFlight();
  await persistBatch(context, rows, [], flight);
  await flight.land();
  return rows.length;
}

/** Who did something may take it back as long as they could do it today. What followed from it in other records follows it back. */
function refuseForbidden({ model, actor, object }: BatchContext, deeds: readonly Deed[], locked: ReadonlyMap<string, LockedRow>): void {
  const access = objectAccess(model, actor, object);
  const narrowed = writeScopes(model, actor, object, 'update');
  for (const deed of deeds) {
    const row = locked.get(deed.record);
    if (!row || !deed.mine) continue;
    const allowed = { create: access.rows('create') !== 'none', update: row._update, delete: row._delete, restore: row._delete }[deed.first_kind];
    const closed =
      deed.first_kind !== 'update'
        ? undefined
        : (deed.fields ?? []).find(
            (name) => isClosed(object.fields.get(name), access) || narrowed.some(({ fields, flag }) => fields.has(name) && row[flag] !== true),
          );
    if (row._read && allowed && closed === undefined) continue;
    const message = 'You may no longer change everything that this operation changed, so you cannot undo it. Ask an administrator.';
    throw new AppError('forbidden', message, { issues: [{ pointer: '', message: `${object.document.label.en}: your rights have changed since.` }] });
  }
}

function isClosed(field: FieldModel | undefined, access: ObjectAccess): boolean {
  return field !== undefined && !field.system && !field.type.computed && access.writeCell(field, 'update') === 'none';
}

/** Fields edited after the operation, per record; an empty set stands for a delete or restore. */
async function laterEdits(context: BatchContext, deeds: readonly Deed[]): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
  const found = await context.tx.query<{ record: string; fields: string[] | null }>(sql`select h.record::text as record, h.fields from sys.history as h
    join unnest(${deeds.map((deed) => deed.record)}::uuid[], ${deeds.map((deed) => Number(deed.last_version))}::bigint[]) as v(id, version) on h.record = v.id and h.version > v.version
    where h.object = ${context.object.name} and h.operation <> ${context.operation}::uuid`);
  const edits = new Map<string, Set<string>>();
  for (const { record, fields } of found) {
    const set = edits.get(record) ?? new Set<string>();
    for (const field of fields ?? []) set.add(field);
    edits.set(record, set);
  }
  return edits;
}

/**
 * Records that the operation made and that must stay: lines of a record that it made, too, and that someone has worked on since, and records that others, which
 * stay, point to. Those that go have gone already, since what points goes before what it points to.
 */
async function stillNeeded(context: BatchContext, deeds: readonly Deed[]): Promise<ReadonlySet<string>> {
  const { tx, model, object, operation } = context;
  const needed = new Set<string>();
  const ids = deeds.filter((deed) => deed.first_kind === 'create' || deed.first_kind === 'restore').map((deed) => deed.record);
  if (ids.length === 0) return needed;
  if (object.parent?.target !== undefined) {
    const link = ident('t', object.parent.name);
    const kept = await tx.query<{
      id: string;
    }>(sql`select t.id::text as id from ${ident(...object.table)} as t join pg_temp.deed as d on d.object = ${object.parent.target} and d.record = ${link}
      where t.id = any(${ids}::uuid[]) and d.first_kind in ('create', 'restore') and exists (select 1 from sys.history as h where h.object = d.object and h.record = d.record and h.version > d.last_version and h.operation <> ${operation}::uuid)`);
    for (const { id } of kept) needed.add(id);
  }
  for (const field of object.incoming) {
    const other = model.objects.get(field.object);
    if (!other) continue;
    const { from, target, meant } = pointingRecords(field, other, object.name);
    const going = other.name === object.name ? ids : [];
    // A link that this undo takes back does not hold, nor does one to a record brought back that is older than its coming back.
    const found = await tx.query<{ id: string }>(sql`select distinct ${target}::text as id from ${from}
      join pg_temp.deed as d on d.object = ${object.name} and d.record = ${target}
      where ${target} = any(${ids}::uuid[]) and ${meant} and t.deleted_at is null and t.id <> all(${going}::uuid[])
        and not exists (select 1 from pg_temp.deed as m where m.object = ${other.name} and m.record = t.id and m.first_kind in ('update', 'delete') and ${field.name} = any(m.fields)
          and not exists (select 1 from sys.history as h where h.object = ${other.name} and h.record = t.id and h.version > m.last_version and ${field.name} = any(h.fields)))
        and ${staysAnyway(field, operation)}
        and (d.first_kind = 'create' or exists (select 1 from sys.history as h where h.object = ${other.name} and h.record = t.id and h.at > d.at and (h.kind = 'create' or ${field.name} = any(h.fields))))`);
    for (const { id } of found) needed.add(id);
  }
  return needed;
}

/** Links to any object have no place in the order of objects: of those that hold one, who goes as well is told by what has been done to them since. */
function staysAnyway(field: FieldModel, operation: string): Sql {
  if (field.type.type !== 'any_link' || field.document.options?.objects) return sql`true`;
  return sql`not exists (select 1 from pg_temp.deed as m where m.object = ${field.object} and m.record = t.id and m.first_kind in ('create', 'restore')
    and not exists (select 1 from sys.history as h where h.object = ${field.object} and h.record = t.id and h.version > m.last_version and h.operation <> ${operation}::uuid))`;
}

/** The row versions that stood before the operation. */
async function formerRows(context: BatchContext, deeds: readonly Deed[]): Promise<ReadonlyMap<string, Row>> {
  if (deeds.length === 0) return new Map();
  const columns = tableColumns(context.object).map((column) => ident('p', column));
  const rows = await context.tx.query<Row>(sql`select ${join(columns)} from ${ident('past', context.object.name)} as p
    join unnest(${deeds.map((deed) => deed.record)}::uuid[], ${deeds.map((deed) => Number(deed.first_version) - 1)}::bigint[]) as v(id, version) on p.id = v.id and p.version = v.version`);
  return new Map(rows.map((row) => [String(row.id), row]));
}

const untouched = new Set(['id', 'created_at', 'created_by', 'updated_at', 'updated_by', 'version', 'deleted_at']);

function inverse(context: BatchContext, deed: Deed, before: Row, former: Row | undefined, edits: ReadonlySet<string> | undefined): PreparedRow | undefined {
  const now = context.now.toISOString();
  const gone = before.deleted_at !== null;
  const base = {
    index: 0,
    id: deed.record,
    at: laterTime(String(before.updated_at), now),
    before,
    columns: new Map<string, StoredValue>(),
    fields: new Set<string>(),
    sides: new Map<string, string | null>(),
    lines: new Map(),
    sidesBefore: undefined,
    issues: [],
    failed: undefined,
    extra: undefined,
    touched: false,
    version: Number(before.version) + 1,
  };
  if (deed.first_kind === 'create' || deed.first_kind === 'restore') {
    // Kept when someone has worked on it since; nothing to do when it is in the trash by now.
    if (edits !== undefined || gone) return undefined;
    // What was brought back may have been changed, too.
    if (former) restoreColumns(context.object, deed, base, former, edits);
    return { ...base, op: 'delete' };
  }
  if (!former) return undefined;
  restoreColumns(context.object, deed, base, former, edits);
  const back = deed.last_kind === 'delete' && gone;
  if (gone && !back) return undefined;
  if (back) base.columns.set('deleted_at', null);
  return { ...base, touched: base.columns.size === 0 && base.sides.size > 0, op: back ? 'restore' : 'update' };
}

function restoreColumns(
  object: ObjectModel,
  deed: Deed,
  row: Pick<PreparedRow, 'columns' | 'fields' | 'sides'>,
  former: Row,
  edits: ReadonlySet<string> | undefined,
): void {
  for (const name of deed.fields ?? []) {
    const field = object.fields.get(name);
    if (!field || untouched.has(name) || edits?.has(name)) continue;
    if (field.sideTable !== undefined) {
      if (deed.links && Object.hasOwn(deed.links, name)) row.sides.set(name, deed.links[name] ?? null);
      row.fields.add(name);
      continue;
    }
    // Lines come back by their own history; the record only tells that they changed.
    if (field.type.type === 'lines') row.fields.add(name);
    // @NOTE past rows come from the driver, whose values are stored values.
    for (const column of field.columns) row.columns.set(column.name, (former[column.name] ?? null) as StoredValue);
    row.fields.add(name);
  }
}
