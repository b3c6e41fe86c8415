import { sql } from '../../sql/sql.ts';
import { type TrashedTarget, trashedTargets } from '../checking/trashed-targets.ts';
import { clearsInTrash } from '../deleting/pointing-records.ts';
import { clearLinks } from '../deleting/restored-links.ts';
import type { PreparedRow } from '../write-context.ts';
import type { Left, UndoContext } from './deeds.ts';

/**
 * Takes links to records that stay in the trash out of what an undo gives back: a record that needs one stays in the trash itself, a link
 * changed since stays as it is. Answers the fields that hold, by record. What stays is added to `left.inTrash`; where there is a later,
 * what points to a record that has yet to come back is put aside for it.
 */
export async function leaveTrashedTargets(context: UndoContext, rows: readonly PreparedRow[], left: Left): Promise<ReadonlyMap<string, readonly string[]>> {
  const returned = rows.filter((row) => row.op === 'restore' || row.op === 'update');
  const found = await trashedTargets(context, returned);
  const held = new Map<string, string[]>();
  if (found.length === 0) return held;
  const coming = await comingBack(context, found);
  const { name } = context.object;
  const staying = left.inTrash;
  if (left.aside) putAside(context, returned, found, new Set([...coming].filter((key) => !staying.has(key))), left.aside);
  const trashed = found.filter(({ row }) => !left.aside?.has(`${name} ${row.id}`));
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

/** Records whose targets come back later than they would. Those of the same batch come back together, as long as none of them waits. */
function putAside(
  { object }: UndoContext,
  rows: readonly PreparedRow[],
  trashed: readonly TrashedTarget[],
  coming: ReadonlySet<string>,
  aside: Set<string>,
): void {
  const together = new Set(rows.filter((row) => row.op === 'restore').map((row) => `${object.name} ${row.id}`));
  for (let open = true; open; ) {
    open = false;
    for (const target of trashed) {
      const [own, key] = [`${object.name} ${target.row.id}`, `${target.object} ${target.id}`];
      if (aside.has(own) || !coming.has(key) || (together.has(key) && !aside.has(key))) continue;
      aside.add(own);
      open = true;
    }
  }
}

/** Those of the targets that the operation being undone put into the trash. */
async function comingBack(context: UndoContext, targets: readonly TrashedTarget[]): Promise<ReadonlySet<string>> {
  const found = await context.tx.query<{
    key: string;
  }>(sql`select d.object || ' ' || d.record::text as key from ${context.deeds} as d join unnest(${targets.map(({ object }) => object)}::text[], ${targets.map(({ id }) => id)}::uuid[]) as v(object, id) on d.object = v.object and d.record = v.id
    where d.first_kind in ('update', 'delete') and d.last_kind = 'delete'`);
  return new Set(found.map(({ key }) => key));
}
