import type { Actor } from '../access/actor.ts';
import type { Tx } from '../database/database.ts';
import { hasAdministrator, lastAdministrator } from '../identity/administrators.ts';
import { sql } from '../sql/sql.ts';
import type { RightsChange, RightsServices } from './rights-context.ts';

/** Key of the advisory lock under which people, teams and territories change: what is checked holds until it is committed. */
const rightsLock = 7_246_105;
const statementTimeoutMs = 60_000;

/** Waits until no other transaction changes rights, for the rest of this one. */
export async function lockRights(tx: Tx): Promise<void> {
  await tx.query(sql`select pg_advisory_xact_lock(${sql.lit(rightsLock)})`);
}

/**
 * Changes rights in a transaction of its own, one at a time in the whole workspace. Throws last_administrator when nobody who can administer
 * it would be left. From the answer on this process decides by the new rights, the others within a second.
 */
export async function rightsTransaction<T>(services: RightsServices, actor: Actor, work: (change: RightsChange) => Promise<T>): Promise<T> {
  const { database, models, clock, identity } = services;
  const result = await database.transaction(
    async (tx) => {
      const model = await models.lockForWrite(tx);
      await lockRights(tx);
      const administered = await hasAdministrator(tx, model);
      const done = await work({ tx, model, actor, now: clock() });
      if (administered && !(await hasAdministrator(tx, model))) throw lastAdministrator();
      return done;
    },
    { lockModel: true, statementTimeoutMs },
  );
  identity.forget();
  return result;
}

/** Changes what one record is reached by, its shares and places, in a transaction of its own in which the Model stays as it is. Others may do the same at once. */
export function recordRightsTransaction<T>({ database, models, clock }: RightsServices, actor: Actor, work: (change: RightsChange) => Promise<T>): Promise<T> {
  return database.transaction(async (tx) => work({ tx, model: await models.lockForWrite(tx), actor, now: clock() }), { lockModel: true });
}
