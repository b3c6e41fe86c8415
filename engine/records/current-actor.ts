import type { Actor } from '../access/actor.ts';
import type { Tx } from '../database/database.ts';
import { AppError } from '../errors/app-error.ts';
import { loadRights } from '../identity/load-rights.ts';
import { sql } from '../sql/sql.ts';

/** The actor with the roles and rights held now: work in the background may run long after it was started, and rights taken away meanwhile are gone. */
export async function currentActor(tx: Tx, actor: Actor, now: Date): Promise<Actor> {
  if (actor.kind === 'system') return actor;
  const rows = await tx.query<{ active: boolean }>(sql`select u.active from sys."user" as u where u.id = ${actor.id}::uuid and u.deleted_at is null`);
  if (!rows[0]?.active) throw new AppError('forbidden', 'The account that started this is not active any more.');
  return { ...actor, ...(await loadRights(tx, actor.id, now)) };
}
