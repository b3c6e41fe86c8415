import type { PersonAnswer, PersonList } from '../../../schemas/generated/api.ts';
import type { Tx } from '../../database/database.ts';
import { AppError } from '../../errors/app-error.ts';
import { fold } from '../../sql/fold.ts';
import { all, type Sql, sql } from '../../sql/sql.ts';
import { parsePage, toPage } from '../log/page.ts';
import { toUuid } from '../named-rows.ts';
import type { PeopleRequest } from './people.ts';

const columns = sql`u.id::text as id, u.name, u.email, u.active, u.locale, u.zone, u.created_at,
  array(select r.role from sys.user_role as r where r.user_id = u.id order by r.role) as roles,
  coalesce((select json_agg(json_build_object('id', t.id, 'name', t.name, 'lead', m.lead) order by t.name, t.id)
    from sys.team_member as m join sys.team as t on t.id = m.team where m.user_id = u.id), '[]') as teams,
  coalesce((select json_agg(json_build_object('id', t.id, 'name', t.name) order by t.name, t.id)
    from sys.territory_member as m join sys.territory as t on t.id = m.territory where m.user_id = u.id), '[]') as territories,
  (select json_build_object('id', b.id, 'name', b.name) from sys."user" as b where b.id = u.manager) as manager`;

const byName = sql`u.name collate "vi-x-icu"`;

/** The person as administrators see them; throws not_found. */
export async function loadPerson(tx: Tx, id: string): Promise<PersonAnswer> {
  const key = toUuid(id);
  const rows =
    key === undefined ? [] : await tx.query<PersonAnswer>(sql`select ${columns} from sys."user" as u where u.id = ${key}::uuid and u.deleted_at is null`);
  if (!rows[0]) throw missingPerson(id);
  return rows[0];
}

function missingPerson(id: string): AppError {
  return new AppError('not_found', `There is no person ${id}.`);
}

/** A page of people by name. */
export async function listPeople(tx: Tx, request: PeopleRequest): Promise<PersonList> {
  const { search = '', active } = request;
  const page = parsePage(request, `people ${fold(search)} ${String(active)}`, 2);
  const [name = null, id = null] = page.after;
  const conditions = [sql`u.deleted_at is null`, ...words(search)];
  if (active !== undefined) conditions.push(sql`u.active = ${active}`);
  if (id !== null) conditions.push(sql`(${byName}, u.id) > (${name}, ${id}::uuid)`);
  const rows = await tx.query<PersonAnswer>(
    sql`select ${columns} from sys."user" as u where ${all(conditions)} order by ${byName}, u.id limit ${page.limit + 1}`,
  );
  return toPage(page, rows, (row) => [row.name, row.id]);
}

/** Each word must stand in the name or the address. */
function words(search: string): readonly Sql[] {
  return fold(search)
    .split(/\s+/)
    .filter((word) => word !== '')
    .map((word) => sql`position(${word} in crm.fold(u.name || ' ' || u.email)) > 0`);
}
