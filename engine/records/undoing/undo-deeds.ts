import { isAdmin } from '../../access/grants.ts';
import { objectAccess } from '../../access/object-access.ts';
import type { Row } from '../../database/database.ts';
import { stands } from '../../errors/guards.ts';
import { cascadeActor } from '../deleting/delete-policies.ts';
import { moveKeysWithTrash } from '../deleting/trash-keys.ts';
import { type LockedRow, lockRows } from '../preparing/load-rows.ts';
import { persistBatch } from '../write-batch.ts';
import type { PreparedRow } from '../write-context.ts';
import { InFlight } from '../writing/in-flight.ts';
import { compareSides } from '../writing/write-sides.ts';
import { type Deed, phaseOf, type UndoContext } from './deeds.ts';
import { formerRows, invertDeed } from './invert-deed.ts';
import { keepStageNeeds } from './keep-stage-needs.ts';
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
  const returned = deeds.filter((deed) => deed.first_kind !== 'create');
  const former = await formerRows(context, returned);
  const inverted = await invert(context, deeds, locked, former);
  const held = [await leaveTrashedTargets(context, inverted, left), await keepStageNeeds(context, inverted, former)];
  for (const [id, fields] of held.flatMap((stays) => [...stays])) keep(context, locked, id, fields);
  const lines = new Set([...(held[1] ?? [])].flatMap(([id, fields]) => (fields.length === 0 ? [id] : [])));
  const rows = inverted.filter((row) => !lines.has(row.id) && !left.inTrash.has(`${object.name} ${row.id}`) && !left.aside?.has(`${object.name} ${row.id}`));
  const known = new Map(rows.map((row) => [row, new Set(row.sides.keys())]));
  await compareSides(context, rows);
  await moveKeysWithTrash(context, rows, known);
  for (const row of rows) if (row.op === 'delete') row.columns.set('deleted_at', row.at);
  const own = ownDeeds(context, deeds);
  for (const [author, part] of [
    [actor, rows.filter((row) => own.has(row.id))],
    [cascadeActor(context), rows.filter((row) => !own.has(row.id))],
  ] as const) {
    const flight = new InFlight();
    await persistBatch({ ...context, actor: author }, part, [], flight);
    await flight.land();
  }
  return rows.filter((row) => own.has(row.id) || locked.get(row.id)?._read).length;
}

/** Records that the actor takes back by their own right. What followed in other records, which they may not even see, follows back as the system's doing. */
function ownDeeds({ model, actor }: UndoContext, deeds: readonly Deed[]): ReadonlySet<string> {
  const all = isAdmin(model, actor);
  return new Set(deeds.filter(({ mine }) => mine || all).map(({ record }) => record));
}

/** Of what stays as it is nothing is told that the actor is not shown. */
function keep({ model, actor, object, left }: UndoContext, locked: ReadonlyMap<string, LockedRow>, id: string, fields: readonly string[]): void {
  if (!locked.get(id)?._read && stands('undo_kept')) return;
  const access = objectAccess(model, actor, object);
  const shown = fields.filter((name) => {
    const field = object.fields.get(name);
    return field !== undefined && access.readCell(field) !== 'none';
  });
  left.kept.push({ object: object.name, id, fields: shown });
}

async function invert(
  context: UndoContext,
  deeds: readonly Deed[],
  locked: ReadonlyMap<string, LockedRow>,
  former: ReadonlyMap<string, Row>,
): Promise<readonly PreparedRow[]> {
  const later = await laterEdits(context, deeds);
  const needed = await stillNeeded(context, deeds, later);
  const inverted: PreparedRow[] = [];
  for (const deed of deeds) {
    const before = locked.get(deed.record);
    if (!before) continue;
    if (context.postponed && needed.has(deed.record)) {
      context.postponed.add(deed.record);
      continue;
    }
    const edits = later.get(deed.record);
    // Made and deleted by the same operation: nothing is left of it.
    if (phaseOf(deed) === 'remove' && deed.last_kind === 'delete' && before.deleted_at !== null && edits === undefined) continue;
    const row = needed.has(deed.record) ? undefined : invertDeed(context, deed, before, former.get(deed.record), edits);
    const clash = row === undefined ? [...(edits ?? [])] : (deed.fields ?? []).filter((field) => edits?.has(field));
    if (row === undefined || clash.length > 0) keep(context, locked, deed.record, clash);
    if (row !== undefined) inverted.push({ ...row, index: inverted.length });
  }
  return inverted;
}
