import type { FieldModel, ObjectModel } from '../../../metadata/model.ts';
import { ident, type Sql, sql } from '../../../sql/sql.ts';
import { type BatchContext, isLive, type PreparedRow } from '../../write-context.ts';
import { stageFields } from './stage-rules.ts';

/** A line whose going would leave its record without lines in a stage that requires some. */
export interface LastLine {
  readonly row: PreparedRow;
  readonly stage: { readonly en: string; readonly vi: string };
}

interface Demand {
  readonly stage: FieldModel;
  readonly keys: readonly string[];
}

/** The stages of the record that own these lines, where they require lines. */
function demandsOf({ model, object }: BatchContext, parent: ObjectModel): readonly Demand[] {
  const owned = parent.lines.find((lines) => model.objects.get(lines.object) === object);
  return stageFields(parent).flatMap(({ field, needs }) => {
    const keys = [...needs].flatMap(([key, fields]) => (fields.some(({ name }) => name === owned?.field) ? [key] : []));
    return keys.length > 0 ? [{ stage: field, keys }] : [];
  });
}

function leaves(row: PreparedRow, link: FieldModel): boolean {
  return isLive(row) && (row.op === 'delete' || (row.op === 'update' && row.fields.has(link.name)));
}

/** Rows of owned lines that must stay. `spared` is a condition on parents `p` that are left out. */
export async function lastLines(context: BatchContext, rows: readonly PreparedRow[], spared?: Sql): Promise<readonly LastLine[]> {
  const { object, model, tx } = context;
  const link = object.parent;
  const parent = model.objects.get(link?.target ?? '');
  const demands = link && parent ? demandsOf(context, parent) : [];
  const leaving = link && demands.length > 0 ? rows.filter((row) => leaves(row, link)) : [];
  if (!link || !parent || leaving.length === 0) return [];
  const ids = leaving.map(({ id }) => id);
  const own = (alias: string) => ident(alias, link.name);
  const found: LastLine[] = [];
  for (const { stage, keys } of demands) {
    const last = await tx.query<{ id: string; stage: string }>(sql`select t.id::text as id, ${ident('p', stage.name)} as stage
      from ${ident(...object.table)} as t join ${ident(...parent.table)} as p on p.id = ${own('t')}
      where t.id = any(${ids}::uuid[]) and p.deleted_at is null and ${ident('p', stage.name)} = any(${keys}::text[])
        and not exists (select 1 from ${ident(...object.table)} as o where ${own('o')} = p.id and o.deleted_at is null and o.id <> all(${ids}::uuid[]))
        ${spared ? sql`and not (${spared})` : sql``}`);
    for (const { id, stage: key } of last) {
      const row = leaving.find((candidate) => candidate.id === id);
      const label = stage.document.options?.choices?.find((choice) => choice.key === key)?.label;
      if (row && label) found.push({ row, stage: label });
    }
  }
  return found;
}
