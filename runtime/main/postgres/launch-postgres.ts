import { spawn } from 'node:child_process';
import { closeSync, openSync, readFileSync, renameSync, statSync } from 'node:fs';
import type { PostgresAccount } from './postgres-account.ts';
import type { PostgresBinaries } from './postgres-binaries.ts';
import { readSecret } from './postgres-cluster.ts';

export interface StartPostgresOptions {
  /** For tests: nothing survives a crash, and stopping does not write anything out. */
  readonly throwAway?: boolean;
  /** Default 60. */
  readonly maxConnections?: number;
}

export interface PostgresServer {
  readonly folder: string;
  readonly binaries: PostgresBinaries;
  readonly account: PostgresAccount;
  readonly options: StartPostgresOptions;
}

const settings = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  shared_buffers: '256MB',
  effective_cache_size: '1GB',
  work_mem: '16MB',
  maintenance_work_mem: '128MB',
  max_wal_size: '2GB',
  checkpoint_timeout: '15min',
  random_page_cost: '1.1',
  jit: 'off',
  max_locks_per_transaction: '256',
  log_line_prefix: '%m [%p] ',
};

const throwAwaySettings = { fsync: 'off', full_page_writes: 'off', synchronous_commit: 'off', autovacuum_naptime: '10s' };

const logLimitBytes = 10_000_000;

/** Starts a server process that belongs to nobody; its messages go to `<folder>.log`. */
export function launchPostgres(server: PostgresServer): { ended(): boolean; assertHopeful(): void } {
  const { folder, binaries, account, options } = server;
  const all = { ...settings, ...(options.throwAway ? throwAwaySettings : {}), max_connections: String(options.maxConnections ?? 60) };
  const flags = Object.entries(all).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const { file, args, ids } = account.command(binaries.postgres, ['-D', folder, '-p', String(readSecret(folder).port), ...flags]);
  const logPath = `${folder}.log`;
  const log = openLog(logPath);
  const from = statSync(logPath).size;
  const child = spawn(file, args, { ...ids, cwd: '/', detached: true, stdio: ['ignore', log, log], env: { PATH: process.env.PATH ?? '', LC_MESSAGES: 'C' } });
  closeSync(log);
  child.unref();
  let failure: Error | undefined;
  child.once('error', (error) => {
    failure = error;
  });
  return {
    ended: () => failure !== undefined || child.exitCode !== null || child.signalCode !== null,
    assertHopeful() {
      if (failure !== undefined) throw failure;
      const said = readFileSync(logPath).subarray(from).toString('utf8');
      if (!passing.some((text) => said.includes(text))) throw new Error(`PostgreSQL did not start:\n${said.trim()}`);
    },
  };
}

/** Reasons to try again: another process was faster, or the backends of a killed server are still going. */
const passing = ['lock file "postmaster.pid"', 'could not bind', 'Address already in use', 'shared memory block', 'shutting down'];

function openLog(path: string): number {
  const descriptor = openSync(path, 'a', 0o600);
  if (statSync(path).size < logLimitBytes) return descriptor;
  closeSync(descriptor);
  renameSync(path, `${path}.1`);
  return openSync(path, 'a', 0o600);
}
