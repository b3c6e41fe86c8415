import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { inject } from 'vitest';
import { createChangeSets } from '../../engine/changes/create-change-sets.ts';
import { openModelStore } from '../../engine/database/model-store.ts';
import { openDatabase } from '../../engine/database/open-database.ts';
import { installTemplate } from '../../runtime/main/install-template.ts';

export interface TestDatabase {
  readonly url: string;
  /** Also with connections still open. */
  drop(): Promise<void>;
}

/** Key of the advisory lock that lets one file of tests install a template while others wait. */
const installLock = 5_120_771;

/** A database of its own with the tables of schema sys, empty: a copy of the run's template, some 50 ms. */
export async function cloneDatabase(): Promise<TestDatabase> {
  return administer((client) => copyOf(client, new URL(inject('templateUrl')).pathname.slice(1)));
}

/**
 * A database of its own with a template of seeds/ installed as at a first start, without people and sample records.
 * A copy of what the first who asks installs, which takes seconds, while others wait.
 */
export async function cloneInstalled(template: string): Promise<TestDatabase> {
  const installed = `installed_${template.replaceAll('-', '_')}`;
  return administer(async (client) => {
    await client.query('select pg_advisory_lock($1)', [installLock]);
    const { rows } = await client.query('select 1 from pg_database where datname = $1', [installed]);
    if (rows.length === 0) await install(client, template, installed);
    await client.query('select pg_advisory_unlock($1)', [installLock]);
    return copyOf(client, installed);
  });
}

/** Renamed when it is whole: what was interrupted is never taken for a template. */
async function install(client: pg.Client, template: string, name: string): Promise<void> {
  const { url } = await copyOf(client, new URL(inject('templateUrl')).pathname.slice(1));
  const database = await openDatabase({ url, poolSize: 2 });
  const models = await openModelStore(database);
  await installTemplate(database, createChangeSets({ database, models, clock: () => new Date() }), template);
  await models.close();
  await database.close();
  await client.query(`alter database ${new URL(url).pathname.slice(1)} rename to ${name}`);
}

async function copyOf(client: pg.Client, template: string): Promise<TestDatabase> {
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  await client.query(`create database ${name} template ${template}`);
  return {
    url: databaseUrl(name),
    drop: () => administer(async (other) => void (await other.query(`drop database if exists ${name} with (force)`))),
  };
}

function databaseUrl(name: string): string {
  const url = new URL(inject('templateUrl'));
  url.pathname = `/${name}`;
  return url.href;
}

async function administer<T>(work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: databaseUrl('postgres') });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
