import type { Actor } from '../access/actor.ts';
import type { Tx } from '../database/database.ts';
import { AppError } from '../errors/app-error.ts';
import { sql } from '../sql/sql.ts';

/** The actor with the roles held now: work in the background may run long after it was started, and rights taken away meanwhile are gone. */
export async function currentActor(tx: Tx, actor: Actor): Promise<Actor> {
  if (actor.kind === 'system') return actor;
  const rows = await tx.query<{ active: boolean; roles: string[] }>(sql`
    select u.active, coalesce((select array_agg(r.role order by r.role) from sys.user_role as r where r.user_id = u.id), '{}') as roles
    from sys."user" as u where u.id = ${actor.id}::uuid and u.deleted_at is null`);
  const now = rows[0];
  if (!now?.active) throw new AppError('forbidden', 'The account that started this is not active any more.');
  return { ...actor, roles: now.roles };
}
