import { type Actor, actorId } from '../access/actor.ts';
import type { Tx } from '../database/database.ts';
import { uuidV7 } from './uuid-v7.ts';

/** How an operation names its author. */
export function authorName(actor: Actor): string {
  return actor.kind === 'user' ? actor.name : `system: ${actor.reason}`;
}

/** Starts an operation: everything written under its id is told, and can be undone, as one. */
export async function startOperation(
  tx: Tx,
  actor: Actor,
  kind: string,
  now: Date,
  options: { readonly note?: string | undefined; readonly undoes?: string } = {},
): Promise<string> {
  const id = uuidV7(now.getTime());
  await tx.query({
    name: 'start-operation',
    text: 'insert into sys.operation (id, kind, note, actor, actor_name, at, undoes) values ($1, $2, $3, $4, $5, $6, $7)',
    values: [id, kind, options.note ?? null, actorId(actor), authorName(actor), now.toISOString(), options.undoes ?? null],
  });
  return id;
}
