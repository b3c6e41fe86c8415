import type { Preferences, PreferencesUpdate } from '../../schemas/generated/api.ts';
import type { UserActor } from '../access/actor.ts';
import type { Tx } from '../database/database.ts';
import { sql } from '../sql/sql.ts';

/** Of whoever has chosen nothing. */
const defaults: Preferences = { theme: 'auto', density: 'comfortable', single_keys: true, app: null, home: {} };

interface Row {
  readonly settings: PreferencesUpdate;
}

/** The person's preferences, with what holds where they chose nothing. */
export async function readPreferences(database: Tx, actor: UserActor): Promise<Preferences> {
  const rows = await database.query<Row>(sql`select settings from sys.preference where user_id = ${actor.id}::uuid`);
  return { ...defaults, ...rows[0]?.settings };
}

/** Changes the members given, each as a whole. */
export async function updatePreferences(database: Tx, actor: UserActor, changes: PreferencesUpdate): Promise<Preferences> {
  const rows = await database.query<Row>(sql`insert into sys.preference as p (user_id, settings) values (${actor.id}::uuid, ${JSON.stringify(changes)}::jsonb)
    on conflict (user_id) do update set settings = p.settings || excluded.settings returning settings`);
  return { ...defaults, ...rows[0]?.settings };
}
