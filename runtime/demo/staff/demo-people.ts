import type { Database } from '../../../engine/database/database.ts';
import { sql } from '../../../engine/sql/sql.ts';
import { findSamples } from '../samples/sample-chains.ts';
import { findStaff } from './staff-record.ts';

/** The people that the demo made, while it is installed, in the order of its recipe. */
export async function demoPeople(database: Database): Promise<readonly { readonly id: string; readonly name: string; readonly teams: readonly string[] }[]> {
  const staff = await findStaff(database);
  if (!staff?.active || !(await findSamples(database)).some(({ there }) => there)) return [];
  return database.query(
    sql`select u.id::text as id, u.name, array(select t.name from sys.team_member as m join sys.team as t on t.id = m.team where m.user_id = u.id order by t.name) as teams
      from unnest(${staff.people.map(({ id }) => id)}::uuid[]) with ordinality as p(id, place) join sys."user" as u on u.id = p.id
      where u.active and u.deleted_at is null order by p.place`,
  );
}
