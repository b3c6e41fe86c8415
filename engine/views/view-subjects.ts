import type { SavedViewList } from '../../schemas/generated/api.ts';
import type { Tx } from '../database/database.ts';
import { AppError } from '../errors/app-error.ts';
import type { Issue } from '../errors/issue.ts';
import { sql } from '../sql/sql.ts';
import type { Viewer } from './saved-views.ts';

type Subject = SavedViewList['subjects'][number];

/** With whom the viewer may share: everyone, their own teams and roles; administrators all teams and roles. */
export async function shareableSubjects(tx: Pick<Tx, 'query'>, { actor, model, screens }: Viewer): Promise<Subject[]> {
  const { admin } = screens.rights;
  const held = new Set(actor.rights.subjects);
  const teams = await tx.query<Subject>(sql`select 'team:' || t.id::text as subject, t.name from sys.team as t
    where ${admin} or 'team:' || t.id::text = any(${actor.rights.subjects}::text[]) order by t.name, t.id`);
  const roles = [...model.roles.values()]
    .filter(({ name }) => admin || held.has(`role:${name}`))
    .map(({ name, label }) => ({ subject: `role:${name}`, name: label[actor.locale] }))
    .sort((left, right) => left.name.localeCompare(right.name, actor.locale));
  return [{ subject: 'everyone', name: '' }, ...teams, ...roles];
}

/** The subjects in the one form in which they are kept. Throws bad_request for those with whom the viewer may not share; `before` may stay. */
export async function parseSubjects(tx: Pick<Tx, 'query'>, viewer: Viewer, wanted: readonly string[], before: readonly string[] = []): Promise<string[]> {
  const subjects = [...new Set(wanted.map((subject) => (subject.startsWith('team:') ? subject.toLowerCase() : subject)))];
  const allowed = new Set([...before, ...(await shareableSubjects(tx, viewer)).map(({ subject }) => subject)]);
  const issues = subjects.flatMap((subject, index): readonly Issue[] =>
    allowed.has(subject) ? [] : [{ pointer: `/shared_with/${index}`, message: 'There is no such team or role of yours.' }],
  );
  if (issues.length > 0) throw new AppError('bad_request', issues[0]?.message ?? '', { issues });
  return subjects;
}
