import { type Actor, actorId } from '../../access/actor.ts';
import { isAdmin } from '../../access/grants.ts';
import type { Tx } from '../../database/database.ts';
import { AppError } from '../../errors/app-error.ts';
import type { Model } from '../../metadata/model.ts';
import { sql } from '../../sql/sql.ts';

/** An operation that may be undone now. */
export interface UndoableOperation {
  readonly id: string;
  /** Rows that it wrote. */
  readonly rows: number;
  /** The undo of it that was cancelled or failed, and that goes on where it stopped. */
  readonly unfinished: string | undefined;
}

interface OperationRow {
  readonly id: string;
  readonly actor: string | null;
  readonly rows: number;
  readonly status: string;
  readonly undone_by: string | null;
}

/** An operation that undid the one in question, or undid that, and so on. */
interface Undo {
  readonly id: string;
  readonly undoes: string;
  readonly status: string;
  readonly undone_by: string | null;
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Whose operations are whose: one's own, for administrators everybody's. */
export function mayUndo(model: Model, actor: Actor, author: string | null): boolean {
  return isAdmin(model, actor) || (author !== null && author === actorId(actor));
}

/**
 * The operation, locked against being undone twice at once. Throws not_found for one that the actor could not undo, and cannot_undo for one
 * that has been undone, is being undone, or is an undo still under way.
 */
export async function lockUndoable(tx: Tx, model: Model, actor: Actor, id: string): Promise<UndoableOperation> {
  const rows = uuid.test(id)
    ? await tx.query<OperationRow>(
        sql`select id::text as id, actor::text as actor, rows, status, undone_by::text as undone_by from sys.operation where id = ${id}::uuid for update`,
      )
    : [];
  const [target] = rows;
  if (!target || !mayUndo(model, actor, target.actor)) throw new AppError('not_found', 'There is no such operation that you could undo.');
  if (target.undone_by !== null) throw new AppError('cannot_undo', 'The operation has been undone already.', { extra: { undone_by: target.undone_by } });
  if (target.status === 'running') throw new AppError('cannot_undo', 'The operation is an undo that is still under way. Cancel it first, or wait.');
  return { id: target.id, rows: Number(target.rows), unfinished: unfinishedOf(target.id, await undosOf(tx, id)) };
}

function undosOf(tx: Tx, id: string): Promise<Undo[]> {
  return tx.query<Undo>(sql`with recursive undo as (select o.id, o.undoes, o.status, o.undone_by from sys.operation as o where o.undoes = ${id}::uuid
      union select o.id, o.undoes, o.status, o.undone_by from sys.operation as o join undo on o.undoes = undo.id)
    select id::text as id, undoes::text as undoes, status, undone_by::text as undone_by from undo order by id`);
}

/** The undo of the operation that stopped halfway and still holds, if there is one and it may go on. */
function unfinishedOf(id: string, undos: readonly Undo[]): string | undefined {
  const byId = new Map(undos.map((undo) => [undo.id, undo]));
  // What has been taken back holds no more, unless that was taken back itself.
  const holds = (undo: Undo): boolean => {
    const by = byId.get(undo.undone_by ?? '');
    return by === undefined || !holds(by);
  };
  const last = (undo: Undo): string => {
    const by = byId.get(undo.undone_by ?? '');
    return by === undefined ? undo.id : last(by);
  };
  const refuse = (message: string, undo: string) => new AppError('cannot_undo', message, { extra: { undo } });
  let unfinished: string | undefined;
  for (const undo of undos.filter(({ undoes }) => undoes === id)) {
    if (undo.status === 'running') throw refuse('The operation is being undone already.', undo.id);
    const back = undos.find((other) => other.undoes === undo.id && other.status !== 'done' && holds(other));
    if (back) throw refuse('What has been undone of the operation is being brought back. Let that come to its end, or undo it.', back.id);
    if (!holds(undo)) continue;
    if (undo.undone_by !== null) throw refuse('A part of the operation has been undone, brought back and undone again. Undo that first.', last(undo));
    unfinished = undo.id;
  }
  return unfinished;
}

/** The operation has been undone wholly. If it was itself an undo that stopped halfway, it cannot go on any more. */
export async function markUndone(tx: Tx, id: string, operation: string): Promise<void> {
  await tx.query(sql`update sys.operation set undone_by = ${operation}::uuid where id = ${id}::uuid`);
  await tx.query(sql`delete from sys.undo_deed where undo = ${id}::uuid`);
}
