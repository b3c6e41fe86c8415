import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { migrate } from '../../engine/database/migrate.ts';
import { openDatabase } from '../../engine/database/open-database.ts';
import { type RunningPostgres, startPostgres } from '../../runtime/main/postgres/embedded-postgres.ts';
import { findPostmaster } from '../../runtime/main/postgres/postmaster-pid.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Of the migrated template database; clone it, never write to it. */
    readonly templateUrl: string;
  }
}

const prefix = 'trellis-test-';

interface Shared {
  running: Promise<RunningPostgres>;
  folder: string;
  users: number;
}

// @NOTE each project that names this set-up loads a module instance of its own, in one process: the server is shared through globalThis.
const place = globalThis as { trellisTestPostgres?: Shared };

/** One throw-away PostgreSQL for the whole run, with a template database that is migrated once. */
export async function setup(project: TestProject): Promise<void> {
  place.trellisTestPostgres ??= start();
  const shared = place.trellisTestPostgres;
  shared.users += 1;
  project.provide('templateUrl', (await shared.running).url);
}

export async function teardown(): Promise<void> {
  const shared = place.trellisTestPostgres;
  if (shared === undefined) return;
  shared.users -= 1;
  if (shared.users > 0) return;
  delete place.trellisTestPostgres;
  try {
    await (await shared.running).stop();
  } finally {
    rmSync(shared.folder, { recursive: true, force: true });
  }
}

function start(): Shared {
  removeLeftovers();
  const folder = mkdtempSync(join(tmpdir(), `${prefix}${process.pid}-`));
  return { folder, users: 0, running: startMigrated(folder) };
}

async function startMigrated(folder: string): Promise<RunningPostgres> {
  const postgres = await startPostgres(folder, { throwAway: true, maxConnections: 200 });
  try {
    const database = await openDatabase({ url: postgres.url, poolSize: 2 });
    await migrate(database);
    await database.close();
    return postgres;
  } catch (error) {
    await postgres.stop();
    rmSync(folder, { recursive: true, force: true });
    throw error;
  }
}

/** A run that was killed leaves its server and folder behind; its process number is in the folder's name. */
function removeLeftovers(): void {
  for (const name of readdirSync(tmpdir())) {
    const owner = Number(name.match(/^trellis-test-(\d+)-/)?.[1] ?? 0);
    if (owner === 0 || existsSync(`/proc/${owner}`) || process.platform !== 'linux') continue;
    const folder = join(tmpdir(), name);
    const left = findPostmaster(join(folder, 'postgres'));
    if (left !== undefined) process.kill(left.pid, 'SIGQUIT');
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}
