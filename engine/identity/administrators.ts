import type { Tx } from '../database/database.ts';
import { AppError } from '../errors/app-error.ts';
import type { Model } from '../metadata/model.ts';
import { sql } from '../sql/sql.ts';

const deepestTree = 20;

/** Whether somebody active holds a role with all rights, given to them or to a team of theirs; `except` is not counted. */
export async function hasAdministrator(tx: Tx, model: Model, except: string | null = null): Promise<boolean> {
  const roles = [...model.roles.values()].filter(({ admin }) => admin === true).map(({ name }) => name);
  if (roles.length === 0) return false;
  const rows = await tx.query(sql`with recursive reached(team, depth) as (
      select r.team, 1 from sys.team_role as r where r.role = any(${roles}::text[])
      union select t.id, a.depth + 1 from reached as a join sys.team as t on t.parent = a.team where a.depth < ${sql.lit(deepestTree)})
    select 1 from sys."user" as u where u.active and u.deleted_at is null and u.id is distinct from ${except}::uuid
      and (exists (select 1 from sys.user_role as r where r.user_id = u.id and r.role = any(${roles}::text[]))
        or exists (select 1 from sys.team_member as m where m.user_id = u.id and m.team in (select team from reached))) limit 1`);
  return rows.length > 0;
}

/** Nobody who can administer the workspace would be left. */
export function lastAdministrator(): AppError {
  const message = 'This is the last active administrator. Give somebody else the role first.';
  return new AppError('last_administrator', message, { issues: [{ pointer: '', message, code: 'last_administrator' }] });
}
