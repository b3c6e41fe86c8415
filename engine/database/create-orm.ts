import { Migrator } from '@mikro-orm/migrations';
import { MikroORM } from '@mikro-orm/postgresql';
import { Kysely, PostgresDialect } from 'kysely';
import type pg from 'pg';
import { entities } from './entities/entities.ts';
import { migrations } from './migrations/migrations.ts';

/** MikroORM for the fixed tables of schema sys, over the pool of the Database. Its schema diff is never used: it drops what it does not know. */
export function createOrm(pool: pg.Pool, url: string): MikroORM {
  return new MikroORM({
    dbName: decodeURIComponent(new URL(url).pathname.slice(1)),
    driverOptions: new Kysely({ dialect: new PostgresDialect({ pool }) }),
    entities: [...entities],
    extensions: [Migrator],
    migrations: { tableName: 'sys.migration', migrationsList: [...migrations], snapshot: false, silent: true, disableForeignKeys: false },
    discovery: { warnWhenNoEntities: false },
    forceUtcTimezone: true,
  });
}
