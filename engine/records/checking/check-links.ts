import { actorId, actorSlots } from '../../access/actor.ts';
import { objectAccess } from '../../access/object-access.ts';
import { stands } from '../../errors/guards.ts';
import { pointerSegment } from '../../errors/issue.ts';
import type { FieldModel } from '../../metadata/model.ts';
import { cached, preparedStatement } from '../../query/read-context.ts';
import { scopeCondition } from '../../query/row-conditions.ts';
import { all, bindSlots, ident, join, type Statement, sql } from '../../sql/sql.ts';
import { idForm, idMatch, idSlot } from '../preparing/id-match.ts';
import { type BatchContext, failRow, isLive, type PreparedRow, valueAfter } from '../write-context.ts';
import { checkFiles } from './check-files.ts';
import { entryIds } from './trashed-targets.ts';

interface Wanted {
  readonly row: PreparedRow;
  readonly field: FieldModel;
  readonly target: string;
  readonly id: string;
}

/** Every link a batch sets must lead to a record, and every file be one, that the actor can see; one statement for each kind. */
export async function checkLinks(context: BatchContext, rows: readonly PreparedRow[]): Promise<void> {
  // Both send what they ask in this moment: the rows themselves may be sent before the answers are here.
  await Promise.all([checkRecordLinks(context, rows), checkFiles(context, rows)]);
}

async function checkRecordLinks(context: BatchContext, rows: readonly PreparedRow[]): Promise<void> {
  const wanted = collect(context, rows);
  if (wanted.length === 0) return;
  const byTarget = Map.groupBy(wanted, (entry) => entry.target);
  const targets = [...byTarget.keys()].sort().filter((target) => {
    const object = context.model.objects.get(target);
    return object !== undefined && objectAccess(context.model, context.actor, object).rows('read') !== 'none';
  });
  const found = new Set<string>();
  if (targets.length > 0) {
    const ids = new Map(targets.map((target) => [target, [...new Set(byTarget.get(target)?.map((entry) => entry.id))]]));
    const slots: Record<string, unknown> = { ...actorSlots(context.actor, context.now) };
    for (const [target, list] of ids) slots[target] = idSlot(list);
    for (const row of await context.tx.query<{ target: string; id: string }>(bindSlots(visibleStatement(context, ids), slots)))
      found.add(`${row.target} ${row.id}`);
  }
  for (const { row, field, target, id } of wanted) {
    if (found.has(`${target} ${id}`)) continue;
    failRow(row, 'invalid_record', {
      pointer: pointerSegment(field.name),
      message: `"${field.document.label.en}" points to a record that does not exist or that you cannot see.`,
      code: 'link_missing',
    });
  }
}

function visibleStatement({ model, actor }: BatchContext, wanted: ReadonlyMap<string, readonly string[]>): Statement {
  const frame = { model, actor };
  const key = [...wanted].map(([target, list]) => `${target}:${idForm(list)}`).join(' ');
  return cached(frame, `links ${key}`, () => {
    const parts = [...wanted].flatMap(([target, list]) => {
      const object = model.objects.get(target);
      if (!object) return [];
      const scope = !stands('write_links') ? sql`true` : scopeCondition(frame, object, 't', objectAccess(model, actor, object).rows('read'));
      const ids = idMatch(ident('t', 'id'), target, list);
      return [
        sql`select ${sql.lit(target)}::text as target, t.id::text as id from ${ident(...object.table)} as t where ${all([ids, sql`t.deleted_at is null`, scope])}`,
      ];
    });
    return preparedStatement(join(parts, sql` union all `), model);
  });
}

function collect(context: BatchContext, rows: readonly PreparedRow[]): readonly Wanted[] {
  const fields = [...context.object.fields.values()];
  const links = fields.filter((field) => field.target !== undefined && (field.type.type === 'link' || field.type.type === 'user'));
  const anyLinks = fields.filter((field) => field.type.type === 'any_link');
  const many = fields.filter((field) => field.type.type === 'links');
  const wanted: Wanted[] = [];
  for (const row of rows) {
    if (!isLive(row) || (row.op !== 'create' && row.op !== 'update')) continue;
    for (const field of links) {
      const id = row.columns.get(field.name);
      // The acting user is known to exist: it is the owner of most new records.
      if (typeof id === 'string' && id !== actorId(context.actor)) wanted.push({ row, field, target: field.target as string, id });
    }
    for (const field of anyLinks) {
      const changes = row.columns.has(field.name) || row.columns.has(`${field.name}__object`);
      const id = changes ? valueAfter(row, field.name) : null;
      const target = valueAfter(row, `${field.name}__object`);
      if (typeof id === 'string') wanted.push({ row, field, target: String(target), id });
    }
    for (const field of many) {
      // Entries that stay may have gone to the trash or out of sight; only new ones must be there.
      const present = new Set(entryIds(row.sidesBefore?.[field.name]));
      for (const id of entryIds(row.sides.get(field.name))) if (!present.has(id)) wanted.push({ row, field, target: field.target as string, id });
    }
  }
  return wanted;
}
