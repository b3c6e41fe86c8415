import { actorSlots } from '../../access/actor.ts';
import { objectAccess } from '../../access/object-access.ts';
import { stands } from '../../errors/guards.ts';
import type { FieldModel, ObjectModel } from '../../metadata/model.ts';
import { scopeCondition } from '../../query/row-conditions.ts';
import { all, bindSlots, compileSql, ident, sql } from '../../sql/sql.ts';
import { entryIds } from '../checking/trashed-targets.ts';
import { type BatchContext, isLive, type PreparedRow } from '../write-context.ts';

interface Entry {
  readonly record: string;
  readonly target: string;
  readonly seen: boolean;
}

/**
 * A list of links is written as its writer sees it: entries whose records are hidden from them, or in the trash, stay, behind those that are
 * given. Where what is given is what they see, nothing changes.
 */
export async function keepUnseenLinks(context: BatchContext, rows: readonly PreparedRow[]): Promise<void> {
  if (context.actor.kind === 'system' || !stands('unseen_links')) return;
  for (const field of context.object.fields.values()) {
    const target = field.type.type === 'links' ? context.model.objects.get(field.target ?? '') : undefined;
    const updates = rows.filter((row) => row.op === 'update' && isLive(row) && row.sides.has(field.name));
    if (!target || updates.length === 0) continue;
    const present = Map.groupBy(await presentEntries(context, field, target, updates), ({ record }) => record);
    for (const row of updates) keep(row, field, present.get(row.id) ?? []);
  }
}

function presentEntries(context: BatchContext, field: FieldModel, target: ObjectModel, rows: readonly PreparedRow[]): Promise<Entry[]> {
  const { model, actor, tx, now } = context;
  const scope = scopeCondition({ model, actor }, target, 't', objectAccess(model, actor, target).rows('read'));
  const seen = all([sql`t.id is not null`, sql`t.deleted_at is null`, scope]);
  const statement =
    compileSql(sql`select s.record::text as record, s.target::text as target, (${seen}) is true as seen from ${ident('crm', field.sideTable ?? '')} as s
    left join ${ident(...target.table)} as t on t.id = s.target where s.record = any(${rows.map((row) => row.id)}::uuid[]) order by s.record, s.position`);
  return tx.query<Entry>(bindSlots(statement, actorSlots(actor, now)));
}

function keep(row: PreparedRow, field: FieldModel, present: readonly Entry[]): void {
  const given = entryIds(row.sides.get(field.name));
  const shown = present.filter(({ seen }) => seen).map(({ target }) => target);
  if (given.length === shown.length && given.every((id, index) => id === shown[index])) {
    row.sides.delete(field.name);
    return;
  }
  const unseen = present.filter(({ target, seen }) => !seen && !given.includes(target)).map(({ target }) => target);
  row.sides.set(field.name, JSON.stringify([...given, ...unseen].map((id, position) => [id, position])));
}
