import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { clusterUser } from './postgres-cluster.ts';
import type { Postmaster } from './postmaster-pid.ts';

/** Our share in a running server: a connection that holds a lock, shared by all processes that use it, and goes when we die, however. */
export interface ClusterMember {
  readonly port: number;
  /** Resolves when the connection ends, for whatever reason. */
  readonly ended: Promise<void>;
  ensureDatabase(name: string): Promise<void>;
  /** Gives the share back; whoever finds nobody else stops the server with this signal. */
  leave(signal: 'SIGINT' | 'SIGQUIT'): Promise<void>;
}

const memberLock = 7_261_002;
const stopTimeoutMs = 60_000;

/** Undefined when the server does not answer yet or is being stopped: try again. Throws when it refuses us for good. */
export async function joinCluster(folder: string, postmaster: Postmaster, password: string): Promise<ClusterMember | undefined> {
  const client = new pg.Client({
    host: '127.0.0.1',
    port: postmaster.port,
    user: clusterUser,
    password,
    database: 'postgres',
    application_name: 'trellis member',
    connectionTimeoutMillis: 5_000,
    keepAlive: true,
  });
  const ended = new Promise<void>((done) => client.once('end', () => done()));
  client.on('error', () => undefined);
  try {
    await client.connect();
    const { rows } = await client.query('select pg_try_advisory_lock_shared($1) as joined', [memberLock]);
    if (rows[0].joined === true) return openMember(client, ended, folder, postmaster);
    await client.end();
  } catch (error) {
    await client.end();
    const code = String((error as { code?: unknown }).code ?? '');
    if (code.startsWith('28')) throw error;
  }
  return undefined;
}

function openMember(client: pg.Client, ended: Promise<void>, folder: string, postmaster: Postmaster): ClusterMember {
  return {
    port: postmaster.port,
    ended,
    async ensureDatabase(name) {
      const { rowCount } = await client.query('select from pg_database where datname = $1', [name]);
      if (rowCount !== 0) return;
      await client.query(`create database ${client.escapeIdentifier(name)}`).catch((error: unknown) => {
        const { code } = error as { code?: string };
        if (code !== '42P04' && code !== '23505') throw error;
      });
    },
    async leave(signal) {
      const alone = await isAlone(client);
      if (alone) await stopServer(folder, postmaster.pid, signal);
      await client.end();
      await ended;
    },
  };
}

/** Nobody can join any more once this says true. A server that is gone already leaves nothing to stop. */
async function isAlone(client: pg.Client): Promise<boolean> {
  try {
    await client.query('select pg_advisory_unlock_shared($1)', [memberLock]);
    const { rows } = await client.query('select pg_try_advisory_lock($1) as alone', [memberLock]);
    return rows[0].alone === true;
  } catch (error) {
    console.error(`PostgreSQL was gone before it was stopped: ${error instanceof Error ? error.message : String(error)}`);
    return false;
  }
}

async function stopServer(folder: string, pid: number, signal: 'SIGINT' | 'SIGQUIT'): Promise<void> {
  process.kill(pid, signal);
  const deadline = Date.now() + stopTimeoutMs;
  while (existsSync(join(folder, 'postmaster.pid'))) {
    if (Date.now() > deadline) throw new Error(`PostgreSQL (process ${pid}) did not stop within ${stopTimeoutMs / 1000} s`);
    await sleep(20);
  }
}
