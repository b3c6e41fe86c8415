import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chownSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { PostgresAccount } from './postgres-account.ts';
import type { PostgresBinaries } from './postgres-binaries.ts';

/** What we keep about a cluster, in its own folder, readable by its owner only. */
export interface ClusterSecret {
  readonly password: string;
  /** Wished for; the port a running server has is in its postmaster.pid. */
  readonly port: number;
}

export const clusterUser = 'trellis';
const majorVersion = '18';
const secretFile = 'trellis.json';

/** Creates the cluster when there is none. Made aside and renamed, so that it is whole or absent, whoever dies and however many try. */
export async function ensureCluster(folder: string, binaries: PostgresBinaries, account: PostgresAccount, sync: boolean): Promise<void> {
  if (existsSync(join(folder, 'PG_VERSION'))) return checkVersion(folder);
  const draft = `${folder}.${randomBytes(6).toString('hex')}`;
  mkdirSync(draft, { recursive: true, mode: 0o700 });
  const password = randomBytes(24).toString('base64url');
  const passwordFile = `${draft}.password`;
  try {
    writeOwned(passwordFile, password, account);
    if (account.ids !== undefined) chownSync(draft, account.ids.uid, account.ids.gid);
    await initdb(draft, passwordFile, binaries, account, sync);
    writeSecret(draft, { password, port: await freePort() }, account);
    moveInto(draft, folder);
  } finally {
    rmSync(passwordFile, { force: true });
    rmSync(draft, { recursive: true, force: true });
  }
}

function checkVersion(folder: string): void {
  const version = readFileSync(join(folder, 'PG_VERSION'), 'utf8').trim();
  if (version !== majorVersion) throw new Error(`${folder} was made by PostgreSQL ${version}; this is PostgreSQL ${majorVersion}`);
}

function moveInto(draft: string, folder: string): void {
  try {
    renameSync(draft, folder);
  } catch (error) {
    // Another process was first: its cluster is as good as ours.
    if (!existsSync(join(folder, 'PG_VERSION'))) throw error;
  }
}

// Character classes (trigrams of other alphabets) come from the system's locale, everything else from PostgreSQL's own C.UTF-8.
const systemLocales = ['C.UTF-8', 'en_US.UTF-8', 'C'];

async function initdb(folder: string, passwordFile: string, binaries: PostgresBinaries, account: PostgresAccount, sync: boolean): Promise<void> {
  const fixed = ['--encoding=UTF8', '--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--lc-messages=C', '--auth=scram-sha-256', '--no-instructions'];
  const own = [`--pgdata=${folder}`, `--username=${clusterUser}`, `--pwfile=${passwordFile}`, ...(sync ? [] : ['--no-sync'])];
  let failure: unknown;
  for (const locale of systemLocales) {
    const { file, args, ids } = account.command(binaries.initdb, [...own, ...fixed, `--locale=${locale}`]);
    try {
      await promisify(execFile)(file, args, { ...ids, cwd: '/', env: { PATH: process.env.PATH ?? '' } });
      return;
    } catch (error) {
      failure = error;
    }
  }
  throw new Error(`initdb failed for ${folder}`, { cause: failure });
}

function writeOwned(path: string, text: string, account: PostgresAccount): void {
  writeFileSync(path, text, { mode: 0o600 });
  if (account.ids !== undefined) chownSync(path, account.ids.uid, account.ids.gid);
}

export function writeSecret(folder: string, secret: ClusterSecret, account: PostgresAccount): void {
  writeOwned(join(folder, secretFile), JSON.stringify(secret), account);
}

export function readSecret(folder: string): ClusterSecret {
  return JSON.parse(readFileSync(join(folder, secretFile), 'utf8')) as ClusterSecret;
}

/** A port on 127.0.0.1 that nobody holds: `wished` if possible. */
export function freePort(wished = 0): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (wished !== 0 && error.code === 'EADDRINUSE') freePort().then(resolve, reject);
      else reject(error);
    });
    server.listen(wished, '127.0.0.1', () => {
      const address = server.address();
      const port = typeof address === 'object' && address !== null ? address.port : wished;
      server.close(() => resolve(port));
    });
  });
}
