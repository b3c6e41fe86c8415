import { sql } from '../../sql/sql.ts';
import { type TrashedTarget, trashedTargets } from '../checking/trashed-targets.ts';
import { clearsInTrash } from '../deleting/pointing-records.ts';
import { clearLinks } from '../deleting/restored-links.ts';
import type { BatchContext, PreparedRow } from '../write-context.ts';

/**
 * Takes links to records that stay in the trash out of what an undo gives back: a record that needs one stays in the trash itself, a link
 * changed since stays as it is. Answers the fields that hold, by record. `staying` are the "object id" that stay, to be added to.
 */
export async function leaveTrashedTargets(
  context: BatchContext,
  rows: readonly PreparedRow[],
  staying: Set<string>,
): Promise<ReadonlyMap<string, readonly string[]>> {
  const returned = rows.filter((row) => row.op === 'restore' || row.op === 'update');
  const trashed = await trashedTargets(context, returned);
  const held = new Map<string, string[]>();
  if (trashed.length === 0) return held;
  const coming = await comingBack(context, trashed);
  const name = context.object.name;
  const gone = ({ object, id }: TrashedTarget): boolean => staying.has(`${object} ${id}`) || !coming.has(`${object} ${id}`);
  const cleared: TrashedTarget[] = [];
  for (let open = true; open; ) {
    open = false;
    for (const target of trashed) {
      if (target.row.op !== 'restore' || clearsInTrash(target.field, context.object) || held.has(target.row.id) || !gone(target)) continue;
      held.set(target.row.id, [target.field.name]);
      staying.add(`${name} ${target.row.id}`);
      open = true;
    }
  }
  for (const target of trashed) {
    const { row, field } = target;
    if (!gone(target) || staying.has(`${name} ${row.id}`)) continue;
    if (row.op === 'restore') {
      cleared.push(target);
      continue;
    }
    for (const column of field.columns) row.columns.delete(column.name);
    row.sides.delete(field.name);
    row.fields.delete(field.name);
    held.set(row.id, [...new Set([...(held.get(row.id) ?? []), field.name])]);
  }
  await clearLinks(context, cleared);
  return held;
}

/** Those of the targets that the operation being undone put into the trash. */
async function comingBack(context: BatchContext, targets: readonly TrashedTarget[]): Promise<ReadonlySet<string>> {
  const found = await context.tx.query<{
    key: string;
  }>(sql`select d.object || ' ' || d.record::text as key from pg_temp.deed as d join unnest(${targets.map(({ object }) => object)}::text[], ${targets.map(({ id }) => id)}::uuid[]) as v(object, id) on d.object = v.object and d.record = v.id
    where d.first_kind in ('update', 'delete') and d.last_kind = 'delete'`);
  return new Set(found.map(({ key }) => key));
}
