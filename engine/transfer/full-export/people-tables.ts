import type { Tx } from '../../database/database.ts';
import { sql } from '../../sql/sql.ts';

/** Rows beside the records, by the name of their file. No passwords, sessions, tokens or keys are among them. */
export const peopleTables = {
  people: sql`select u.id, u.email, u.name, u.active, u.zone, u.locale, u.manager, u.created_at, array(select r.role from sys.user_role as r where r.user_id = u.id order by r.role) as roles
    from sys."user" as u where u.deleted_at is null order by u.email`,
  teams: sql`select t.id, t.name, t.parent, array(select r.role from sys.team_role as r where r.team = t.id order by r.role) as roles,
    coalesce((select json_agg(json_build_object('user', m.user_id, 'lead', m.lead) order by m.user_id) from sys.team_member as m where m.team = t.id), '[]') as members from sys.team as t order by t.name`,
  territories: sql`select t.id, t.name, t.parent, array(select m.user_id from sys.territory_member as m where m.territory = t.id order by 1) as members,
    coalesce((select json_agg(json_build_object('object', r.object, 'condition', r.condition) order by r.object) from sys.territory_rule as r where r.territory = t.id), '[]') as rules,
    coalesce((select json_agg(json_build_object('object', p.object, 'record', p.record) order by p.object, p.record) from sys.territory_record as p where p.territory = t.id and p.manual), '[]') as placed
    from sys.territory as t order by t.name`,
  shares: sql`select id, object, record, subject, can, reason, expires_at, created_at, created_by from sys.share order by id`,
  share_rules: sql`select id, object, condition, subject, can, reason, expires_at, created_at, created_by from sys.share_rule order by id`,
  comments: sql`select id, object, record, author, author_name, text, mentions, created_at, edited_at from sys.comment where deleted_at is null order by id`,
  saved_views: sql`select id, owner, object, label, body, shared_with, created_at from sys.saved_view order by id`,
} as const;

/** A table as JSON lines. */
export async function jsonLines(tx: Tx, table: keyof typeof peopleTables): Promise<string> {
  const rows = await tx.query(peopleTables[table]);
  return rows.map((row) => `${JSON.stringify(row)}\n`).join('');
}
