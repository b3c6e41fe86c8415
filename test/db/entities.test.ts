import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '../../engine/database/database.ts';
import { ApiTokenEntity } from '../../engine/database/entities/api-token.ts';
import { OperationEntity } from '../../engine/database/entities/operation.ts';
import { SessionEntity } from '../../engine/database/entities/session.ts';
import { StoredDocumentEntity } from '../../engine/database/entities/stored-document.ts';
import { UserEntity } from '../../engine/database/entities/user.ts';
import { UserRoleEntity } from '../../engine/database/entities/user-role.ts';
import { migrate } from '../../engine/database/migrate.ts';
import { openDatabase } from '../../engine/database/open-database.ts';
import { sql } from '../../engine/sql/sql.ts';
import { cloneDatabase, type TestDatabase } from '../setup/test-database.ts';

let clone: TestDatabase;
let database: Database;

beforeAll(async () => {
  clone = await cloneDatabase();
  database = await openDatabase({ url: clone.url });
});

afterAll(async () => {
  await database.close();
  await clone.drop();
});

describe('the system tables', () => {
  it('are there after the migration and stay as they are when it runs again', async () => {
    expect(await migrate(database)).toEqual([]);
    expect(await database.query(sql`select version, rights_version from sys.model`)).toEqual([{ version: 0, rights_version: 0 }]);
  });

  it('have every column that their entities name', async () => {
    const columns = await database.query<{ name: string }>(
      sql`select table_name || '.' || column_name as name from information_schema.columns where table_schema = 'sys'`,
    );
    const known = new Set(columns.map(({ name }) => name));
    const named = [...database.orm.getMetadata().getAll().values()].flatMap(({ tableName, properties }) =>
      Object.values(properties).flatMap((property) => property.fieldNames.map((field) => `${tableName}.${field}`)),
    );
    expect(named.length).toBeGreaterThan(50);
    expect(named.filter((name) => !known.has(name))).toEqual([]);
  });

  it('are written and read as entities over the pool of the database', async () => {
    const writing = database.orm.em.fork();
    const user = writing.create(UserEntity, { email: 'Anh@example.com', name: 'Nguyễn Ánh', passwordHash: 'hash' });
    await writing.flush();
    writing.create(UserRoleEntity, { userId: user.id, role: 'staff' });
    writing.create(SessionEntity, { tokenHash: Buffer.from([1, 2]), userId: user.id, expiresAt: new Date('2027-01-01T00:00:00Z') });
    writing.create(ApiTokenEntity, { tokenHash: Buffer.from([3, 4]), userId: user.id, name: 'till', scopes: ['read'] });
    writing.create(StoredDocumentEntity, { kind: 'object', name: 'customer', body: { label: 'Khách' }, hash: 'h' });
    writing.create(OperationEntity, { kind: 'save', actor: user.id });
    await writing.flush();

    const reading = database.orm.em.fork();
    expect(await reading.findOneOrFail(UserEntity, { email: 'Anh@example.com' })).toMatchObject({ name: 'Nguyễn Ánh', active: true, version: 1 });
    expect(await reading.findOneOrFail(UserRoleEntity, { userId: user.id })).toMatchObject({ role: 'staff' });
    expect((await reading.findOneOrFail(SessionEntity, { userId: user.id })).expiresAt.toISOString()).toBe('2027-01-01T00:00:00.000Z');
    expect(await reading.findOneOrFail(ApiTokenEntity, { name: 'till' })).toMatchObject({ scopes: ['read'], revokedAt: null });
    expect(await reading.findOneOrFail(StoredDocumentEntity, { kind: 'object', name: 'customer' })).toMatchObject({
      body: { label: 'Khách' },
      state: 'active',
    });
    expect(await reading.findOneOrFail(OperationEntity, { actor: user.id })).toMatchObject({ kind: 'save', rows: 0, status: 'done' });
  });

  it('refuse a second person with the same address in other letters', async () => {
    const insert = database.query(sql`insert into sys."user" (email, name) values ('ANH@example.com', 'Another')`);
    await expect(insert).rejects.toMatchObject({ code: '23505', constraint: 'user_email' });
  });

  it('fold as the engine does', async () => {
    const [row] = await database.query(sql`select crm.fold('HOÀ Hòa Đặng ΟΔΟΣ') as folded, crm.fold('ASCII Only') as plain, crm.fold(null) as nothing`);
    expect(row).toEqual({ folded: 'hoa hoa dang οδοσ', plain: 'ascii only', nothing: null });
  });
});
