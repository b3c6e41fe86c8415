import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Database } from '../../engine/database/database.ts';
import { openDatabase } from '../../engine/database/open-database.ts';
import { noRights } from '../../engine/identity/actor-rights.ts';
import { createIdentity, type Identity } from '../../engine/identity/identity.ts';
import { sql } from '../../engine/sql/sql.ts';
import { cloneDatabase, type TestDatabase } from '../setup/test-database.ts';

const minute = 60_000;
const day = 24 * 60 * minute;
const start = Date.parse('2026-11-22T02:14:00.000Z');
const password = 'nến thơm Đà Lạt';

let clone: TestDatabase;
let database: Database;
let identity: Identity;
let now = start;
let user: string;

beforeAll(async () => {
  clone = await cloneDatabase();
  database = await openDatabase({ url: clone.url, poolSize: 4 });
  identity = createIdentity(database, () => new Date(now));
  user = (await identity.createUser({ email: ' An@Example.com ', name: 'An', password, roles: ['staff', 'manager'], zone: 'Asia/Tokyo' })).id;
});

beforeEach(async () => {
  now = start;
  await database.query(sql`delete from sys.attempt`);
  await database.query(sql`delete from sys.session`);
});

afterAll(async () => {
  await database.close();
  await clone.drop();
});

const enter = (email = 'an@example.com', written = password, address = '10.0.0.1') => identity.signIn(email, written, address, 'test');

describe('createUser', () => {
  it('keeps the password as an argon2id hash of at least 19 MiB', async () => {
    const [row] = await database.query<{ password_hash: string; email: string }>(sql`select password_hash, email from sys."user" where id = ${user}::uuid`);
    expect(row?.email).toBe('an@example.com');
    expect(row?.password_hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$[A-Za-z0-9+/]{22}\$[A-Za-z0-9+/]{43}$/);
  });

  it('names everything wrong at once', async () => {
    await expect(identity.createUser({ email: 'nobody', name: ' ', password: 'too short', roles: [], zone: 'Mars/Olympus' })).rejects.toMatchObject({
      code: 'bad_request',
      issues: [{ pointer: '/email' }, { pointer: '/name' }, { pointer: '/password' }, { pointer: '/zone' }],
    });
  });

  it('refuses an address that somebody has, in any case', async () => {
    await expect(identity.createUser({ email: 'AN@EXAMPLE.COM', name: 'Other', roles: [] })).rejects.toMatchObject({ code: 'duplicate' });
  });

  it('takes a password of 200 characters in full', async () => {
    const long = 'x'.repeat(199);
    await identity.createUser({ email: 'long@example.com', name: 'Long', password: `${long}a`, roles: [] });
    await expect(enter('long@example.com', `${long}b`)).rejects.toMatchObject({ code: 'bad_credentials' });
    expect(await enter('long@example.com', `${long}a`)).toMatch(/^[\w-]{43}$/);
  });
});

describe('signIn', () => {
  it('gives a secret that stands for the person and is stored as a hash only', async () => {
    const token = await enter();
    expect(await identity.resolve(token)).toEqual({
      via: 'session',
      scopes: ['full'],
      user: {
        kind: 'user',
        id: user,
        name: 'An',
        email: 'an@example.com',
        roles: ['manager', 'staff'],
        rights: { ...noRights, subjects: [`user:${user}`, 'role:manager', 'role:staff'], managed: [user] },
        zone: 'Asia/Tokyo',
        locale: 'vi',
      },
    });
    const rows = await database.query<{ text: string }>(sql`select s::text as text from sys.session as s`);
    expect(rows).toHaveLength(1);
    expect(rows[0]?.text).not.toContain(token);
  });

  it('takes the password in either Unicode form', async () => {
    expect(await enter('an@example.com', password.normalize('NFD'))).toMatch(/^[\w-]{43}$/);
  });

  it('says the same of a wrong password and of nobody', async () => {
    const wrong = await enter('an@example.com', 'wrong password').catch((error: unknown) => error);
    const nobody = await enter('nobody@example.com', 'wrong password').catch((error: unknown) => error);
    expect(wrong).toMatchObject({ code: 'bad_credentials', status: 401 });
    expect({ ...(nobody as object), message: (nobody as Error).message }).toEqual({ ...(wrong as object), message: (wrong as Error).message });
  });

  it('lets nobody in who has no password or is not active', async () => {
    await identity.createUser({ email: 'robot@example.com', name: 'Robot', roles: [] });
    await identity.createUser({ email: 'gone@example.com', name: 'Gone', password, roles: [], active: false });
    await expect(enter('robot@example.com', '')).rejects.toMatchObject({ code: 'bad_credentials' });
    await expect(enter('gone@example.com')).rejects.toMatchObject({ code: 'bad_credentials' });
  });

  it.each(['an@example.com', 'nobody@example.com'])('stops after ten wrong passwords for %s, the right one included, for fifteen minutes', async (email) => {
    for (let attempt = 0; attempt < 10; attempt += 1) {
      await expect(enter(email, 'wrong password', `10.0.1.${attempt}`)).rejects.toMatchObject({ code: 'bad_credentials' });
    }
    await expect(enter(email, password, '10.0.1.99')).rejects.toMatchObject({ code: 'too_many_requests', status: 429 });
    now += 16 * minute;
    await expect(enter(email, 'wrong password')).rejects.toMatchObject({ code: 'bad_credentials' });
  });

  it('lets no more than ten through when thirty come at once', async () => {
    const answers = await Promise.all(
      Array.from({ length: 30 }, () => enter('an@example.com', 'wrong password').catch((error: { code: string }) => error.code)),
    );
    expect(answers.filter((code) => code === 'bad_credentials').length).toBeLessThanOrEqual(10);
    expect(answers.filter((code) => code === 'too_many_requests').length).toBeGreaterThanOrEqual(20);
  });

  it('stops an address after fifty attempts on different accounts; an IPv6 network counts as one', async () => {
    await database.query(
      sql`insert into sys.attempt values ('ip:10.0.0.7', ${new Date(now).toISOString()}, 50), ('ip:2001:db8:0:1', ${new Date(now).toISOString()}, 50)`,
    );
    await expect(enter('an@example.com', password, '10.0.0.7')).rejects.toMatchObject({ code: 'too_many_requests' });
    await expect(enter('an@example.com', password, '2001:db8:0:1:aaaa::9')).rejects.toMatchObject({ code: 'too_many_requests' });
    expect(await enter('an@example.com', password, '2001:db8:0:2::9')).toMatch(/^[\w-]{43}$/);
  });

  it('counts nothing against those who sign in rightly', async () => {
    for (let visit = 0; visit < 12; visit += 1) expect(await enter()).toMatch(/^[\w-]{43}$/);
  });
});

describe('a session', () => {
  it('ends when signed out, at once in this process', async () => {
    const token = await enter();
    await identity.resolve(token);
    await identity.signOut(token);
    expect(identity.known(token)).toBeUndefined();
    expect(await identity.resolve(token)).toBeUndefined();
  });

  it('ends after fourteen days without a visit', async () => {
    const token = await enter();
    now = start + 14 * day - minute;
    expect(await identity.resolve(token)).toBeDefined();
    now += 14 * day - minute;
    expect(await identity.resolve(token)).toBeDefined();
    now += 14 * day + minute;
    expect(await identity.resolve(token)).toBeUndefined();
  });

  it('ends after sixty days whatever happens', async () => {
    const token = await enter();
    for (let days = 10; days < 60; days += 10) {
      now = start + days * day;
      expect(await identity.resolve(token)).toBeDefined();
    }
    now = start + 60 * day;
    expect(await identity.resolve(token)).toBeUndefined();
  });

  it('notes visits at most once a minute', async () => {
    const token = await enter();
    const seen = async () => (await database.query<{ at: string }>(sql`select last_seen_at as at from sys.session`))[0]?.at;
    now = start + 59_000;
    await identity.resolve(token);
    expect(await seen()).toBe('2026-11-22T02:14:00.000Z');
    now = start + 61_000;
    await identity.resolve(token);
    expect(await seen()).toBe('2026-11-22T02:15:01.000Z');
  });

  it('loses rights within a second of their being taken away', async () => {
    const { id } = await identity.createUser({ email: 'temp@example.com', name: 'Temp', password, roles: ['admin'] });
    const token = await enter('temp@example.com');
    await identity.resolve(token);
    await database.query(sql`delete from sys.user_role where user_id = ${id}::uuid`);
    now += 1_000;
    expect((await identity.resolve(token))?.user.roles).toEqual([]);
    await database.query(sql`update sys."user" set active = false where id = ${id}::uuid`);
    now += 1_000;
    expect(await identity.resolve(token)).toBeUndefined();
  });

  it('ends when the password changes', async () => {
    const { id } = await identity.createUser({ email: 'change@example.com', name: 'Change', password, roles: [] });
    const token = await enter('change@example.com');
    await identity.setPassword(id, 'another long password');
    expect(await identity.resolve(token)).toBeUndefined();
    await expect(enter('change@example.com')).rejects.toMatchObject({ code: 'bad_credentials' });
    expect(await enter('change@example.com', 'another long password')).toMatch(/^[\w-]{43}$/);
  });

  it.each(['', 'trl_', 'x'.repeat(43), 'x'.repeat(1_000)])('is nobody for the secret %#', async (token) => {
    expect(await identity.resolve(token)).toBeUndefined();
  });
});

describe('an API token', () => {
  it('stands for its user until it is revoked, and says when it was used', async () => {
    const made = await identity.createToken(user, { name: 'shop site' });
    expect(made.token).toMatch(/^trl_[\w-]{43}$/);
    expect(await identity.resolve(made.token)).toMatchObject({ via: 'api_token', user: { id: user } });
    expect(await identity.listTokens(user)).toEqual([
      {
        id: made.id,
        name: 'shop site',
        created_at: '2026-11-22T02:14:00.000Z',
        last_used_at: '2026-11-22T02:14:00.000Z',
        expires_at: null,
        scopes: ['full'],
        objects: null,
      },
    ]);
    expect(await identity.revokeToken(user, made.id)).toBe(true);
    expect(await identity.resolve(made.token)).toBeUndefined();
    expect(await identity.listTokens(user)).toEqual([]);
  });

  it('ends by itself when it was told to', async () => {
    const made = await identity.createToken(user, { name: 'a day', expires_at: '2026-11-23T00:00:00Z' });
    expect(await identity.resolve(made.token)).toBeDefined();
    now = Date.parse('2026-11-23T00:00:01Z');
    expect(await identity.resolve(made.token)).toBeUndefined();
    await expect(identity.createToken(user, { name: 'past', expires_at: '2026-11-22T00:00:00Z' })).rejects.toMatchObject({ code: 'bad_request' });
  });

  it('carries its scopes and objects', async () => {
    const made = await identity.createToken(user, { name: 'reports', scopes: ['read'], objects: ['customer', 'order'] });
    expect(made).toMatchObject({ scopes: ['read'], objects: ['customer', 'order'] });
    expect(await identity.resolve(made.token)).toMatchObject({ via: 'api_token', scopes: ['read'], user: { id: user, only: ['customer', 'order'] } });
    const whole = await identity.createToken(user, { name: 'all' });
    const signedIn = await identity.resolve(whole.token);
    expect(signedIn?.scopes).toEqual(['full']);
    expect(signedIn?.user).not.toHaveProperty('only');
  });

  it.each([
    ['no scope', { scopes: [] }, '/scopes'],
    ['no object', { scopes: ['read'], objects: [] }, '/objects'],
    ['objects and everything', { objects: ['customer'] }, '/objects'],
    ['objects and metadata', { scopes: ['read', 'metadata'], objects: ['customer'] }, '/objects'],
  ] as const)('is not made for %s', async (_, limits, pointer) => {
    await expect(identity.createToken(user, { name: 'x', ...limits })).rejects.toMatchObject({ code: 'bad_request', issues: [{ pointer }] });
  });

  it('cannot be stored without a scope', async () => {
    const made = await identity.createToken(user, { name: 'whole' });
    await expect(database.query(sql`update sys.api_token set scopes = '[]' where id = ${made.id}::uuid`)).rejects.toMatchObject({ code: '23514' });
  });

  it('is revoked by its owner only', async () => {
    const made = await identity.createToken(user, { name: 'mine' });
    const { id } = await identity.createUser({ email: 'thief@example.com', name: 'Thief', roles: [] });
    expect(await identity.revokeToken(id, made.id)).toBe(false);
    expect(await identity.revokeToken(user, 'not-an-id')).toBe(false);
    expect(await identity.resolve(made.token)).toBeDefined();
  });
});
