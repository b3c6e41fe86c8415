import type { Tx } from '../../database/database.ts';
import { sql } from '../../sql/sql.ts';
import type { HandOverOptions } from './hand-over-table.ts';
import type { Heirs } from './move-shares.ts';

/** How many shares, reports and teams there are to be handed over. */
export async function countRights(tx: Tx, { person, successor }: Heirs, options: HandOverOptions) {
  const subject = `user:${person}`;
  const rows = await tx.query<Record<'shares' | 'share_rules' | 'reports' | 'teams', number>>(sql`select
    (select count(*)::int from sys.share where subject = ${subject} and ${options.shares}::boolean) as shares,
    (select count(*)::int from sys.share_rule where subject = ${subject} and ${options.shares}::boolean) as share_rules,
    (select count(*)::int from sys."user" where manager = ${person}::uuid and id <> ${successor}::uuid and deleted_at is null and ${options.reports}::boolean) as reports,
    (select count(*)::int from sys.team_member where user_id = ${person}::uuid and lead and ${options.reports}::boolean) as teams`);
  return rows[0] ?? { shares: 0, share_rules: 0, reports: 0, teams: 0 };
}
