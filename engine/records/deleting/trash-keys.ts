import type { FieldModel } from '../../metadata/model.ts';
import { ident, join, sql } from '../../sql/sql.ts';
import { type BatchContext, isLive, type PreparedRow } from '../write-context.ts';

function keyFields(context: BatchContext): readonly FieldModel[] {
  return [...context.object.fields.values()].filter(
    (field) => field.sideTable !== undefined && (field.type.sideTable?.(field.document).unique?.length ?? 0) > 0,
  );
}

/**
 * Unique keys hold only outside the trash: a delete takes the record's keys out of their side table, a restore puts them back, save in
 * `known` fields: an undo knows better what they were, even where they were none.
 */
export async function moveKeysWithTrash(
  context: BatchContext,
  rows: readonly PreparedRow[],
  known: ReadonlyMap<PreparedRow, ReadonlySet<string>> = new Map(),
): Promise<void> {
  for (const field of keyFields(context)) {
    const columns = (field.type.sideTable?.(field.document).columns ?? []).map((column) => ident('s', column.name));
    const deletes = rows.filter((row) => row.op === 'delete' && isLive(row));
    if (deletes.length > 0) {
      const found = await context.tx.query<{ record: string; rows: string }>(
        sql`select s.record::text as record, json_agg(json_build_array(${join(columns)}))::text as rows from ${ident('crm', field.sideTable ?? '')} as s where s.record = any(${deletes.map((row) => row.id)}::uuid[]) group by s.record`,
      );
      const present = new Map(found.map((row) => [row.record, row.rows]));
      for (const row of deletes) {
        const before = present.get(row.id);
        if (before === undefined) continue;
        row.sides.set(field.name, null);
        row.sidesBefore = { ...row.sidesBefore, [field.name]: before };
      }
    }
    const restores = rows.filter((row) => row.op === 'restore' && isLive(row));
    if (restores.length === 0) continue;
    const kept = await context.tx.query<{
      record: string;
      rows: string | null;
    }>(sql`select distinct on (record) record::text as record, links ->> ${field.name} as rows from sys.history
      where object = ${context.object.name} and record = any(${restores.map((row) => row.id)}::uuid[]) and kind = 'delete' order by record, version desc`);
    const former = new Map(kept.map((row) => [row.record, row.rows]));
    for (const row of restores) {
      const keys = former.get(row.id);
      if (keys && !row.sides.has(field.name) && !known.get(row)?.has(field.name)) row.sides.set(field.name, keys);
    }
  }
}
