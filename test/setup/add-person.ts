import type { UserActor } from '../../engine/access/actor.ts';
import type { Database } from '../../engine/database/database.ts';
import { noRights } from '../../engine/identity/actor-rights.ts';
import { sql } from '../../engine/sql/sql.ts';

/** Adds a person with these roles, who cannot sign in, and answers the actor. */
export async function addPerson(database: Database, name: string, roles: readonly string[]): Promise<UserActor> {
  const rows = await database.query<{ id: string }>(
    sql`insert into sys."user" (email, name, password_hash, zone, locale) values (${`${name}@example.com`}, ${name}, '', 'Asia/Ho_Chi_Minh', 'vi') returning id::text as id`,
  );
  const id = rows[0]?.id ?? '';
  for (const role of roles) await database.query(sql`insert into sys.user_role (user_id, role) values (${id}::uuid, ${role})`);
  return {
    kind: 'user',
    id,
    name,
    roles,
    rights: { ...noRights, subjects: [`user:${id}`, ...roles.map((role) => `role:${role}`)], managed: [id] },
    zone: 'Asia/Ho_Chi_Minh',
    locale: 'vi',
  };
}
