import type { Tx } from '../../database/database.ts';
import type { Issue } from '../../errors/issue.ts';
import type { Model } from '../../metadata/model.ts';
import { type Sql, sql } from '../../sql/sql.ts';

/** The subject in the one form in which it is kept and compared: ids in small letters. */
export function normalSubject(subject: string): string {
  return subject.startsWith('role:') ? subject : subject.toLowerCase();
}

/** Why nothing can be shared with the subject, or undefined: people are active, teams and roles are there. */
export async function subjectIssue(tx: Tx, model: Model, subject: string): Promise<Issue | undefined> {
  const [kind = '', key = ''] = subject.split(':');
  const issue = (message: string): Issue => ({ pointer: '/subject', message });
  if (kind === 'role') return model.roles.has(key) ? undefined : issue(`There is no role "${key}".`);
  const table = kind === 'team' ? sql`sys.team as s where true` : sql`sys."user" as s where s.active and s.deleted_at is null`;
  // As text: the schema of the request lets more pass than what is a UUID.
  const found = await tx.query(sql`select 1 from ${table} and s.id::text = ${key}`);
  if (found.length > 0) return undefined;
  return issue(kind === 'team' ? `There is no team ${key}.` : `There is no active person ${key}.`);
}

/** The name of a subject, as SQL over its column: of a person or a team; null for roles, whose labels the Model has. */
export function subjectName(subject: Sql): Sql {
  const id = sql`split_part(${subject}, ':', 2)`;
  return sql`coalesce((select u.name from sys."user" as u where ${subject} like 'user:%' and u.id::text = ${id}),
    (select t.name from sys.team as t where ${subject} like 'team:%' and t.id::text = ${id}))`;
}

/** What people read of a subject; the subject itself where what it names is gone. */
export function readableSubject(model: Model, locale: 'vi' | 'en', subject: string, name: string | null): string {
  if (name !== null) return name;
  const role = subject.startsWith('role:') ? model.roles.get(subject.slice('role:'.length)) : undefined;
  return role?.label[locale] ?? subject;
}

/** Removes all that is shared with the subject and answers how many shares that were. */
export async function removeSharesWith(tx: Tx, subject: string): Promise<number> {
  const single = await tx.query(sql`delete from sys.share where subject = ${subject} returning 1`);
  const rules = await tx.query(sql`delete from sys.share_rule where subject = ${subject} returning 1`);
  return single.length + rules.length;
}
