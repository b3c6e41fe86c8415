import type { ShareSubjects } from '../../../schemas/generated/api.ts';
import type { UserActor } from '../../access/actor.ts';
import { AppError } from '../../errors/app-error.ts';
import { stands } from '../../errors/guards.ts';
import { fold } from '../../sql/fold.ts';
import { all, sql } from '../../sql/sql.ts';
import type { RightsServices } from '../rights-context.ts';
import { rowRights } from './row-rights.ts';
import type { SharedRecord } from './shares.ts';

const most = 20;

/**
 * With whom the record can be shared: teams, roles and people whose names hold all words searched for, up to twenty. For whoever may share the
 * record; throws forbidden for others who see it, and not_found for those who do not.
 */
export async function findSubjects(
  { database, models, clock }: RightsServices,
  actor: UserActor,
  record: SharedRecord,
  search: string,
): Promise<ShareSubjects> {
  const model = models.current();
  const { rights } = await rowRights({ tx: database, model, actor, now: clock() }, record);
  if (!rights.share && stands('share_right')) throw new AppError('forbidden', 'You may not share this record.');
  const words = fold(search)
    .split(/\s+/)
    .filter((word) => word !== '');
  const named = words.map((word) => sql`position(${word} in crm.fold(s.name)) > 0`);
  const rows = await database.query<ShareSubjects['items'][number]>(sql`select * from (
      select 'team:' || s.id as subject, 'team' as kind, s.name from sys.team as s where ${all([sql`true`, ...named])}
      union all select 'user:' || s.id, 'user', s.name from sys."user" as s where ${all([sql`s.active and s.deleted_at is null`, ...named])}
    ) as found order by kind, name collate "vi-x-icu", subject limit ${most}`);
  const roles = [...model.roles.values()].flatMap(({ name, label }) => {
    const text = label[actor.locale];
    return words.every((word) => fold(text).includes(word)) ? [{ subject: `role:${name}`, kind: 'role' as const, name: text }] : [];
  });
  const [teams, people] = [rows.filter(({ kind }) => kind === 'team'), rows.filter(({ kind }) => kind === 'user')];
  return { items: [...people, ...teams, ...roles].slice(0, most) };
}
