import type { Database } from '../database/database.ts';
import { AppError } from '../errors/app-error.ts';
import { sql } from '../sql/sql.ts';
import { createActorCache } from './actor-cache.ts';
import { type ApiTokenRecord, createApiToken, findApiToken, listApiTokens, type NewApiToken, revokeApiToken, type TokenRow } from './api-tokens.ts';
import { changePassword, type PasswordChange } from './change-password.ts';
import { apiTokenPrefix, hashToken } from './opaque-token.ts';
import { endOtherSessions, endSession, listSessions, type OwnSession } from './own-sessions.ts';
import { hashPassword, passwordProblem, verifyPassword } from './password.ts';
import { createRightsMemo } from './rights-memo.ts';
import { createSession, deleteExpiredSessions, deleteSession, findPerson, findSession, type UserRow } from './sessions.ts';
import { createSignInLimiter } from './sign-in-limiter.ts';
import type { SignedIn, SignedInUser, UserDefaults } from './signed-in.ts';
import { createUser, isZone, type NewUser, normalEmail } from './users.ts';

/** Who is who: people, sessions of browsers and tokens of programs. Rights are not decided here. */
export interface Identity {
  createUser(user: NewUser): Promise<{ readonly id: string }>;
  /** The user's id by e-mail address. */
  findUser(email: string): Promise<{ readonly id: string } | undefined>;
  /** Changes the password and ends all sessions. */
  setPassword(user: string, password: string): Promise<void>;
  /** The person changes theirs: every session but the one with this secret ends. Throws bad_credentials for a wrong current one, too_many_requests, bad_request. */
  changePassword(change: PasswordChange): Promise<void>;
  updateUser(user: string, changes: { readonly zone?: string | undefined; readonly locale?: 'vi' | 'en' | undefined }): Promise<void>;
  /** The secret of a new session. Throws bad_credentials or too_many_requests, which say nothing about whether the account exists. */
  signIn(email: string, password: string, address: string, agent?: string): Promise<string>;
  /** The secret of a new session without a password: whoever calls has decided that it may be. */
  openSession(user: string, agent?: string): Promise<string>;
  signOut(token: string): Promise<void>;
  /** The person as an actor, without a session; undefined when unknown or inactive. For work that goes on when its author is away. */
  person(user: string): Promise<SignedInUser | undefined>;
  /** Forgets whoever is remembered, and tells the listeners; call when rights have changed anywhere. */
  forget(): void;
  onForget(listener: () => void): void;
  /** Who a session secret or API token stands for, when that is known without asking the database. */
  known(token: string): SignedIn | undefined;
  /** Who a session secret or API token stands for; undefined when it is unknown, ended or its user inactive. */
  resolve(token: string): Promise<SignedIn | undefined>;
  /** The person's sessions that live; `current` is the one with this secret. */
  listSessions(user: string, secret: string): Promise<readonly OwnSession[]>;
  /** False when the user has no such session. */
  endSession(user: string, id: string): Promise<boolean>;
  /** Ends every session of the person but the one with this secret; answers how many. */
  endOtherSessions(user: string, secret: string): Promise<number>;
  createToken(user: string, input: NewApiToken): Promise<ApiTokenRecord & { readonly token: string }>;
  listTokens(user: string): Promise<readonly ApiTokenRecord[]>;
  /** False when the user has no such token. */
  revokeToken(user: string, id: string): Promise<boolean>;
}

const longestToken = 200;
const fallback: UserDefaults = { zone: 'Asia/Ho_Chi_Minh', locale: 'vi' };

/** Identity over schema sys. `defaults` gives zone and language of people who chose none. */
export function createIdentity(database: Database, clock: () => Date, defaults: () => UserDefaults = () => fallback): Identity {
  const limiter = createSignInLimiter(database, clock);
  const cache = createActorCache(clock);
  const memo = createRightsMemo(database, clock);
  const listeners: (() => void)[] = [];
  const toUser = async (row: UserRow): Promise<SignedInUser> => {
    const { id, name, email } = row;
    const { zone, locale } = defaults();
    return { kind: 'user', id, name, email, ...(await memo.rightsOf(id, row.rights_version)), zone: row.zone ?? zone, locale: row.locale ?? locale };
  };
  const keyOf = (hash: Buffer) => hash.toString('latin1');
  const bySession = async (hash: Buffer): Promise<SignedIn | undefined> => {
    const row = await findSession(database, hash, clock());
    return row && { via: 'session', scopes: ['full'], user: await toUser(row) };
  };
  const byToken = async (hash: Buffer): Promise<SignedIn | undefined> => {
    const row = await findApiToken(database, hash, clock());
    return row && { via: 'api_token', scopes: row.scopes, user: { ...(await toUser(row)), ...limitOf(row) } };
  };
  return {
    createUser: (user) => createUser(database, user),
    findUser: async (email) => (await database.query<{ id: string }>(userByEmail(email)))[0],
    async setPassword(user, password) {
      const problem = passwordProblem(password);
      if (problem !== undefined) throw new AppError('bad_request', problem, { issues: [{ pointer: '/password', message: problem }] });
      const hash = await hashPassword(password);
      await database.transaction(async (tx) => {
        await tx.query(sql`update sys."user" set password_hash = ${hash}, version = version + 1 where id = ${user}::uuid`);
        await tx.query(sql`delete from sys.session where user_id = ${user}::uuid`);
      });
      cache.clear();
    },
    async changePassword(change) {
      await changePassword(database, limiter, change);
      cache.clear();
    },
    async updateUser(user, { zone, locale }) {
      if (zone !== undefined && !isZone(zone)) {
        throw new AppError('bad_request', `"${zone}" is not an IANA time zone.`, { issues: [{ pointer: '/zone', message: 'unknown zone' }] });
      }
      await database.query(sql`update sys."user" set zone = coalesce(${zone ?? null}, zone), locale = coalesce(${locale ?? null}, locale),
        updated_at = ${clock().toISOString()}::timestamptz, version = version + 1 where id = ${user}::uuid`);
      cache.clear();
    },
    async signIn(email, password, address, agent) {
      const written = normalEmail(email);
      await limiter.take(written, address);
      const user = (await database.query<{ id: string; password_hash: string | null; active: boolean }>(userByEmail(written)))[0];
      const right = await verifyPassword(password, user?.password_hash);
      if (!user?.active || !right) throw new AppError('bad_credentials', 'The e-mail address or the password is wrong.');
      await limiter.giveBack(written, address);
      await deleteExpiredSessions(database, clock());
      return createSession(database, user.id, agent, clock());
    },
    openSession: (user, agent) => createSession(database, user, agent, clock()),
    async signOut(token) {
      const hash = hashToken(token);
      await deleteSession(database, hash);
      cache.drop(keyOf(hash));
    },
    async person(user) {
      const row = await findPerson(database, user);
      return row && toUser(row);
    },
    forget() {
      cache.clear();
      for (const listener of listeners) listener();
    },
    onForget: (listener) => void listeners.push(listener),
    known: (token) => (token.length > longestToken ? undefined : cache.get(keyOf(hashToken(token)))),
    async resolve(token) {
      if (token === '' || token.length > longestToken) return undefined;
      const hash = hashToken(token);
      const known = cache.get(keyOf(hash));
      if (known) return known;
      const signedIn = await (token.startsWith(apiTokenPrefix) ? byToken(hash) : bySession(hash));
      if (!signedIn) return undefined;
      cache.put(keyOf(hash), signedIn);
      return signedIn;
    },
    listSessions: (user, secret) => listSessions(database, user, hashToken(secret), clock()),
    async endSession(user, id) {
      const ended = await endSession(database, user, id);
      cache.clear();
      return ended;
    },
    async endOtherSessions(user, secret) {
      const ended = await endOtherSessions(database, user, hashToken(secret));
      cache.clear();
      return ended;
    },
    createToken: (user, input) => createApiToken(database, user, input, clock()),
    listTokens: (user) => listApiTokens(database, user),
    async revokeToken(user, id) {
      const revoked = await revokeApiToken(database, user, id, clock());
      cache.clear();
      return revoked;
    },
  };
}

function userByEmail(email: string) {
  return sql`select id, password_hash, active from sys."user" where lower(email) = ${normalEmail(email)} and deleted_at is null`;
}

function limitOf({ objects }: TokenRow): Pick<SignedInUser, 'only'> {
  return objects === null ? {} : { only: objects };
}
