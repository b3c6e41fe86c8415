import type { Database } from '../database/database.ts';
import { sql } from '../sql/sql.ts';
import { hashToken, newToken } from './opaque-token.ts';

const minuteMs = 60_000;
const dayMs = 24 * 60 * minuteMs;
const idleMs = 14 * dayMs;
export const sessionLifetimeMs = 60 * dayMs;

/** A session that was last used before this has ended. */
export function idleSince(now: Date): string {
  return new Date(now.getTime() - idleMs).toISOString();
}

export interface UserRow {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly zone: string | null;
  readonly locale: 'vi' | 'en' | null;
  /** Of the moment in which the rest was read. */
  readonly rights_version: number;
}

/** Makes a session; the answer is the secret for the cookie, of which only the hash is kept. */
export async function createSession(database: Database, user: string, agent: string | undefined, now: Date): Promise<string> {
  const token = newToken();
  const expires = new Date(now.getTime() + sessionLifetimeMs);
  await database.query(sql`insert into sys.session (token_hash, user_id, created_at, last_seen_at, expires_at, user_agent)
    values (${hashToken(token)}, ${user}::uuid, ${now.toISOString()}, ${now.toISOString()}, ${expires.toISOString()}, ${agent?.slice(0, 300) ?? null})`);
  return token;
}

const sessionText = `select u.id, u.name, u.email, u.zone, u.locale, s.last_seen_at,
    (select rights_version from sys.model) as rights_version
  from sys.session as s join sys."user" as u on u.id = s.user_id
  where s.token_hash = $1 and s.expires_at > $2::timestamptz and s.last_seen_at > $3::timestamptz and u.active and u.deleted_at is null`;

/** Who the session belongs to, while it lives: fourteen days without a visit or sixty in all end it. */
export async function findSession(database: Database, hash: Buffer, now: Date): Promise<UserRow | undefined> {
  const rows = await database.query<UserRow & { last_seen_at: string }>({
    name: 'identity_session',
    text: sessionText,
    values: [hash, now.toISOString(), idleSince(now)],
  });
  const row = rows[0];
  if (row && now.getTime() - Date.parse(row.last_seen_at) >= minuteMs) await touchSession(database, hash, now);
  return row;
}

const personText = `select u.id, u.name, u.email, u.zone, u.locale, (select rights_version from sys.model) as rights_version
  from sys."user" as u where u.id::text = $1 and u.active and u.deleted_at is null`;

/** The person by id, while active. */
export async function findPerson(database: Database, user: string): Promise<UserRow | undefined> {
  return (await database.query<UserRow>({ name: 'identity_person', text: personText, values: [user.toLowerCase()] }))[0];
}

/** Written at most once a minute, also when several processes see the visit. */
async function touchSession(database: Database, hash: Buffer, now: Date): Promise<void> {
  const minuteAgo = new Date(now.getTime() - minuteMs).toISOString();
  await database.query(
    sql`update sys.session set last_seen_at = ${now.toISOString()}::timestamptz where token_hash = ${hash} and last_seen_at <= ${minuteAgo}::timestamptz`,
  );
}

export async function deleteSession(database: Database, hash: Buffer): Promise<void> {
  await database.query(sql`delete from sys.session where token_hash = ${hash}`);
}

export async function deleteExpiredSessions(database: Database, now: Date): Promise<void> {
  await database.query(sql`delete from sys.session where expires_at <= ${now.toISOString()}::timestamptz`);
  await database.query(sql`delete from sys.session where last_seen_at <= ${idleSince(now)}::timestamptz`);
}
