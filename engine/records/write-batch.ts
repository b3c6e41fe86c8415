import { type Actor, actorId, actorSlots } from '../access/actor.ts';
import { objectAccess } from '../access/object-access.ts';
import { type RowScope, scopeKey } from '../access/row-rules.ts';
import type { Tx } from '../database/database.ts';
import { AppError } from '../errors/app-error.ts';
import { failpoint } from '../errors/failpoint.ts';
import { stands } from '../errors/guards.ts';
import { pointerSegment } from '../errors/issue.ts';
import type { Model, ObjectModel } from '../metadata/model.ts';
import { missing } from '../query/create-reader.ts';
import { cached, preparedStatement } from '../query/read-context.ts';
import { scopeCondition } from '../query/row-conditions.ts';
import { bindSlots, ident, sql } from '../sql/sql.ts';
import { checkLinks } from './checking/check-links.ts';
import { checkReachingRules, checkRows } from './checking/check-rows.ts';
import { fieldToName, markDuplicates, violatedFields } from './checking/duplicates.ts';
import { checkStages } from './checking/stages/check-stages.ts';
import { type Consequence, cascadeActor, deleteConsequences, restoreConsequences, stillDue } from './deleting/delete-policies.ts';
import { moveKeysWithTrash } from './deleting/trash-keys.ts';
import { placeWritten } from './placing/place-records.ts';
import { assignAutoNumbers } from './preparing/auto-numbers.ts';
import { idForm, idMatch, idSlot } from './preparing/id-match.ts';
import { mergeEdits } from './preparing/merge-edits.ts';
import { prepareRows } from './preparing/prepare-rows.ts';
import { writeScopes } from './preparing/write-scopes.ts';
import type { RowResult, RowWrite } from './record-writer.ts';
import { markRollUps } from './roll-ups/mark-roll-ups.ts';
import { type BatchContext, isLive, type PreparedRow, valueAfter, type WriteDependencies } from './write-context.ts';
import { InFlight } from './writing/in-flight.ts';
import { keepUnseenLinks } from './writing/keep-unseen-links.ts';
import { bumpParents, lockParents } from './writing/owning-records.ts';
import { writeLines } from './writing/write-lines.ts';
import { insertRows, updateRows } from './writing/write-rows.ts';
import { compareSides, writeSides } from './writing/write-sides.ts';

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

interface InnerOptions {
  readonly withinParent?: boolean;
  /** Takes what is still under way at the end, for a caller who has more to send before landing. Not for partial batches. */
  readonly flight?: InFlight;
}

/** Writes a batch of one object: the only way records change. */
export async function writeBatch(
  settings: BatchSettings,
  name: string,
  rows: readonly RowWrite[],
  { withinParent = false, flight }: InnerOptions = {},
): Promise<readonly RowResult[]> {
  if (rows.length === 0) return [];
  const object = writableObject(settings.model, settings.actor, name);
  const context: BatchContext = { ...settings, object, withinParent };
  if (!withinParent) await lockParents(context, rows);
  const prepared = await prepareRows(context, rows);
  await keepUnseenLinks(context, prepared);
  await compareSides(context, prepared);
  await mergeEdits(context, prepared, rows);
  checkRows(context, prepared);
  await checkStages(context, prepared);
  refuseFailures(context, prepared);
  const sent = flight ?? new InFlight();
  const links = checkLinks(context, prepared).then(() => refuseFailures(context, prepared));
  // Whole batches are written while their links are still being judged: the judgement lands first.
  if (context.partial || context.dependencies.ports.beforeWrite) await links;
  else sent.send(links);
  const consequences = hasDeletes(prepared) ? [...(await deleteConsequences(context, prepared)), ...(await restoreConsequences(context, prepared))] : [];
  if (hasDeletes(prepared)) await moveKeysWithTrash(context, prepared);
  for (const row of prepared) markTrash(row);
  refuseFailures(context, prepared);
  failpoint('write.prepared');
  await persistBatch(context, prepared, consequences, sent);
  if (!flight) {
    await sent.land();
    failpoint('write.written');
  }
  return prepared.map(toResult);
}

function hasDeletes(rows: readonly PreparedRow[]): boolean {
  return rows.some((row) => row.op === 'delete' || row.op === 'restore');
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

/** Writes what was prepared. Where rows may fail one by one, a savepoint lets the rest be written again without them; else it is only sent. */
export async function persistBatch(context: BatchContext, rows: readonly PreparedRow[], consequences: readonly Consequence[], flight: InFlight): Promise<void> {
  if (!context.partial) {
    const live = rows.filter(hasWork);
    if (live.length === 0) return;
    await persist(context, live, consequences, {
      send: (sent) => flight.send(sent.catch((error: unknown) => Promise.reject(explain(context, error)))),
      land: () => flight.land(),
    });
    return;
  }
  for (;;) {
    const live = rows.filter(hasWork);
    if (live.length === 0) return;
    context.tx.query(sql`savepoint batch`).catch(ignoreHere);
    try {
      const inner = new InFlight();
      await persist(context, live, consequences, inner);
      await inner.land();
      await context.tx.query(sql`release savepoint batch`);
      return;
    } catch (error) {
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

/** A savepoint that fails fails what follows it, too. */
const ignoreHere = (): void => undefined;

/** Gives the statements of a batch. Only what needs an answer lets all before it land first. */
async function persist(
  context: BatchContext,
  rows: readonly PreparedRow[],
  consequences: readonly Consequence[],
  flight: Pick<InFlight, 'send' | 'land'>,
): Promise<void> {
  const { dependencies, tx, model, actor, object, operation } = context;
  const batch = { model, actor, object, operation, rows };
  await dependencies.ports.beforeWrite?.(tx, batch);
  await assignAutoNumbers(context, rows);
  const placed = placeWritten(context, rows);
  if (placed !== undefined) flight.send(placed);
  const creates = rows.filter((row) => row.op === 'create');
  flight.send(insertRows(context, creates));
  if (rows.some((row) => row.lines.size > 0)) {
    await flight.land();
    await writeLines(context, rows, (outer, name, writes) => writeBatch({ ...outer, partial: true }, name, writes, { withinParent: true }));
    if (rows.some((row) => !isLive(row))) refuseLate(context, rows);
  }
  const changes = rows.filter((row) => row.op !== 'create' && (row.columns.size > 0 || row.fields.size > 0 || row.touched));
  flight.send(updateRows(context, changes));
  flight.send(writeSides(context, rows));
  const written = [...creates, ...changes];
  for (const row of creates) row.version = 1;
  flight.send(checkReachingRules(context, written).then((passed) => (passed ? undefined : refuseLate(context, rows))));
  checkAfter(context, written, flight);
  if (!context.withinParent && (object.parent || object.lines.length > 0)) {
    if (object.parent) await flight.land();
    await bumpParents(context, written);
  }
  if (consequences.length > 0) await flight.land();
  const cascade = { ...context, actor: cascadeActor(context), partial: false };
  for (const consequence of consequences) await writeBatch(cascade, consequence.object, await stillDue(context, consequence));
  const marked = markRollUps(context, written);
  if (marked !== undefined) flight.send(marked);
  const after = dependencies.ports.afterWrite?.(tx, { ...batch, rows: written });
  if (after !== undefined) flight.send(after);
}

function refuseLate(context: BatchContext, rows: readonly PreparedRow[]): never {
  refuseFailures(context, rows);
  throw new RowsRefused();
}

/** The actor must be allowed to do this to the rows as they are now, too. */
function checkAfter(context: BatchContext, rows: readonly PreparedRow[], flight: Pick<InFlight, 'send'>): void {
  const { model, actor, object } = context;
  const access = objectAccess(model, actor, object);
  for (const action of ['create', 'update'] as const) {
    const written = rows.filter((row) => row.op === action);
    judgeAfter(context, written, access.rows(action), flight);
    for (const { scope, fields } of writeScopes(model, actor, object, action))
      judgeAfter(
        context,
        written.filter((row) => [...(row.given ?? [])].some((name) => fields.has(name))),
        scope,
        flight,
      );
  }
}

/** Fails where one of the rows, as it is now, lies outside the scope. */
function judgeAfter(context: BatchContext, rows: readonly PreparedRow[], scope: RowScope, flight: Pick<InFlight, 'send'>): void {
  const { model, actor, object, tx } = context;
  if (scope === 'all' || !stands('write_after')) return;
  const ids = rows.filter((row) => !staysOwn(context, row, scope)).map((row) => row.id);
  if (ids.length === 0) return;
  const statement = cached({ model, actor }, `after ${idForm(ids)} ${object.name} ${scopeKey(scope)}`, () => {
    const condition = scopeCondition({ model, actor }, object, 't', scope);
    return preparedStatement(
      sql`select t.id::text as id from ${ident(...object.table)} as t where ${idMatch(ident('t', 'id'), 'ids', ids)} and (${condition}) is not true`,
      model,
    );
  });
  const outside = tx.query(bindSlots(statement, { ids: idSlot(ids), ...actorSlots(actor, context.now) }));
  flight.send(outside.then(refuseOutside));
}

function refuseOutside(outside: readonly unknown[]): void {
  if (outside.length === 0) return;
  throw new AppError('forbidden', 'You may not leave the record in a state outside your rights.', {
    issues: [{ pointer: '', message: 'The record as written lies outside the records you may write.' }],
  });
}

/** Where a rule asks for nothing but ownership, the row itself tells. */
function staysOwn({ actor }: BatchContext, row: PreparedRow, scope: RowScope): boolean {
  if (typeof scope === 'string' || actorId(actor) === null) return false;
  return scope.some((rule) => rule.forms.some(({ kind }) => kind === 'own') && rule.condition === undefined) && valueAfter(row, 'owner') === actorId(actor);
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
  const side = [...context.object.fields.values()].filter((field) => field.sideTable !== undefined && (error as { table?: string }).table === field.sideTable);
  const named = fieldToName(context, [...fields, ...side]);
  const message = `Another record has the same ${named?.document.label.en.toLowerCase() ?? 'unique value'}.`;
  return new AppError('duplicate', message, { issues: [{ pointer: named ? pointerSegment(named.name) : '', message, code: 'duplicate' }], cause: error });
}

function toResult(row: PreparedRow): RowResult {
  if (row.failed !== undefined) return { ok: false, code: row.failed, issues: row.issues, ...(row.extra ? { extra: row.extra } : {}) };
  const changed = row.op !== 'update' || row.columns.size > 0 || row.fields.size > 0 || row.touched;
  return { ok: true, id: row.id, version: changed ? row.version : Number(row.before?.version), changed };
}
