import type { Actor } from '../../access/actor.ts';
import type { Database } from '../../database/database.ts';
import { AppError } from '../../errors/app-error.ts';
import { loadRights } from '../../identity/load-rights.ts';
import { findPerson } from '../../identity/sessions.ts';

/** The actor with the rights held now: an import may run long after it was started, and rights taken away meanwhile are gone. */
export async function currentActor(database: Database, actor: Actor, now: Date): Promise<Actor> {
  if (actor.kind === 'system') return actor;
  if ((await findPerson(database, actor.id)) === undefined) throw new AppError('forbidden', 'The account that started this import is not active any more.');
  return { ...actor, ...(await loadRights(database, actor.id, now)) };
}
