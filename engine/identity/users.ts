import type { Database, Tx } from '../database/database.ts';
import { AppError } from '../errors/app-error.ts';
import type { Issue } from '../errors/issue.ts';
import { sql } from '../sql/sql.ts';
import { hashPassword, passwordProblem } from './password.ts';

export interface NewUser {
  readonly email: string;
  readonly name: string;
  /** Absent for people who only act through API tokens or are owners of demo records. */
  readonly password?: string;
  readonly roles: readonly string[];
  readonly zone?: string;
  readonly locale?: 'vi' | 'en';
  /** False: keeps a name for history, may not sign in. */
  readonly active?: boolean;
}

/** The form in which addresses are compared; people type them in any case. */
export function normalEmail(email: string): string {
  return email.normalize('NFC').trim().toLowerCase();
}

const address = /^[^\s@]+@[^\s@]+$/u;

function problems(user: NewUser): readonly Issue[] {
  const issues: Issue[] = [];
  if (!address.test(user.email.trim()) || user.email.length > 254) issues.push({ pointer: '/email', message: 'An e-mail address is needed.' });
  if (user.name.trim() === '' || user.name.length > 200) issues.push({ pointer: '/name', message: 'A name of at most 200 characters is needed.' });
  const password = user.password === undefined ? undefined : passwordProblem(user.password);
  if (password !== undefined) issues.push({ pointer: '/password', message: password });
  if (user.zone !== undefined && !isZone(user.zone)) issues.push({ pointer: '/zone', message: `"${user.zone}" is not an IANA time zone.` });
  return issues;
}

/** Whether a name is an IANA time zone that dates can be shown in. */
export function isZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    // Offsets such as +07:00 are accepted by Intl and refused by PostgreSQL as a zone of the tz database.
    return /^[A-Za-z]/.test(name);
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}

/** The hash of the new person's password, null without one; throws bad_request with all that is wrong with the person. */
export async function prepareUser(user: NewUser): Promise<string | null> {
  const issues = problems(user);
  if (issues.length > 0) throw new AppError('bad_request', issues[0]?.message ?? '', { issues });
  return user.password === undefined ? null : hashPassword(user.password);
}

/** Inserts a person whom prepareUser accepted; throws duplicate when the address is taken. */
export async function insertUser(tx: Tx, user: NewUser, hash: string | null): Promise<{ readonly id: string }> {
  const rows = await tx.query<{ id: string }>(sql`insert into sys."user" (email, name, password_hash, active, zone, locale)
      values (${normalEmail(user.email)}, ${user.name.normalize('NFC').trim()}, ${hash}, ${user.active ?? true}, ${user.zone ?? null}, ${user.locale ?? null})
      on conflict (lower(email)) where deleted_at is null do nothing returning id::text as id`);
  const id = rows[0]?.id;
  if (id === undefined) throw new AppError('duplicate', 'Somebody has this e-mail address.', { issues: [{ pointer: '/email', message: 'taken' }] });
  await setRoles(tx, id, user.roles);
  return { id };
}

/** Creates a person with roles; throws bad_request with all issues, or duplicate when the address is taken. */
export async function createUser(database: Database, user: NewUser): Promise<{ readonly id: string }> {
  const hash = await prepareUser(user);
  return database.transaction((tx) => insertUser(tx, user, hash));
}

/** Gives the person these roles and no others. */
export async function setRoles(tx: Tx, user: string, roles: readonly string[]): Promise<void> {
  await tx.query(sql`delete from sys.user_role where user_id = ${user}::uuid and role <> all(${[...roles]}::text[])`);
  await tx.query(sql`insert into sys.user_role (user_id, role) select ${user}::uuid, role from unnest(${[...roles]}::text[]) as role on conflict do nothing`);
}
