import type { Database } from '../database/database.ts';
import { sql } from '../sql/sql.ts';
import { idleSince } from './sessions.ts';

/** A session of a person, for that person. */
export interface OwnSession {
  /** Names the session; nobody signs in with it. */
  readonly id: string;
  /** What the browser calls itself; null where it said nothing. */
  readonly agent: string | null;
  readonly created_at: string;
  /** To the minute. */
  readonly last_seen_at: string;
  /** The one that asks. */
  readonly current: boolean;
}

/** @NOTE the first half of the hash of the secret: long enough to be one session's alone, and no way back to the secret. */
const id = sql`encode(substring(token_hash for 16), 'hex')`;

/** The sessions of a person that live, the one that asks first, then the ones used last. `hash` is that of the secret that asks. */
export async function listSessions(database: Database, user: string, hash: Buffer, now: Date): Promise<readonly OwnSession[]> {
  return database.query<OwnSession>(sql`select ${id} as id, user_agent as agent, created_at, last_seen_at, token_hash = ${hash} as current
    from sys.session where user_id = ${user}::uuid and expires_at > ${now.toISOString()}::timestamptz and last_seen_at > ${idleSince(now)}::timestamptz
    order by current desc, last_seen_at desc, token_hash`);
}

/** Ends a session of a person. False where they have no such one. */
export async function endSession(database: Database, user: string, session: string): Promise<boolean> {
  return (await database.query(sql`delete from sys.session where user_id = ${user}::uuid and ${id} = ${session.toLowerCase()} returning 1`)).length > 0;
}

/** Ends all sessions of a person but the one that asks. Answers how many. */
export async function endOtherSessions(database: Database, user: string, hash: Buffer): Promise<number> {
  return (await database.query(sql`delete from sys.session where user_id = ${user}::uuid and token_hash <> ${hash} returning 1`)).length;
}
