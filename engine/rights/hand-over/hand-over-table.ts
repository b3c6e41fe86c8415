import type { Database, Tx } from '../../database/database.ts';
import { sql } from '../../sql/sql.ts';
import type { MovedRights } from './moved-rights.ts';

/** What a hand-over was asked to do; one that was cut off goes on when it is asked for with the same. */
export interface HandOverOptions {
  /** Names of objects in order; null for all. */
  readonly objects: readonly string[] | null;
  readonly shares: boolean;
  readonly reports: boolean;
  readonly disable: boolean;
}

/** A hand-over that has begun. */
export interface StoredHandOver {
  readonly operation: string;
  readonly person: string;
  readonly successor: string;
  /** Null until the rights have been moved. */
  readonly moved: MovedRights | null;
}

const columns = sql`h.operation::text as operation, h.person::text as person, h.successor::text as successor, h.moved`;

/** One that was asked for with the same and cut off, unless what it did has been undone. */
export async function findUnfinished(database: Database, person: string, successor: string, options: HandOverOptions): Promise<StoredHandOver | undefined> {
  const rows = await database.query<StoredHandOver>(sql`select ${columns} from sys.hand_over as h join sys.operation as o on o.id = h.operation
    where h.person = ${person}::uuid and h.successor = ${successor}::uuid and h.options = ${JSON.stringify(options)}::jsonb and h.finished_at is null and o.undone_by is null
    order by h.started_at desc limit 1`);
  return rows[0];
}

export async function insertHandOver(tx: Tx, handOver: Omit<StoredHandOver, 'moved'>, options: HandOverOptions, now: Date): Promise<void> {
  const { operation, person, successor } = handOver;
  await tx.query(sql`insert into sys.hand_over (operation, person, successor, options, started_at)
    values (${operation}::uuid, ${person}::uuid, ${successor}::uuid, ${JSON.stringify(options)}::jsonb, ${now.toISOString()}::timestamptz)`);
}

export async function keepMoved(tx: Tx, operation: string, moved: MovedRights): Promise<void> {
  await tx.query(sql`update sys.hand_over set moved = ${JSON.stringify(moved)}::jsonb where operation = ${operation}::uuid`);
}

export async function finishHandOver(tx: Tx, operation: string, note: string, now: Date): Promise<void> {
  await tx.query(sql`update sys.hand_over set finished_at = ${now.toISOString()}::timestamptz where operation = ${operation}::uuid`);
  await tx.query(sql`update sys.operation set note = ${note} where id = ${operation}::uuid`);
}

/**
 * The hand-over that an operation did, or that it took back or did again: then `undoing` tells which way the rights go when the operation is
 * undone in its turn.
 */
export async function handOverBehind(tx: Tx, operation: string): Promise<(StoredHandOver & { readonly undoing: 'back' | 'forth' }) | undefined> {
  const rows = await tx.query<StoredHandOver & { readonly depth: number }>(sql`with recursive chain(id, depth) as (
      select ${operation}::uuid, 0 union all select o.undoes, c.depth + 1 from chain as c join sys.operation as o on o.id = c.id where o.undoes is not null)
    select ${columns}, c.depth from chain as c join sys.hand_over as h on h.operation = c.id limit 1`);
  return rows[0] && { ...rows[0], undoing: rows[0].depth % 2 === 0 ? 'back' : 'forth' };
}
