import { systemActor } from '../../access/actor.ts';
import type { Tx } from '../../database/database.ts';
import type { ObjectModel } from '../../metadata/model.ts';
import { ident, sql } from '../../sql/sql.ts';
import { lockRows } from '../preparing/load-rows.ts';
import type { RowWrite } from '../record-writer.ts';
import { markRollUps } from '../roll-ups/mark-roll-ups.ts';
import { type BatchContext, laterTime, type PreparedRow, valueAfter } from '../write-context.ts';
import { updateRows } from './write-rows.ts';

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

// Records created in a transaction: their first version holds the lines written with them.
const createdHere = new WeakMap<Tx, Set<string>>();

function created(tx: Tx): Set<string> {
  const set = createdHere.get(tx) ?? new Set<string>();
  createdHere.set(tx, set);
  return set;
}

/** Lines are locked after their owning records, always, so that an edit of the record and one of a line cannot wait for each other. */
export async function lockParents(context: BatchContext, rows: readonly RowWrite[]): Promise<void> {
  const { object, tx, model } = context;
  const parent = object.parent;
  const owner = parent && model.objects.get(parent.target ?? '');
  if (!parent || !owner) return;
  const ids = rows.flatMap((row) => (row.op !== 'create' && uuid.test(row.id) ? [row.id] : []));
  const given = rows.flatMap((row) => ('values' in row ? [row.values[parent.name]] : [])).flatMap((value) => (typeof value === 'string' ? [value] : []));
  const fresh = created(tx);
  const named = [...new Set(given)].filter((id) => !fresh.has(id) && uuid.test(id));
  if (ids.length === 0 && named.length === 0) return;
  const link = ident('c', parent.name);
  await tx.query(
    sql`select t.id from ${ident(...owner.table)} as t where t.id = any(${named}::uuid[]) or t.id in (select ${link} from ${ident(...object.table)} as c where c.id = any(${ids}::uuid[])) order by t.id for update`,
  );
}

/** A line written by itself changes its owning record: the record's version rises, with the lines named as what changed. */
export async function bumpParents(context: BatchContext, rows: readonly PreparedRow[]): Promise<void> {
  const { object, tx, model } = context;
  if (object.lines.length > 0) for (const row of rows) if (row.op === 'create') created(tx).add(row.id);
  const parent = object.parent;
  const owner = parent && model.objects.get(parent.target ?? '');
  if (!parent || !owner) return;
  const fresh = created(tx);
  const ids = new Set<string>();
  for (const row of rows) for (const id of [valueAfter(row, parent.name), row.before?.[parent.name]]) if (typeof id === 'string' && !fresh.has(id)) ids.add(id);
  if (ids.size === 0) return;
  await bump(context, owner, [...ids], owner.lines.find((lines) => lines.object === object.name)?.field ?? object.name);
}

async function bump(context: BatchContext, owner: ObjectModel, ids: readonly string[], field: string): Promise<void> {
  const outer: BatchContext = { ...context, object: owner };
  const locked = await lockRows(context.tx, context.model, systemActor('lines'), owner, ids, context.now);
  const now = context.now.toISOString();
  // A record in the trash stays as it was when it went there: its lines went with it.
  const there = [...locked.values()].filter((before) => before.deleted_at === null);
  if (there.length === 0) return;
  const rows = there.map(
    (before, index): PreparedRow => ({
      index,
      op: 'update',
      id: String(before.id),
      at: laterTime(String(before.updated_at), now),
      before,
      columns: new Map(),
      fields: new Set([field]),
      sides: new Map(),
      lines: new Map(),
      sidesBefore: undefined,
      issues: [],
      failed: undefined,
      extra: undefined,
      touched: true,
      version: Number(before.version) + 1,
    }),
  );
  await updateRows(outer, rows);
  await markRollUps(outer, rows);
}
