import { type Actor, actorId } from '../access/actor.ts';
import { objectAccess } from '../access/object-access.ts';
import type { Tx } from '../database/database.ts';
import { AppError } from '../errors/app-error.ts';
import { failpoint } from '../errors/failpoint.ts';
import { pointerSegment } from '../errors/issue.ts';
import type { Model, ObjectModel } from '../metadata/model.ts';
import { missing } from '../query/create-reader.ts';
import { cached, preparedStatement } from '../query/read-context.ts';
import { scopeCondition } from '../query/relation.ts';
import { bindSlots, ident, Slot, sql } from '../sql/sql.ts';
import { assignAutoNumbers } from './auto-numbers.ts';
import { checkLinks } from './check-links.ts';
import { checkReachingRules, checkRows } from './check-rows.ts';
import { countOperation } from './count-operation.ts';
import { type Consequence, cascadeActor, deleteConsequences, restoreConsequences } from './delete-policies.ts';
import { markDuplicates, violatedFields } from './duplicates.ts';
import { mergeEdits } from './merge-edits.ts';
import { bumpParents, lockParents } from './owning-records.ts';
import { prepareRows } from './prepare-rows.ts';
import type { RowResult, RowWrite } from './record-writer.ts';
import { moveKeysWithTrash } from './trash-keys.ts';
import { type BatchContext, isLive, type PreparedRow, type WriteDependencies } from './write-context.ts';
import { writeLines } from './write-lines.ts';
import { insertRows, updateRows } from './write-rows.ts';
import { compareSides, writeSides } from './write-sides.ts';

/** Settings of one batch, inner to the records layer. */
export interface BatchSettings {
  readonly dependencies: WriteDependencies;
  readonly tx: Tx;
  readonly model: Model;
  readonly actor: Actor;
  readonly now: Date;
  readonly operation: string;
  readonly kind: string;
  readonly partial: boolean;
}

/** The object as something to write, or not_found. */
function writableObject(model: Model, actor: Actor, name: string): ObjectModel {
  const object = model.objects.get(name);
  if (object?.table[0] !== 'crm')
    throw new AppError('not_found', `There is no object "${name}" that you can write.`, { issues: [{ pointer: '/object', message: 'unknown' }] });
  const access = objectAccess(model, actor, object);
  const reachable = (['create', 'read', 'update', 'delete'] as const).some((action) => access.rows(action) !== 'none');
  if (!reachable) throw new AppError('not_found', `There is no object "${name}" that you can write.`, { issues: [{ pointer: '/object', message: 'unknown' }] });
  return object;
}

/** Writes a batch of one object: the only way records change. */
export async function writeBatch(
  settings: BatchSettings,
  name: string,
  rows: readonly RowWrite[],
  inner: { readonly withinParent?: boolean } = {},
): Promise<readonly RowResult[]> {
  if (rows.length === 0) return [];
  const object = writableObject(settings.model, settings.actor, name);
  const context: BatchContext = { ...settings, object, withinParent: inner.withinParent ?? false };
  if (!context.withinParent) await lockParents(context, rows);
  const prepared = await prepareRows(context, rows);
  await compareSides(context, prepared);
  await mergeEdits(context, prepared, rows);
  checkRows(context, prepared);
  await checkLinks(context, prepared);
  const consequences = [...(await deleteConsequences(context, prepared)), ...(await restoreConsequences(context, prepared))];
  await moveKeysWithTrash(context, prepared);
  for (const row of prepared) markTrash(row);
  refuseFailures(context, prepared);
  failpoint('write.prepared');
  await persistBatch(context, prepared, consequences);
  return prepared.map(toResult);
}

function markTrash(row: PreparedRow): void {
  if (row.op === 'delete') row.columns.set('deleted_at', row.at);
  else if (row.op === 'restore') row.columns.set('deleted_at', null);
}

/** Where the batch is all or nothing, one failing row fails it. */
function refuseFailures(context: BatchContext, rows: readonly PreparedRow[]): void {
  if (context.partial) return;
  const failed = rows.filter((row) => !isLive(row));
  const first = failed[0];
  if (!first) return;
  const single = rows.length === 1;
  if (single && first.failed === 'not_found') throw missing(context.object.name, first.id);
  const issues = failed.flatMap((row) =>
    row.issues.map((issue) => (single ? issue : { ...issue, pointer: `/items${pointerSegment(row.index)}${issue.pointer}` })),
  );
  throw new AppError(first.failed ?? 'invalid_record', issues[0]?.message ?? 'The record is not valid', {
    issues,
    ...(first.extra ? { extra: first.extra } : {}),
  });
}

function hasWork(row: PreparedRow): boolean {
  return isLive(row) && (row.op !== 'update' || row.columns.size > 0 || row.fields.size > 0 || row.lines.size > 0 || row.touched);
}

/** A failure of some rows that shows only when the batch is written. */
class RowsRefused extends Error {}

/** Writes what was prepared. Where rows may fail one by one, a savepoint lets the rest be written again without them. */
export async function persistBatch(context: BatchContext, rows: readonly PreparedRow[], consequences: readonly Consequence[]): Promise<void> {
  for (;;) {
    const live = rows.filter(hasWork);
    if (live.length === 0) return;
    if (context.partial) await context.tx.query(sql`savepoint batch`);
    try {
      await persist(context, live, consequences);
      if (context.partial) await context.tx.query(sql`release savepoint batch`);
      return;
    } catch (error) {
      if (!context.partial) throw explain(context, error);
      if (!(error instanceof RowsRefused) && !isUniqueViolation(error)) throw error;
      await context.tx.query(sql`rollback to savepoint batch`);
      if (isUniqueViolation(error)) {
        const before = live.filter(isLive).length;
        await markDuplicates(context, live);
        // Nothing found: the other one is not visible to this statement yet; the caller's retry will see it.
        if (live.filter(isLive).length === before) throw explain(context, error);
      }
    }
  }
}

async function persist(context: BatchContext, rows: readonly PreparedRow[], consequences: readonly Consequence[]): Promise<void> {
  const { dependencies, tx, model, actor, object, operation } = context;
  const batch = { model, actor, object, operation, rows };
  await dependencies.ports.beforeWrite?.(tx, batch);
  await assignAutoNumbers(context, rows);
  const creates = rows.filter((row) => row.op === 'create');
  await insertRows(context, creates);
  await writeLines(context, rows, (outer, name, writes) => writeBatch({ ...outer, partial: true }, name, writes, { withinParent: true }));
  if (rows.some((row) => !isLive(row))) refuseLate(context, rows);
  const changes = rows.filter((row) => row.op !== 'create' && (row.columns.size > 0 || row.fields.size > 0 || row.touched));
  await updateRows(context, changes);
  await writeSides(context, rows);
  const written = [...creates, ...changes];
  for (const row of creates) row.version = 1;
  await countOperation(context, written.length);
  if (!(await checkReachingRules(context, written))) refuseLate(context, rows);
  await checkAfter(context, written);
  if (!context.withinParent) await bumpParents(context, written);
  for (const { object: name, rows: more } of consequences) await writeBatch({ ...context, actor: cascadeActor(context), partial: false }, name, more);
  await dependencies.ports.afterWrite?.(tx, { ...batch, rows: written });
  failpoint('write.written');
}

function refuseLate(context: BatchContext, rows: readonly PreparedRow[]): never {
  refuseFailures(context, rows);
  throw new RowsRefused();
}

/** The actor must be allowed to do this to the rows as they are now, too. */
async function checkAfter(context: BatchContext, rows: readonly PreparedRow[]): Promise<void> {
  const { model, actor, object, tx } = context;
  const access = objectAccess(model, actor, object);
  for (const action of ['create', 'update'] as const) {
    const scope = access.rows(action);
    const ids = rows.filter((row) => row.op === action).map((row) => row.id);
    if (scope === 'all' || ids.length === 0) continue;
    const statement = cached({ model, actor }, `after ${object.name} ${action}`, () => {
      const condition = scopeCondition({ model, actor }, object, 't', scope);
      return preparedStatement(
        sql`select t.id::text as id from ${ident(...object.table)} as t where t.id = any(${new Slot('ids')}::uuid[]) and (${condition}) is not true`,
        model,
      );
    });
    const outside = await tx.query(bindSlots(statement, { ids, me: actorId(actor), now: context.now.toISOString() }));
    if (outside.length > 0)
      throw new AppError('forbidden', 'You may not leave the record in a state outside your rights.', {
        issues: [{ pointer: '', message: 'The record as written lies outside the records you may write.' }],
      });
  }
}

function isUniqueViolation(error: unknown): error is { code: string; detail?: string; constraint?: string } {
  return typeof error === 'object' && error !== null && 'code' in error && error.code === '23505';
}

/** Turns what PostgreSQL says of a broken constraint into the product's error. */
function explain(context: BatchContext, error: unknown): unknown {
  if (!isUniqueViolation(error)) return error;
  const detail = error.detail ?? '';
  // The key of history speaks first: its row is written by the same statement.
  if (/^Key \((?:id|object, record, version)\)=/.test(detail))
    return new AppError('id_taken', 'A record with this id exists.', { issues: [{ pointer: '/id', message: 'A record with this id exists.' }], cause: error });
  const fields = violatedFields(context.object, detail);
  const side = [...context.object.fields.values()].find((field) => field.sideTable !== undefined && (error as { table?: string }).table === field.sideTable);
  const named = fields[0] ?? side;
  const message = `Another record has the same ${named?.document.label.en.toLowerCase() ?? 'unique value'}.`;
  return new AppError('duplicate', message, { issues: [{ pointer: named ? pointerSegment(named.name) : '', message, code: 'duplicate' }], cause: error });
}

function toResult(row: PreparedRow): RowResult {
  if (row.failed !== undefined) return { ok: false, code: row.failed, issues: row.issues, ...(row.extra ? { extra: row.extra } : {}) };
  const changed = row.op !== 'update' || row.columns.size > 0 || row.fields.size > 0 || row.touched;
  return { ok: true, id: row.id, version: changed ? row.version : Number(row.before?.version), changed };
}
