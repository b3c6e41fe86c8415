import { objectAccess } from '../../access/object-access.ts';
import { pointerSegment } from '../../errors/issue.ts';
import type { FieldModel, ObjectModel } from '../../metadata/model.ts';
import { fold } from '../../sql/fold.ts';
import { all, ident, join, type Sql, sql } from '../../sql/sql.ts';
import { type BatchContext, failRow, isLive, type PreparedRow, valueAfter } from '../write-context.ts';
import { casts } from '../writing/write-rows.ts';

/** Of the fields that make a value unique the first that may be named to the writer: one that they may read or write. */
export function fieldToName({ model, actor, object }: BatchContext, fields: readonly FieldModel[]): FieldModel | undefined {
  const access = objectAccess(model, actor, object);
  const actions = ['create', 'update'] as const;
  return fields.find((field) => access.readCell(field) !== 'none' || actions.some((action) => access.writeCell(field, action) !== 'none'));
}

/** The columns of one unique key, texts compared folded. */
interface UniqueKey {
  readonly label: string;
  readonly fields: readonly FieldModel[];
}

function uniqueKeys(object: ObjectModel): readonly UniqueKey[] {
  const single = [...object.fields.values()]
    .filter((field) => field.document.unique === true && field.columns.length > 0)
    .map((field) => ({ label: field.document.label.en, fields: [field] }));
  const several = (object.document.unique ?? []).map((key) => ({ label: key.name, fields: key.fields.flatMap((name) => object.fields.get(name) ?? []) }));
  return [...single, ...several];
}

/** Finds the rows of a batch that break a unique key, among themselves or against what stands, and marks them. */
export async function markDuplicates(context: BatchContext, rows: readonly PreparedRow[]): Promise<void> {
  const writing = rows.filter((row) => isLive(row) && row.op !== 'delete');
  for (const key of uniqueKeys(context.object)) await markKey(context, key, writing);
  for (const field of context.object.fields.values())
    if (field.sideTable !== undefined && field.type.sideTable?.(field.document).unique) await markSide(context, field, writing);
  await markTakenIds(context, writing);
}

async function markTakenIds(context: BatchContext, rows: readonly PreparedRow[]): Promise<void> {
  const creates = rows.filter((row) => row.op === 'create' && isLive(row));
  const found = await context.tx.query<{ id: string }>(
    sql`select id::text as id from ${ident(...context.object.table)} where id = any(${creates.map((row) => row.id)}::uuid[])`,
  );
  const taken = new Set(found.map((row) => row.id));
  for (const row of creates) if (taken.has(row.id)) failRow(row, 'id_taken', { pointer: '/id', message: 'A record with this id exists.' });
}

function compared(key: UniqueKey, expression: (index: number) => Sql): readonly Sql[] {
  return key.fields.map((field, index) => {
    const type = field.columns[0]?.type ?? 'text';
    const value = expression(index);
    return type === 'text'
      ? sql`crm.fold(${ident('t', field.columns[0]?.name ?? '')}) = crm.fold(${value})`
      : sql`${ident('t', field.columns[0]?.name ?? '')} = ${value}${casts[type]}`;
  });
}

async function markKey(context: BatchContext, key: UniqueKey, rows: readonly PreparedRow[]): Promise<void> {
  const valued = rows
    .map((row) => ({ row, values: key.fields.map((field) => valueAfter(row, field.columns[0]?.name ?? '')) }))
    .filter(({ row, values }) => isLive(row) && values.every((value) => value !== null));
  const named = fieldToName(context, key.fields);
  const label = named && key.fields.length === 1 ? key.label : (named?.document.label.en ?? 'unique value');
  const issue = { pointer: named ? pointerSegment(named.name) : '', message: `Another record has the same ${label.toLowerCase()}.`, code: 'duplicate' };
  const seen = new Set<string>();
  for (const { row, values } of valued) {
    const text = JSON.stringify(values.map((value) => fold(String(value))));
    if (seen.has(text)) failRow(row, 'duplicate', issue);
    seen.add(text);
  }
  if (valued.length === 0) return;
  const arrays = key.fields.map((_, index) => sql`${valued.map(({ values }) => String(values[index]))}::text[]`);
  const names = key.fields.map((_, index) => ident(`c${index}`));
  const found = await context.tx.query<{ i: number }>(sql`select v.i::int as i from unnest(${join(arrays)}) with ordinality as v(${join(names)}, i)
    join ${ident(...context.object.table)} as t on ${all(compared(key, (index) => ident('v', `c${index}`)))} and t.deleted_at is null where t.id <> all(${valued.map(({ row }) => row.id)}::uuid[])`);
  for (const { i } of found) {
    const row = valued[Number(i) - 1]?.row;
    if (row && isLive(row)) failRow(row, 'duplicate', issue);
  }
}

async function markSide(context: BatchContext, field: FieldModel, rows: readonly PreparedRow[]): Promise<void> {
  const unique = field.type.sideTable?.(field.document).unique ?? [];
  const columns = (field.type.sideTable?.(field.document).columns ?? []).map((column) => column.name);
  const named = fieldToName(context, [field]);
  const label = named?.document.label.en.toLowerCase() ?? 'unique value';
  const issue = { pointer: named ? pointerSegment(named.name) : '', message: `Another record has the same ${label}.`, code: 'duplicate' };
  const wanted: { row: PreparedRow; values: string[] }[] = [];
  const seen = new Set<string>();
  for (const row of rows) {
    const stored = row.sides.get(field.name);
    if (!stored || !isLive(row)) continue;
    for (const entry of JSON.parse(stored) as unknown[][]) {
      const values = unique.map((column) => String(entry[columns.indexOf(column)]));
      if (seen.has(JSON.stringify(values))) failRow(row, 'duplicate', issue);
      seen.add(JSON.stringify(values));
      wanted.push({ row, values });
    }
  }
  if (wanted.length === 0) return;
  const arrays = unique.map((_, index) => sql`${wanted.map(({ values }) => values[index])}::text[]`);
  const matches = unique.map((column) => sql`${ident('s', column)} = ${ident('v', column)}`);
  const found = await context.tx.query<{
    i: number;
  }>(sql`select v.i::int as i from unnest(${join(arrays)}) with ordinality as v(${join(unique.map((column) => ident(column)))}, i)
    join ${ident('crm', field.sideTable ?? '')} as s on ${all(matches)} where s.record <> all(${wanted.map(({ row }) => row.id)}::uuid[])`);
  for (const { i } of found) {
    const row = wanted[Number(i) - 1]?.row;
    if (row && isLive(row)) failRow(row, 'duplicate', issue);
  }
}

/** The fields a unique violation of PostgreSQL speaks of, from its detail "Key (crm.fold(phone))=(...)". */
export function violatedFields(object: ObjectModel, detail: string): readonly FieldModel[] {
  const key = /^Key \((.*?)\)=\(/.exec(detail)?.[1] ?? '';
  const words = new Set(key.match(/[a-z_][a-z0-9_]*/g) ?? []);
  return [...object.fields.values()].filter((field) => field.columns.some((column) => words.has(column.name)));
}
