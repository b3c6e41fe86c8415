import type { Actor } from '../../access/actor.ts';
import type { Tx } from '../../database/database.ts';
import { AppError } from '../../errors/app-error.ts';
import type { Model, ObjectModel } from '../../metadata/model.ts';
import { sql } from '../../sql/sql.ts';
import { undoMerge } from '../merging/undo-merge.ts';
import { startOperation } from '../operations.ts';
import type { WriteDependencies } from '../write-context.ts';
import { type Deed, deedColumns, gatherDeeds, type KeptRecord, type Phase, phaseOf, type UndoContext, type UndoSettings, undoingOperations } from './deeds.ts';
import { dependencyOrder } from './dependency-order.ts';
import { undoDeeds } from './undo-deeds.ts';
import { lockUndoable, markUndone } from './undoable-operation.ts';

export interface UndoAnswer {
  readonly operation: string;
  readonly undone: number;
  readonly kept: readonly KeptRecord[];
}

const deedsAtOnce = 5_000;

/** Undoes an operation of any size in one transaction, as a new operation; see RecordWriter.undo. */
export async function undoOperation(dependencies: WriteDependencies, tx: Tx, model: Model, actor: Actor, id: string): Promise<UndoAnswer> {
  const now = dependencies.clock();
  const target = await lockUndoable(tx, model, actor, id);
  if (target.unfinished !== undefined) {
    const message = 'A part of the operation has been undone in the background. Go on with that.';
    throw new AppError('cannot_undo', message, { extra: { undo: target.unfinished } });
  }
  const operation = await startOperation(tx, actor, 'undo', now, { undoes: id });
  await dependencies.ports.beforeUndo?.(tx, { model, actor, undone: id, operation, now });
  await undoMerge(tx, id);
  const deeds = await gatherDeeds(tx, id);
  const own = await undoingOperations(tx, id);
  const left = { kept: [], inTrash: new Set<string>() };
  const undone = await undoAll({ ...undoSettings({ dependencies, tx, model, actor, now, operation }), undoes: id, deeds, own, left });
  await markUndone(tx, id, operation);
  return { operation, undone, kept: left.kept };
}

/** What every undo has in common: it is all or nothing, and lines do not raise the version of the record that is undone with them. */
export function undoSettings(given: Pick<UndoSettings, 'dependencies' | 'tx' | 'model' | 'actor' | 'now' | 'operation'>) {
  return { ...given, kind: 'undo', partial: false, withinParent: true } as const;
}

/** Takes back all that is left of the deeds. What was created last goes first: records before those they point to. */
export async function undoAll(settings: UndoSettings): Promise<number> {
  let undone = 0;
  const touched = await settings.tx.query<{ object: string }>(sql`select distinct object from ${settings.deeds} as d`);
  const order = dependencyOrder(
    settings.model,
    touched.map((row) => row.object),
  );
  undone += await removeAll(settings, order);
  for (const name of inOrder(order, 'return')) undone += await undoObject({ ...settings, object: objectToUndo(settings.model, name) }, { phase: 'return' });
  return undone;
}

/**
 * Takes away what the operation made. Objects may point to each other, so that no order of objects has each record go before what it points to:
 * records that are held wait until those that hold them have gone. What is held when nothing goes any more stays.
 */
async function removeAll(settings: UndoSettings, order: readonly string[]): Promise<number> {
  let undone = 0;
  const round = async (only: ReadonlySet<string> | undefined, postponed: Set<string> | undefined): Promise<void> => {
    for (const name of inOrder(order, 'remove')) {
      const context = { ...settings, object: objectToUndo(settings.model, name), ...(postponed ? { postponed } : {}) };
      undone += await undoObject(context, { phase: 'remove', only });
    }
  };
  for (let held: ReadonlySet<string> | undefined; ; ) {
    const postponed = new Set<string>();
    await round(held, postponed);
    if (postponed.size > 0 && postponed.size !== held?.size) {
      held = postponed;
      continue;
    }
    if (postponed.size > 0) await round(postponed, undefined);
    return undone;
  }
}

/** Records go before those they point to and come back after them. */
export function inOrder(order: readonly string[], phase: Phase): readonly string[] {
  return phase === 'remove' ? order.toReversed() : order;
}

/** The object, unless it has been deleted. */
export function objectToUndo(model: Model, name: string): ObjectModel {
  const object = model.objects.get(name);
  if (!object) throw new AppError('cannot_undo', `The object "${name}" has been deleted since; restore it first.`);
  return object;
}

interface Due {
  readonly phase: Phase;
  /** Only these records; absent for all. */
  readonly only?: ReadonlySet<string> | undefined;
}

async function undoObject(context: UndoContext, { phase, only }: Due): Promise<number> {
  let undone = 0;
  let after = '00000000-0000-0000-0000-000000000000';
  for (;;) {
    const deeds = await context.tx.query<Deed>(sql`select ${deedColumns} from ${context.deeds} as d
      where d.object = ${context.object.name} and d.record > ${after}::uuid order by d.record limit ${sql.lit(deedsAtOnce)}`);
    if (deeds.length === 0) return undone;
    after = deeds.at(-1)?.record ?? after;
    const due = deeds.filter((deed) => phaseOf(deed) === phase && (only?.has(deed.record) ?? true));
    if (due.length > 0) undone += await undoDeeds(context, due);
  }
}
