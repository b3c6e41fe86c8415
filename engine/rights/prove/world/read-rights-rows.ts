import type { Tx } from '../../../database/database.ts';
import { sql } from '../../../sql/sql.ts';
import type { Node, Person, RightsRows, Share } from './world.ts';

interface PersonRow {
  readonly id: string;
  readonly name: string;
  readonly active: boolean;
  readonly manager: string | null;
  readonly roles: readonly string[];
  readonly zone: string | null;
  readonly locale: 'vi' | 'en' | null;
}

const noSettings = { zone: 'Asia/Ho_Chi_Minh', locale: 'vi' } as const;

/** Reads the rows of schema sys that rights hang on. `defaults` gives zone and language of people who chose none. */
export async function readRightsRows(
  tx: Pick<Tx, 'query'>,
  defaults: { readonly zone: string; readonly locale: 'vi' | 'en' } = noSettings,
): Promise<RightsRows> {
  const people =
    await tx.query<PersonRow>(sql`select u.id::text as id, u.name, u.active and u.deleted_at is null as active, u.manager::text as manager, u.zone, u.locale,
    array(select r.role from sys.user_role as r where r.user_id = u.id order by r.role) as roles from sys."user" as u order by u.id`);
  const toPerson = ({ zone, locale, ...rest }: PersonRow): Person => ({ ...rest, zone: zone ?? defaults.zone, locale: locale ?? defaults.locale });
  return {
    people: new Map(people.map((row) => [row.id, toPerson(row)])),
    teams: await tx.query<Node & Record<string, unknown>>(sql`select id::text as id, parent::text as parent from sys.team`),
    teamMembers: await tx.query<{ team: string; person: string }>(sql`select team::text as team, user_id::text as person from sys.team_member`),
    teamRoles: await tx.query<{ team: string; role: string }>(sql`select team::text as team, role from sys.team_role`),
    territories: await tx.query<Node & Record<string, unknown>>(sql`select id::text as id, parent::text as parent from sys.territory`),
    territoryMembers: await tx.query<{ territory: string; person: string }>(
      sql`select territory::text as territory, user_id::text as person from sys.territory_member`,
    ),
    territoryRules: await tx.query<{ territory: string; object: string; condition: string }>(
      sql`select territory::text as territory, object, condition from sys.territory_rule`,
    ),
    shareRules: await tx.query<Share & { condition: string }>(sql`select object, condition, subject, can, expires_at as "expiresAt" from sys.share_rule`),
  };
}
