import type { Database } from '../database/database.ts';
import { AppError } from '../errors/app-error.ts';
import type { Issue } from '../errors/issue.ts';
import { sql } from '../sql/sql.ts';
import { apiTokenPrefix, hashToken, newToken } from './opaque-token.ts';
import type { UserRow } from './sessions.ts';
import type { TokenLimits, TokenScope } from './token-scopes.ts';

const minuteMs = 60_000;

/** An API token as its owner sees it; the secret itself is shown once. */
export interface ApiTokenRecord extends TokenLimits {
  readonly id: string;
  readonly name: string;
  readonly created_at: string;
  readonly last_used_at: string | null;
  readonly expires_at: string | null;
}

export interface NewApiToken {
  readonly name: string;
  /** ISO 8601; absent never expires. */
  readonly expires_at?: string;
  /** Absent: full. */
  readonly scopes?: readonly TokenScope[];
  /** Absent: all. */
  readonly objects?: readonly string[];
}

/** Makes a token that acts as the user; `token` is the only time the secret is seen. */
export async function createApiToken(database: Database, user: string, input: NewApiToken, now: Date): Promise<ApiTokenRecord & { readonly token: string }> {
  const { scopes = ['full'], objects } = input;
  const issues = problems({ ...input, scopes }, now);
  if (issues.length > 0) throw new AppError('bad_request', `The token is not valid: ${issues[0]?.pointer} ${issues[0]?.message}`, { issues });
  const token = newToken(apiTokenPrefix);
  const rows = await database.query<ApiTokenRecord>(sql`insert into sys.api_token (token_hash, user_id, name, created_at, expires_at, scopes, objects)
    values (${hashToken(token)}, ${user}::uuid, ${input.name}, ${now.toISOString()}, ${input.expires_at ?? null}::timestamptz, ${JSON.stringify(scopes)}::jsonb, ${objects ? [...objects] : null}::text[])
    returning id, name, created_at, last_used_at, expires_at, scopes, objects`);
  const record = rows[0];
  if (!record) throw new Error('the insert of an API token gave no row');
  return { ...record, token };
}

function problems({ expires_at, scopes, objects }: NewApiToken, now: Date): readonly Issue[] {
  const issues: Issue[] = [];
  if (expires_at !== undefined && !(Date.parse(expires_at) > now.getTime())) issues.push({ pointer: '/expires_at', message: 'must be a time to come' });
  if (scopes?.length === 0) issues.push({ pointer: '/scopes', message: 'must name a scope' });
  if (objects?.length === 0) issues.push({ pointer: '/objects', message: 'must name an object' });
  // Whoever changes metadata or acts for their user in full is not kept to some objects by it.
  if (objects !== undefined && scopes?.some((scope) => scope === 'metadata' || scope === 'full'))
    issues.push({ pointer: '/objects', message: 'only go with the scopes read and write' });
  return issues;
}

/** Who a token acts as, and within which limits. */
export interface TokenRow extends UserRow, TokenLimits {}

const tokenText = `select u.id, u.name, u.email, u.zone, u.locale, t.scopes, t.objects, t.last_used_at,
    (select rights_version from sys.model) as rights_version
  from sys.api_token as t join sys."user" as u on u.id = t.user_id
  where t.token_hash = $1 and t.revoked_at is null and (t.expires_at is null or t.expires_at > $2::timestamptz) and u.active and u.deleted_at is null`;

/** Who the token acts as, while it is neither revoked nor expired. Its use is noted at most once a minute. */
export async function findApiToken(database: Database, hash: Buffer, now: Date): Promise<TokenRow | undefined> {
  const rows = await database.query<TokenRow & { last_used_at: string | null }>({ name: 'identity_token', text: tokenText, values: [hash, now.toISOString()] });
  const row = rows[0];
  if (row && (row.last_used_at === null || now.getTime() - Date.parse(row.last_used_at) >= minuteMs)) {
    await database.query(sql`update sys.api_token set last_used_at = ${now.toISOString()}::timestamptz where token_hash = ${hash}`);
  }
  return row;
}

export async function listApiTokens(database: Database, user: string): Promise<readonly ApiTokenRecord[]> {
  return database.query<ApiTokenRecord>(sql`select id, name, created_at, last_used_at, expires_at, scopes, objects from sys.api_token
    where user_id = ${user}::uuid and revoked_at is null order by created_at desc, id desc`);
}

/** False when the user has no such token. */
export async function revokeApiToken(database: Database, user: string, id: string, now: Date): Promise<boolean> {
  const rows = await database.query(sql`update sys.api_token set revoked_at = ${now.toISOString()}::timestamptz
    where id::text = ${id.toLowerCase()} and user_id = ${user}::uuid and revoked_at is null returning id`);
  return rows.length > 0;
}
