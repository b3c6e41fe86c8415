import { moveKeysWithTrash } from '../deleting/trash-keys.ts';
import { type LockedRow, lockRows } from '../preparing/load-rows.ts';
import { persistBatch } from '../write-batch.ts';
import type { PreparedRow } from '../write-context.ts';
import { InFlight } from '../writing/in-flight.ts';
import { compareSides } from '../writing/write-sides.ts';
import { type Deed, phaseOf, type UndoContext } from './deeds.ts';
import { formerRows, invertDeed } from './invert-deed.ts';
import { laterEdits } from './later-edits.ts';
import { stillNeeded } from './still-needed.ts';
import { refuseForbidden } from './undo-rights.ts';
import { leaveTrashedTargets } from './undo-targets.ts';

/** Takes back what was done to these records of one object, as one batch, and answers how many were written. What stays as it is goes to `left`. */
export async function undoDeeds(context: UndoContext, deeds: readonly Deed[]): Promise<number> {
  const ids = deeds.map((deed) => deed.record);
  const { tx, model, actor, object, left } = context;
  const locked = await lockRows(tx, model, actor, object, ids, context.now);
  refuseForbidden(context, deeds, locked);
  const inverted = await invert(context, deeds, locked);
  const held = await leaveTrashedTargets(context, inverted, left);
  for (const [id, fields] of held) left.kept.push({ object: object.name, id, fields });
  const rows = inverted.filter((row) => !left.inTrash.has(`${object.name} ${row.id}`) && !left.aside?.has(`${object.name} ${row.id}`));
  const known = new Map(rows.map((row) => [row, new Set(row.sides.keys())]));
  await compareSides(context, rows);
  await moveKeysWithTrash(context, rows, known);
  for (const row of rows) if (row.op === 'delete') row.columns.set('deleted_at', row.at);
  const flight = new InFlight();
  await persistBatch(context, rows, [], flight);
  await flight.land();
  return rows.length;
}

async function invert(context: UndoContext, deeds: readonly Deed[], locked: ReadonlyMap<string, LockedRow>): Promise<readonly PreparedRow[]> {
  const later = await laterEdits(context, deeds);
  const needed = await stillNeeded(context, deeds, later);
  const former = await formerRows(
    context,
    deeds.filter((deed) => deed.first_kind !== 'create'),
  );
  const inverted: PreparedRow[] = [];
  for (const deed of deeds) {
    const before = locked.get(deed.record);
    if (!before) continue;
    const edits = later.get(deed.record);
    // Made and deleted by the same operation: nothing is left of it.
    if (phaseOf(deed) === 'remove' && deed.last_kind === 'delete' && before.deleted_at !== null && edits === undefined) continue;
    const row = needed.has(deed.record) ? undefined : invertDeed(context, deed, before, former.get(deed.record), edits);
    const clash = row === undefined ? [...(edits ?? [])] : (deed.fields ?? []).filter((field) => edits?.has(field));
    if (row === undefined || clash.length > 0) context.left.kept.push({ object: context.object.name, id: deed.record, fields: clash });
    if (row !== undefined) inverted.push({ ...row, index: inverted.length });
  }
  return inverted;
}
