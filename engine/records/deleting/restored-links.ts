import { pointerSegment } from '../../errors/issue.ts';
import { ident, sql } from '../../sql/sql.ts';
import { type TrashedTarget, trashedTargets } from '../checking/trashed-targets.ts';
import { type BatchContext, failRow, isLive, type PreparedRow } from '../write-context.ts';
import { clearsInTrash } from './pointing-records.ts';

/**
 * A record that comes back must not point into the trash. A link whose policy is clear is cleared, as it would have been had the record
 * been there when its target went; any other refuses the restore, unless its target comes back in the same batch.
 */
export async function settleRestoredLinks(context: BatchContext, restores: readonly PreparedRow[]): Promise<void> {
  const trashed = await trashedTargets(context, restores);
  for (let open = true; open; ) {
    open = false;
    // A row that is refused takes those with it that point to it.
    const returning = new Set(restores.filter(isLive).map((row) => row.id));
    for (const target of trashed) {
      if (!isLive(target.row) || clearsInTrash(target.field, context.object) || (target.object === context.object.name && returning.has(target.id))) continue;
      refuse(context, target);
      open = true;
    }
  }
  const returning = new Set(restores.filter(isLive).map((row) => row.id));
  const cleared = trashed.filter(
    (target) => clearsInTrash(target.field, context.object) && !(target.object === context.object.name && returning.has(target.id)),
  );
  await clearLinks(context, cleared);
}

function refuse({ model }: BatchContext, { row, field, object, id, title }: TrashedTarget): void {
  const document = model.objects.get(object)?.document;
  const named = title === null ? `a record of ${document?.plural.en ?? object} that you cannot see` : `${document?.label.en ?? object} "${title}"`;
  failRow(row, 'link_in_trash', {
    pointer: pointerSegment(field.name),
    message: `"${field.document.label.en}" points to ${named}, which is in the trash. Restore that one first.`,
    code: 'link_in_trash',
    params: { object, id, ...(title === null ? {} : { title }) },
  });
  row.extra ??= { object, id, field: field.name, title };
}

/** Takes links into the trash out of rows that come back. */
export async function clearLinks(context: BatchContext, targets: readonly TrashedTarget[]): Promise<void> {
  for (const [field, group] of Map.groupBy(targets, (target) => target.field)) {
    for (const { row } of group) {
      for (const column of field.columns) row.columns.set(column.name, null);
      row.fields.add(field.name);
    }
    if (field.sideTable === undefined) continue;
    const rows = new Map(group.map(({ row }) => [row.id, row]));
    const found = await context.tx.query<{ record: string; rows: string }>(
      sql`select s.record::text as record, json_agg(json_build_array(s.target, s.position) order by s.position)::text as rows from ${ident('crm', field.sideTable)} as s where s.record = any(${[...rows.keys()]}::uuid[]) group by s.record`,
    );
    for (const { record, rows: before } of found) {
      const row = rows.get(record);
      if (!row) continue;
      const gone = new Set(group.filter((target) => target.row === row).map(({ id }) => id));
      // What comes back by an undo may differ from what stands.
      const entries = JSON.parse(row.sides.get(field.name) ?? before) as [string, number][];
      row.sides.set(field.name, JSON.stringify(entries.filter(([id]) => !gone.has(id))));
      row.sidesBefore = { ...row.sidesBefore, [field.name]: before };
    }
  }
}
