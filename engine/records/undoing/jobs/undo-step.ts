import type { Tx } from '../../../database/database.ts';
import { AppError } from '../../../errors/app-error.ts';
import { failpoint } from '../../../errors/failpoint.ts';
import type { Model } from '../../../metadata/model.ts';
import { ident, sql } from '../../../sql/sql.ts';
import { currentActor } from '../../current-actor.ts';
import { undoMerge } from '../../merging/undo-merge.ts';
import type { WriteDependencies } from '../../write-context.ts';
import { type Left, phaseOf, type UndoSettings, undoingOperations } from '../deeds.ts';
import { dependencyOrder } from '../dependency-order.ts';
import { undoDeeds } from '../undo-deeds.ts';
import { inOrder, objectToUndo, undoAll, undoSettings } from '../undo-operation.ts';
import { foreseeForbidden } from '../undo-rights.ts';
import { markUndone, mayUndo } from '../undoable-operation.ts';
import { unblocked } from './blocked-deeds.ts';
import { gatherJob, openDeeds } from './gather-job.ts';
import { type ChunkDeed, pickChunk } from './pick-chunk.ts';
import { endUndo, lockRunning, moveOn, nextRound, type StoredUndo, setGathered } from './undo-job-table.ts';

/** Settling these records now meets a unique value that another of the operation still holds, or that somebody has taken since. */
export class ValueTaken extends Error {}

export interface StepOptions {
  /** About how many records are settled. */
  readonly size: number;
  /** Leaves the next ones for a later round in place of settling them. */
  readonly leave: boolean;
}

/** One transaction of an undo in the background: its writes and how far it has come. 'over' when there is nothing more to do. */
export async function undoStep(dependencies: WriteDependencies, tx: Tx, model: Model, operation: string, options: StepOptions): Promise<'more' | 'over'> {
  const job = await lockRunning(tx, operation);
  if (!job) return 'over';
  const actor = await currentActor(tx, job.actor, dependencies.clock());
  if (!mayUndo(model, actor, job.author)) throw new AppError('forbidden', 'You may no longer undo this operation. Ask an administrator.');
  const settings: UndoSettings = {
    ...undoSettings({ dependencies, tx, model, actor, now: dependencies.clock(), operation }),
    undoes: job.undoes,
    deeds: openDeeds(operation),
    own: await undoingOperations(tx, job.undoes),
    left: { kept: [], inTrash: new Set() },
  };
  if (job.objects === null) {
    await begin(settings, job);
    return 'more';
  }
  const chunk = await pickChunk(tx, job, dependencyOrder(model, job.objects, { families: true }), options.size);
  if (chunk.length === 0) return endRound(settings, job, options.size);
  if (options.leave) await leaveForLater(tx, job, chunk, []);
  else await settleChunk(settings, job, chunk);
  return 'more';
}

/** Gathers what is to be undone and judges the rights on all of it, before anything is written. */
async function begin(settings: UndoSettings, job: StoredUndo): Promise<void> {
  const { tx, model, operation } = settings;
  const objects = await gatherJob(tx, model, operation, job.undoes);
  for (const name of objects) await foreseeForbidden({ ...settings, object: objectToUndo(model, name) });
  await settings.dependencies.ports.beforeUndo?.(tx, { model, actor: settings.actor, undone: job.undoes, operation, now: settings.now });
  await undoMerge(tx, job.undoes);
  await setGathered(tx, operation, objects);
  failpoint('undo.gathered');
}

async function settleChunk(settings: UndoSettings, job: StoredUndo, chunk: readonly ChunkDeed[]): Promise<void> {
  const { tx, model, operation } = settings;
  for (const name of job.objects ?? []) objectToUndo(model, name);
  await lockRoots(settings, chunk);
  const open = await unblocked(tx, model, operation, chunk);
  const left: Left & { readonly aside: Set<string> } = { kept: [], inTrash: new Set(), aside: new Set() };
  const undone = await undoChunk({ ...settings, left }, open);
  const waits = ({ object, id }: { readonly object: string; readonly id: string }): boolean => left.aside.has(`${object} ${id}`);
  const settled = open.filter(({ object, record }) => !waits({ object, id: record }));
  await forget(tx, operation, settled);
  const done = new Set(settled);
  const waiting = chunk.filter((deed) => !done.has(deed));
  await leaveForLater(tx, job, waiting, settled);
  await moveOn(tx, job, { settled: settled.length, undone, kept: left.kept.filter((kept) => !waits(kept)) });
  failpoint('undo.chunk-written');
}

/** Records are locked before their lines, as everywhere. */
async function lockRoots({ tx, model }: UndoSettings, chunk: readonly ChunkDeed[]): Promise<void> {
  const roots = chunk.filter(({ record, root }) => record === root);
  const table = objectToUndo(model, roots[0]?.object ?? '').table;
  await tx.query(sql`select t.id from ${ident(...table)} as t where t.id = any(${roots.map(({ record }) => record)}::uuid[]) order by t.id for update`);
}

async function undoChunk(settings: UndoSettings, deeds: readonly ChunkDeed[]): Promise<number> {
  let undone = 0;
  const order = dependencyOrder(settings.model, [...new Set(deeds.map(({ object }) => object))]);
  try {
    for (const phase of ['remove', 'return'] as const)
      for (const name of inOrder(order, phase)) {
        const due = deeds.filter((deed) => deed.object === name && phaseOf(deed) === phase);
        if (due.length > 0) undone += await undoDeeds({ ...settings, object: objectToUndo(settings.model, name) }, due);
      }
    return undone;
  } catch (error) {
    if (error instanceof AppError && error.code === 'duplicate') throw new ValueTaken(error.message, { cause: error });
    throw error;
  }
}

async function forget(tx: Tx, undo: string, deeds: readonly ChunkDeed[]): Promise<void> {
  await tx.query(sql`delete from sys.undo_deed as d using unnest(${deeds.map(({ object }) => object)}::text[], ${deeds.map(({ record }) => record)}::uuid[]) as v(object, record)
    where d.undo = ${undo}::uuid and d.object = v.object and d.record = v.record`);
}

/** Marks the deeds as gone through in this round. Lines whose record has been settled without them are on their own from now on. */
async function leaveForLater(tx: Tx, { operation, round }: StoredUndo, deeds: readonly ChunkDeed[], settled: readonly ChunkDeed[]): Promise<void> {
  if (deeds.length === 0) return;
  const ready = new Set(settled.map(({ record }) => record));
  await tx.query(sql`update sys.undo_deed as d set passed = ${sql.lit(round)}, root = case when v.alone then null else d.root end
    from unnest(${deeds.map(({ object }) => object)}::text[], ${deeds.map(({ record }) => record)}::uuid[], ${deeds.map(({ root }) => ready.has(root))}::boolean[]) as v(object, record, alone)
    where d.undo = ${operation}::uuid and d.object = v.object and d.record = v.record`);
}

/**
 * Everything has had its turn. What had to wait has another round as long as rounds get on; what is then left hangs together, and is settled
 * in one transaction, in which the order among it does not show.
 */
async function endRound(settings: UndoSettings, job: StoredUndo, size: number): Promise<'more' | 'over'> {
  const { tx, operation, left } = settings;
  const rows = await tx.query<{ n: number }>(sql`select count(*) as n from sys.undo_deed where undo = ${operation}::uuid`);
  const open = Number(rows[0]?.n);
  if (open > size && Number(job.settled) >= size) {
    await nextRound(tx, operation);
    return 'more';
  }
  const undone = await undoAll(settings);
  await tx.query(sql`delete from sys.undo_deed where undo = ${operation}::uuid`);
  await moveOn(tx, job, { settled: open, undone, kept: left.kept });
  await endUndo(tx, operation, 'done');
  await markUndone(tx, job.undoes, operation);
  failpoint('undo.finished');
  return 'over';
}
