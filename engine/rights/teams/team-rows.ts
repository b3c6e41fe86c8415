import type { Team, TeamList } from '../../../schemas/generated/api.ts';
import type { Tx } from '../../database/database.ts';
import { AppError } from '../../errors/app-error.ts';
import { all, sql } from '../../sql/sql.ts';
import { type PageRequest, parsePage, toPage } from '../log/page.ts';
import { isoTime, toUuid } from '../named-rows.ts';

const columns = sql`t.id::text as id, t.name, t.parent::text as parent, t.created_at,
  array(select r.role from sys.team_role as r where r.team = t.id order by r.role) as roles,
  coalesce((select json_agg(json_build_object('id', u.id, 'name', u.name, 'active', u.active, 'lead', m.lead, 'since', ${isoTime(sql`m.since`)}) order by u.name, u.id)
    from sys.team_member as m join sys."user" as u on u.id = m.user_id where m.team = t.id and u.deleted_at is null), '[]') as members`;

const byName = sql`t.name collate "vi-x-icu"`;

/** The team as administrators see it; throws not_found. */
export async function loadTeam(tx: Tx, id: string): Promise<Team> {
  const key = toUuid(id);
  const rows = key === undefined ? [] : await tx.query<Team>(sql`select ${columns} from sys.team as t where t.id = ${key}::uuid`);
  if (!rows[0]) throw new AppError('not_found', `There is no team ${id}.`);
  return rows[0];
}

/** A page of teams by name. */
export async function listTeams(tx: Tx, request: PageRequest): Promise<TeamList> {
  const page = parsePage(request, 'teams', 2);
  const [name = null, id = null] = page.after;
  const behind = id === null ? [] : [sql`(${byName}, t.id) > (${name}, ${id}::uuid)`];
  const rows = await tx.query<Team>(sql`select ${columns} from sys.team as t where ${all(behind)} order by ${byName}, t.id limit ${page.limit + 1}`);
  return toPage(page, rows, (row) => [row.name, row.id]);
}
