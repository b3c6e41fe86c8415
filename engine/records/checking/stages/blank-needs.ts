import type { FieldModel } from '../../../metadata/model.ts';
import { ident, sql } from '../../../sql/sql.ts';
import { type BatchContext, type PreparedRow, valueAfter } from '../../write-context.ts';
import { stageFields, stageOf } from './stage-rules.ts';

/** Whether a row will have no value in a field. */
export type IsBlank = (row: PreparedRow, field: FieldModel) => boolean;

function isRows(field: FieldModel): boolean {
  return field.sideTable !== undefined || field.type.type === 'lines';
}

/** Tells blank fields of rows as they will be. What is kept in other tables, and not written now, is looked up once for the batch. */
export async function blankNeeds(context: BatchContext, rows: readonly PreparedRow[]): Promise<IsBlank> {
  const stored = new Map<FieldModel, ReadonlySet<string>>();
  for (const [field, ids] of wanted(context, rows)) stored.set(field, await recordsWith(context, field, ids));
  return (row, field) => {
    if (!isRows(field)) return field.columns.every(({ name }) => valueAfter(row, name) === null);
    if (row.sides.has(field.name)) return (row.sides.get(field.name) ?? null) === null;
    if (row.lines.has(field.name)) return row.lines.get(field.name)?.length === 0;
    return stored.get(field)?.has(row.id) !== true;
  };
}

function wanted({ object }: BatchContext, rows: readonly PreparedRow[]): ReadonlyMap<FieldModel, readonly string[]> {
  const found = new Map<FieldModel, string[]>();
  for (const stages of stageFields(object)) {
    for (const row of rows) {
      if (row.op === 'create') continue;
      const stage = stageOf(stages, valueAfter(row, stages.field.name));
      for (const field of (stage && stages.needs.get(stage.key)) ?? []) {
        const concerned = isRows(field) && row.fields.has(stages.field.name) && !row.sides.has(field.name) && !row.lines.has(field.name);
        if (concerned) found.set(field, [...(found.get(field) ?? []), row.id]);
      }
    }
  }
  return found;
}

/** Those of the records that have links, keys or lines in this field. */
async function recordsWith({ tx, model, object }: BatchContext, field: FieldModel, ids: readonly string[]): Promise<ReadonlySet<string>> {
  const lines = object.lines.find((owned) => owned.field === field.name);
  const table = lines ? model.objects.get(lines.object)?.table[1] : field.sideTable;
  const owner = ident('t', lines ? lines.link : 'record');
  const live = lines ? sql`and ${ident('t', 'deleted_at')} is null` : sql``;
  const found = await tx.query<{ id: string }>(
    sql`select distinct ${owner}::text as id from ${ident('crm', table ?? '')} as t where ${owner} = any(${ids}::uuid[]) ${live}`,
  );
  return new Set(found.map(({ id }) => id));
}
