import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { startPostgres } from '../../runtime/main/postgres/embedded-postgres.ts';
import { findPostmaster } from '../../runtime/main/postgres/postmaster-pid.ts';
import type { BenchOptions } from './bench-options.ts';
import { type BenchSizes, fullSizes, quickSizes } from './bench-sizes.ts';
import { stopChildren } from './child.ts';
import type { Closers } from './closers.ts';
import { fillOurDatabase } from './databases/our-database.ts';
import { fillRawDatabase } from './databases/raw-database.ts';
import { type Server, startOursBuilt, startRaw } from './servers.ts';
import { copySharedBench } from './shared-bench.ts';

/** What the measures stand on. Databases and servers are made when the first measure asks for them. */
export interface BenchContext {
  readonly options: BenchOptions;
  readonly sizes: BenchSizes;
  /** Gone at the end. */
  readonly folder: string;
  /** The load harness; undefined where it is not beside the repository. */
  readonly harness: string | undefined;
  readonly postgresPid: number;
  urlOf(database: string): string;
  createDatabase(name: string): Promise<string>;
  /** The filled database of each side; only with the harness. */
  ourUrl(): Promise<string>;
  raw(): Promise<Server>;
  /** Our API, as a process of its own that serves for the whole run. */
  ours(): Promise<Server>;
  /** Runs before everything is stopped and removed. */
  onClose(close: () => Promise<void> | void): void;
}

export async function openBench(options: BenchOptions, closers: Closers): Promise<BenchContext> {
  const folder = mkdtempSync(join(tmpdir(), `trellis-bench-${process.pid}-`));
  closers.add(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 }));
  const usual = options.quick ? quickSizes : fullSizes;
  const sizes = { ...usual, runs: options.runs ?? usual.runs, seconds: options.seconds ?? usual.seconds };
  const harness = copySharedBench(folder);
  const starting = startPostgres(folder, { maxConnections: 120 });
  // Also when it is interrupted before it is up.
  closers.add(async () => (await starting).stop());
  closers.add(stopChildren);
  const postgres = await starting;
  const urlOf = (database: string): string => Object.assign(new URL(postgres.url), { pathname: `/${database}` }).href;
  const needed = (): string => {
    if (harness === undefined) throw new Error('the harness is not there');
    return harness;
  };
  const createDatabase = async (name: string): Promise<string> => {
    await administer(urlOf('postgres'), `create database ${name}`);
    return urlOf(name);
  };
  const ourUrl = once(async () => {
    const url = await createDatabase('bench_ours');
    await timed(`our database of ${sizes.contacts.toLocaleString('en')} contacts`, () => fillOurDatabase(url, needed(), sizes));
    return url;
  });
  return {
    options,
    sizes,
    folder,
    harness,
    postgresPid: findPostmaster(join(folder, 'postgres'))?.pid ?? 0,
    urlOf,
    createDatabase,
    ourUrl,
    raw: once(async () => {
      const url = await createDatabase('bench_raw');
      const database = await timed(`raw database of ${sizes.contacts.toLocaleString('en')} contacts`, () => fillRawDatabase(url, needed(), sizes));
      return startRaw(needed(), url, database);
    }),
    ours: once(async () => startOursBuilt({ role: 'api', env: ownEnvironment(await ourUrl()) })),
    onClose: (close) => closers.add(close),
  };
}

/** Environment of a process of ours on a database that is filled already. */
export function ownEnvironment(url: string): Readonly<Record<string, string>> {
  return {
    DATABASE_URL: url,
    TRELLIS_TEMPLATE: 'blank',
    TRELLIS_DEMO: '0',
    TRELLIS_ADMIN_EMAIL: 'admin@example.com',
    TRELLIS_ADMIN_PASSWORD: 'sales-password-1',
  };
}

function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined;
  return () => {
    made ??= make();
    return made;
  };
}

async function timed<T>(what: string, work: () => Promise<T>): Promise<T> {
  const start = performance.now();
  process.stderr.write(`filling ${what} ... `);
  const result = await work();
  process.stderr.write(`${((performance.now() - start) / 1_000).toFixed(1)} s\n`);
  return result;
}

async function administer(url: string, text: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(text);
  } finally {
    await client.end();
  }
}
