import type { Actor } from '../../../access/actor.ts';
import type { Tx } from '../../../database/database.ts';
import type { Issue } from '../../../errors/issue.ts';
import { sql } from '../../../sql/sql.ts';
import type { KeptRecord } from '../deeds.ts';
import { keptListed } from './undo-jobs.ts';

/** An undo in the background as stored. */
export interface StoredUndo {
  /** The operation that undoes. */
  readonly operation: string;
  /** The operation being undone. */
  readonly undoes: string;
  /** Who did what is being undone. */
  readonly author: string | null;
  /** Who undoes, with the rights held when it was queued. */
  readonly actor: Actor;
  /** Objects touched; null until the deeds have been gathered. */
  readonly objects: readonly string[] | null;
  /** Which time the deeds are gone through. */
  readonly round: number;
  /** Deeds settled in this round. */
  readonly settled: number;
  readonly total: number;
  readonly kept: readonly KeptRecord[];
}

/** What a chunk did. */
export interface ChunkOutcome {
  readonly settled: number;
  readonly undone: number;
  readonly kept: readonly KeptRecord[];
}

/**
 * The undo, locked to the end of the transaction, so that no two processes settle the same deeds and a cancellation comes between chunks.
 * Undefined when it is not running.
 */
export async function lockRunning(tx: Tx, operation: string): Promise<StoredUndo | undefined> {
  const running = await tx.query(sql`select 1 as one from sys.operation where id = ${operation}::uuid and status = 'running' for update`);
  if (running.length === 0) return undefined;
  // Read after the lock: whoever held it may have moved it on.
  const rows =
    await tx.query<StoredUndo>(sql`select j.operation::text as operation, u.undoes::text as undoes, o.actor::text as author, j.actor, j.objects, j.round, j.settled, j.total, j.kept
    from sys.undo_job as j join sys.operation as u on u.id = j.operation join sys.operation as o on o.id = u.undoes where j.operation = ${operation}::uuid`);
  return rows[0];
}

export async function insertJob(tx: Tx, operation: string, actor: Actor, total: number): Promise<void> {
  await tx.query(sql`insert into sys.undo_job (operation, actor, total) values (${operation}::uuid, ${JSON.stringify(actor)}::jsonb, ${total}::bigint)`);
  await tx.query(sql`update sys.operation set status = 'running' where id = ${operation}::uuid`);
}

/** Lets an undo go on that was cancelled or failed, as this actor: what is left is gone through anew. */
export async function resumeJob(tx: Tx, operation: string, actor: Actor, author: { readonly id: string | null; readonly name: string }) {
  const rows = await tx.query<{
    done: number;
    total: number;
  }>(sql`update sys.undo_job set actor = ${JSON.stringify(actor)}::jsonb, round = round + 1, settled = 0,
    issues = '[]', updated_at = now() where operation = ${operation}::uuid returning done, total`);
  await tx.query(sql`update sys.operation set status = 'running', actor = ${author.id}::uuid, actor_name = ${author.name} where id = ${operation}::uuid`);
  return { done: Number(rows[0]?.done), total: Number(rows[0]?.total) };
}

export async function setGathered(tx: Tx, operation: string, objects: readonly string[]): Promise<void> {
  await tx.query(sql`update sys.undo_job set objects = ${objects}::text[], updated_at = now(),
    total = (select count(*) from sys.undo_deed where undo = ${operation}::uuid) where operation = ${operation}::uuid`);
}

/** Commits with a chunk how far the undo has come. */
export async function moveOn(tx: Tx, { operation, kept }: StoredUndo, outcome: ChunkOutcome): Promise<void> {
  const listed = [...kept, ...outcome.kept].slice(0, keptListed);
  await tx.query(sql`update sys.undo_job set settled = settled + ${outcome.settled}::bigint, done = done + ${outcome.settled}::bigint, undone = undone + ${outcome.undone}::bigint,
    kept = ${JSON.stringify(listed)}::jsonb, kept_count = kept_count + ${outcome.kept.length}::bigint, updated_at = now() where operation = ${operation}::uuid`);
}

/** The deeds are gone through once more: some had to wait for others. */
export async function nextRound(tx: Tx, operation: string): Promise<void> {
  await tx.query(sql`update sys.undo_job set round = round + 1, settled = 0, updated_at = now() where operation = ${operation}::uuid`);
}

/** Ends the undo, unless it is over. */
export async function endUndo(tx: Tx, operation: string, status: 'done' | 'failed' | 'cancelled', issues: readonly Issue[] = []): Promise<void> {
  await tx.query(sql`with ended as (update sys.operation set status = ${status} where id = ${operation}::uuid and status = 'running' returning id)
    update sys.undo_job set issues = ${JSON.stringify(issues)}::jsonb, updated_at = now() where operation in (select id from ended)`);
}
