import { actorId } from '../access/actor.ts';
import { objectAccess } from '../access/object-access.ts';
import { pointerSegment } from '../errors/issue.ts';
import type { FieldModel } from '../metadata/model.ts';
import { cached, preparedStatement } from '../query/read-context.ts';
import { scopeCondition } from '../query/relation.ts';
import { all, bindSlots, ident, join, Slot, type Statement, sql } from '../sql/sql.ts';
import { type BatchContext, failRow, isLive, type PreparedRow } from './write-context.ts';

interface Wanted {
  readonly row: PreparedRow;
  readonly field: FieldModel;
  readonly target: string;
  readonly id: string;
}

/** Every link a batch sets must lead to a record that the actor can see; one statement for all of them. */
export async function checkLinks(context: BatchContext, rows: readonly PreparedRow[]): Promise<void> {
  const wanted = collect(context, rows);
  if (wanted.length === 0) return;
  const byTarget = Map.groupBy(wanted, (entry) => entry.target);
  const targets = [...byTarget.keys()].sort().filter((target) => {
    const object = context.model.objects.get(target);
    return object !== undefined && objectAccess(context.model, context.actor, object).rows('read') !== 'none';
  });
  const found = new Set<string>();
  if (targets.length > 0) {
    const slots: Record<string, unknown> = { me: actorId(context.actor), now: context.now.toISOString() };
    for (const target of targets) slots[target] = [...new Set(byTarget.get(target)?.map((entry) => entry.id))];
    for (const row of await context.tx.query<{ target: string; id: string }>(bindSlots(visibleStatement(context, targets), slots)))
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

function visibleStatement({ model, actor }: BatchContext, targets: readonly string[]): Statement {
  const frame = { model, actor };
  return cached(frame, `links ${targets.join(' ')}`, () => {
    const parts = targets.flatMap((target) => {
      const object = model.objects.get(target);
      if (!object) return [];
      const scope = scopeCondition(frame, object, 't', objectAccess(model, actor, object).rows('read'));
      const ids = sql`t.id = any(${new Slot(target)}::uuid[])`;
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
      const id = row.columns.get(field.name);
      const target = row.columns.get(`${field.name}__object`) ?? row.before?.[`${field.name}__object`];
      if (typeof id === 'string') wanted.push({ row, field, target: String(target), id });
    }
    for (const field of many) {
      const stored = row.sides.get(field.name);
      // @NOTE the stored form of links is rows of [target, position].
      if (stored) for (const [id] of JSON.parse(stored) as [string, number][]) wanted.push({ row, field, target: field.target as string, id });
    }
  }
  return wanted;
}
