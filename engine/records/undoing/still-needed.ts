import type { FieldModel, ObjectModel } from '../../metadata/model.ts';
import { ident, type Sql, sql } from '../../sql/sql.ts';
import { pointingRecords } from '../deleting/pointing-records.ts';
import { type Deed, phaseOf, type UndoContext } from './deeds.ts';

/**
 * Records that the operation made and that must stay: lines of a record that it made, too, and that someone has worked on since, and records that others, which
 * stay, point to. Those that go have gone already, since what points goes before what it points to; those in `edited` stay anyway.
 */
export async function stillNeeded(context: UndoContext, deeds: readonly Deed[], edited: ReadonlyMap<string, unknown>): Promise<ReadonlySet<string>> {
  const ids = deeds.filter((deed) => phaseOf(deed) === 'remove').map((deed) => deed.record);
  if (ids.length === 0) return new Set();
  const needed = new Set([...(await neededLines(context, ids)), ...(await linesOfHeld(context, ids))]);
  const pointsToItself = context.object.incoming.some((field) => field.object === context.object.name);
  for (;;) {
    // Those of the object that go at the same time do not hold each other; one that stays holds what it points to.
    const going = ids.filter((id) => !edited.has(id) && !needed.has(id));
    const before = needed.size;
    for (const field of context.object.incoming) for (const id of await heldBy(context, field, going)) needed.add(id);
    if (!pointsToItself || needed.size === before) return needed;
  }
}

/** Lines, among these, of a record that the operation made and that was edited since. */
async function neededLines({ tx, object, deeds, own }: UndoContext, ids: readonly string[]): Promise<readonly string[]> {
  if (object.parent?.target === undefined) return [];
  const link = ident('t', object.parent.name);
  const kept = await tx.query<{ id: string }>(sql`select t.id::text as id from ${ident(...object.table)} as t
      join ${deeds} as d on d.object = ${object.parent.target} and d.record = ${link}
    where t.id = any(${ids}::uuid[]) and d.first_kind in ('create', 'restore')
      and exists (select 1 from sys.history as h where h.object = d.object and h.record = d.record and h.version > d.last_version and h.operation <> all(${own}::uuid[]))`);
  return kept.map(({ id }) => id);
}

/** Lines, among these, of a record that the operation made and that others, which stay, point to: it would stay without its lines. */
async function linesOfHeld(context: UndoContext, ids: readonly string[]): Promise<readonly string[]> {
  const { tx, model, object, deeds } = context;
  const owner = model.objects.get(object.parent?.target ?? '');
  if (!owner || !object.parent) return [];
  const link = ident('t', object.parent.name);
  const rows = await tx.query<{ id: string; owner: string }>(sql`select t.id::text as id, ${link}::text as owner from ${ident(...object.table)} as t
      join ${deeds} as d on d.object = ${owner.name} and d.record = ${link} where t.id = any(${ids}::uuid[]) and d.first_kind in ('create', 'restore')`);
  const owners = [...new Set(rows.map((row) => row.owner))];
  const held = new Set<string>();
  for (const field of owner.incoming) {
    if (field.object === object.name && field.name === object.parent.name) continue;
    for (const id of await heldBy({ ...context, object: owner }, field, owners)) held.add(id);
  }
  return rows.filter((row) => held.has(row.owner)).map(({ id }) => id);
}

/** Those of the records that are going to which a record that stays points by the field. */
async function heldBy(context: UndoContext, field: FieldModel, going: readonly string[]): Promise<readonly string[]> {
  const { tx, model, object, deeds, own, undoes } = context;
  const other = model.objects.get(field.object);
  if (!other || going.length === 0) return [];
  const { from, target, meant } = pointingRecords(field, other, object.name);
  const alongside = other.name === object.name ? going : [];
  // A link that this undo takes back does not hold, nor does one to a record brought back that is older than its coming back, unless what points came back with it.
  const found = await tx.query<{ id: string }>(sql`select distinct ${target}::text as id from ${from}
      join ${deeds} as d on d.object = ${object.name} and d.record = ${target}
      where ${target} = any(${going}::uuid[]) and ${meant} and t.deleted_at is null and t.id <> all(${alongside}::uuid[])
        and not ${takenBack(context, field, other)}
        and ${staysAnyway(context, field)}
        and (d.first_kind = 'create' or exists (select 1 from sys.history as h where h.object = ${other.name} and h.record = t.id
          and (h.operation = ${undoes}::uuid and h.kind in ('create', 'restore')
            or h.at > d.at and h.operation <> all(${own}::uuid[]) and (h.kind = 'create' or ${field.name} = any(h.fields)))))`);
  return found.map(({ id }) => id);
}

/** Whether the undo gives the field of the pointing record another value: nobody changed it later. */
function takenBack({ deeds, own }: UndoContext, field: FieldModel, other: ObjectModel): Sql {
  return sql`exists (select 1 from ${deeds} as m where m.object = ${other.name} and m.record = t.id and m.first_kind in ('update', 'delete') and ${field.name} = any(m.fields)
    and not exists (select 1 from sys.history as h where h.object = ${other.name} and h.record = t.id and h.version > m.last_version and ${field.name} = any(h.fields)
      and h.operation <> all(${own}::uuid[])))`;
}

/** Links to any object have no place in the order of objects: of those that hold one, who goes as well is told by what has been done to them since. */
function staysAnyway({ deeds, own }: UndoContext, field: FieldModel): Sql {
  if (field.type.type !== 'any_link' || field.document.options?.objects) return sql`true`;
  return sql`not exists (select 1 from ${deeds} as m where m.object = ${field.object} and m.record = t.id and m.first_kind in ('create', 'restore')
    and not exists (select 1 from sys.history as h where h.object = ${field.object} and h.record = t.id and h.version > m.last_version and h.operation <> all(${own}::uuid[])))`;
}
