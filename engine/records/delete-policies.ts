import { systemActor } from '../access/actor.ts';
import type { FieldModel, ObjectModel } from '../metadata/model.ts';
import { ident, sql } from '../sql/sql.ts';
import type { RowWrite } from './record-writer.ts';
import { type BatchContext, failRow, isLive, type PreparedRow } from './write-context.ts';

/** Writes that deletes and restores bring about in other objects. */
export interface Consequence {
  readonly object: string;
  readonly rows: readonly RowWrite[];
}

type Policy = 'refuse' | 'clear' | 'cascade' | 'keep';

function policyOf(field: FieldModel, object: ObjectModel): Policy {
  if (object.parent?.name === field.name) return 'cascade';
  return field.document.options?.on_delete ?? 'refuse';
}

/** What the deletes of a batch mean for the records that point to them; refused deletes are marked. */
export async function deleteConsequences(context: BatchContext, rows: readonly PreparedRow[]): Promise<readonly Consequence[]> {
  const deletes = rows.filter((row) => row.op === 'delete' && isLive(row));
  if (deletes.length === 0) return [];
  const consequences: Consequence[] = [];
  for (const field of context.object.incoming) {
    const other = context.model.objects.get(field.object);
    if (!other) continue;
    const policy = policyOf(field, other);
    if (policy === 'keep') continue;
    const found = await referring(context, field, other, deletes);
    if (found.length === 0) continue;
    if (policy === 'refuse') refuse(other, field, found, deletes);
    else if (policy === 'clear') consequences.push({ object: other.name, rows: found.map(({ id }) => ({ op: 'update', id, values: { [field.name]: null } })) });
    else consequences.push({ object: other.name, rows: found.map(({ id }) => ({ op: 'delete', id })) });
  }
  return consequences;
}

interface Referring {
  readonly id: string;
  readonly target: string;
}

function referring(context: BatchContext, field: FieldModel, other: ObjectModel, deletes: readonly PreparedRow[]): Promise<Referring[]> {
  const link = ident('t', field.name);
  // Records that go in the same batch do not stand in each other's way.
  const going = other.name === context.object.name ? deletes.map((row) => row.id) : [];
  return context.tx.query<Referring>(
    sql`select t.id::text as id, ${link}::text as target from ${ident(...other.table)} as t where ${link} = any(${deletes.map((row) => row.id)}::uuid[]) and t.deleted_at is null and t.id <> all(${going}::uuid[])`,
  );
}

function refuse(other: ObjectModel, field: FieldModel, found: readonly Referring[], deletes: readonly PreparedRow[]): void {
  const counts = Map.groupBy(found, (row) => row.target);
  for (const row of deletes) {
    const count = counts.get(row.id)?.length ?? 0;
    if (count === 0) continue;
    const label = count === 1 ? other.document.label.en : other.document.plural.en;
    failRow(row, 'link_in_use', {
      pointer: '',
      message: `${count} ${label.toLowerCase()} point here by "${field.document.label.en}"; delete or move them first.`,
      params: { count, object: other.name, field: field.name },
    });
    row.extra = { object: other.name, count };
  }
}

/** Brings back what went with a record when it was deleted. */
export async function restoreConsequences(context: BatchContext, rows: readonly PreparedRow[]): Promise<readonly Consequence[]> {
  const ids = rows.filter((row) => row.op === 'restore' && isLive(row)).map((row) => row.id);
  if (ids.length === 0) return [];
  const consequences: Consequence[] = [];
  for (const field of context.object.incoming) {
    const other = context.model.objects.get(field.object);
    if (!other || policyOf(field, other) !== 'cascade') continue;
    const found = await context.tx.query<{ id: string }>(sql`select t.id::text as id from ${ident(...other.table)} as t
      join sys.history as h on h.object = ${other.name} and h.record = t.id and h.version = t.version and h.kind = 'delete'
      where ${ident('t', field.name)} = any(${ids}::uuid[]) and t.deleted_at is not null
        and h.operation in (select d.operation from sys.history as d where d.object = ${context.object.name} and d.record = ${ident('t', field.name)} and d.kind = 'delete' order by d.version desc limit 1)`);
    if (found.length > 0) consequences.push({ object: other.name, rows: found.map(({ id }) => ({ op: 'restore', id })) });
  }
  return consequences;
}

/** Cascades run as the system: they follow from a delete that was allowed. */
export const cascadeActor = (context: BatchContext) => systemActor(`cascade of operation ${context.operation}`, context.actor.zone);
