import { objectAccess } from '../../access/object-access.ts';
import type { FieldModel } from '../../metadata/model.ts';
import { ident, join, type Sql, sql } from '../../sql/sql.ts';
import { type BatchContext, isLive, type PreparedRow } from '../write-context.ts';
import { casts } from './write-rows.ts';

function sideColumns(field: FieldModel): readonly string[] {
  return (field.type.sideTable?.(field.document).columns ?? []).map((column) => column.name);
}

function rowsJson(field: FieldModel, alias: string): Sql {
  const columns = sideColumns(field).map((column) => ident(alias, column));
  return sql`json_agg(json_build_array(${join(columns)}) order by ${columns.at(-1) ?? ident(alias, 'record')})::text`;
}

/** Reads the present rows of side tables that a batch would replace, drops those that stay the same, and keeps the former ones for history. */
export async function compareSides(context: BatchContext, rows: readonly PreparedRow[]): Promise<void> {
  const access = objectAccess(context.model, context.actor, context.object);
  for (const field of sideFields(context, rows)) {
    // Who may not be shown what stands is not told by the version whether they guessed it.
    const shown = access.readsWholeColumn(field);
    const updates = rows.filter((row) => row.op !== 'create' && isLive(row) && row.sides.has(field.name));
    if (updates.length === 0) continue;
    const ids = updates.map((row) => row.id);
    const found = await context.tx.query<{ record: string; rows: string }>(
      sql`select s.record::text as record, ${rowsJson(field, 's')} as rows from ${ident('crm', field.sideTable ?? '')} as s where s.record = any(${ids}::uuid[]) group by s.record`,
    );
    const present = new Map(found.map((row) => [row.record, row.rows]));
    for (const row of updates) {
      const before = present.get(row.id) ?? null;
      if (shown && sameRows(before, row.sides.get(field.name) ?? null)) {
        row.sides.delete(field.name);
        continue;
      }
      row.fields.add(field.name);
      row.sidesBefore = { ...row.sidesBefore, [field.name]: before };
    }
  }
}

function sameRows(left: string | null, right: string | null): boolean {
  if (left === null || right === null) return left === right;
  const sorted = (text: string): string => JSON.stringify((JSON.parse(text) as unknown[]).map((row) => JSON.stringify(row)).sort());
  return sorted(left) === sorted(right);
}

function sideFields(context: BatchContext, rows: readonly PreparedRow[]): readonly FieldModel[] {
  const names = new Set(rows.flatMap((row) => [...row.sides.keys()]));
  return [...context.object.fields.values()].filter((field) => names.has(field.name));
}

/** Replaces the rows of side tables. All statements are given at once. */
export async function writeSides(context: BatchContext, rows: readonly PreparedRow[]): Promise<void> {
  const sent: Promise<unknown>[] = [];
  for (const field of sideFields(context, rows)) {
    const changed = rows.filter((row) => isLive(row) && row.sides.has(field.name));
    const replaced = changed.filter((row) => row.op !== 'create').map((row) => row.id);
    if (replaced.length > 0) sent.push(context.tx.query(sql`delete from ${ident('crm', field.sideTable ?? '')} where record = any(${replaced}::uuid[])`));
    const insert = insertSides(field, changed);
    if (insert) sent.push(context.tx.query(insert));
  }
  await Promise.all(sent);
}

function insertSides(field: FieldModel, rows: readonly PreparedRow[]): Sql | undefined {
  const columns = sideColumns(field);
  const types = new Map((field.type.sideTable?.(field.document).columns ?? []).map((column) => [column.name, column.type]));
  const flat = rows.flatMap((row) => {
    const stored = row.sides.get(field.name);
    // @NOTE the stored form is what the field type's parse made: an array of rows.
    return stored ? (JSON.parse(stored) as unknown[][]).map((values) => [row.id, ...values]) : [];
  });
  if (flat.length === 0) return undefined;
  const arrays = ['record', ...columns].map(
    (_, index) => sql`${flat.map((values) => (values[index] === null || values[index] === undefined ? null : String(values[index])))}::text[]`,
  );
  const values = columns.map((column) => sql`${ident('v', column)}${casts[types.get(column) ?? 'text']}`);
  const names = join(columns.map((column) => ident(column)));
  return sql`insert into ${ident('crm', field.sideTable ?? '')} (record, ${names}) select v.record::uuid, ${join(values)} from unnest(${join(arrays)}) as v(record, ${names})`;
}
