import { mkdirSync, realpathSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type ClusterMember, joinCluster } from './join-cluster.ts';
import { launchPostgres, type PostgresServer, type StartPostgresOptions } from './launch-postgres.ts';
import { findPostgresAccount } from './postgres-account.ts';
import { findPostgresBinaries } from './postgres-binaries.ts';
import { clusterUser, ensureCluster, freePort, readSecret, writeSecret } from './postgres-cluster.ts';
import { findPostmaster } from './postmaster-pid.ts';

export interface RunningPostgres {
  /** Database `trellis` of the cluster. */
  readonly url: string;
  /** Leaves the server; the last process to leave stops it. */
  stop(): Promise<void>;
}

const startTimeoutMs = 120_000;
const databaseName = 'trellis';

/**
 * The PostgreSQL of a data folder: creates, starts, recovers or joins it. Any number of processes may call this for one folder. The server
 * is nobody's child, so that it outlives a kill of ours; whoever comes next joins it. It comes back by itself, on its port, when it dies.
 */
export async function startPostgres(dataDir: string, options: StartPostgresOptions = {}): Promise<RunningPostgres> {
  mkdirSync(dataDir, { recursive: true });
  const folder = join(realpathSync(resolve(dataDir)), 'postgres');
  const binaries = await findPostgresBinaries();
  const account = await findPostgresAccount([folder, binaries.postgres]);
  await ensureCluster(folder, binaries, account, !options.throwAway);
  const server = { folder, binaries, account, options };
  let member = await ensureRunning(server);
  let stopped = false;
  let watch = watchServer();
  await member.ensureDatabase(databaseName);

  function watchServer(): Promise<void> {
    return member.ended.then(async () => {
      if (stopped) return;
      console.error('PostgreSQL went away: starting it again');
      member = await ensureRunning(server);
      watch = watchServer();
    });
  }

  return {
    url: `postgres://${clusterUser}:${readSecret(folder).password}@127.0.0.1:${member.port}/${databaseName}`,
    async stop() {
      stopped = true;
      await member.leave(options.throwAway ? 'SIGQUIT' : 'SIGINT');
      await watch;
    },
  };
}

async function ensureRunning(server: PostgresServer): Promise<ClusterMember> {
  const deadline = Date.now() + startTimeoutMs;
  let launch: ReturnType<typeof launchPostgres> | undefined;
  while (Date.now() < deadline) {
    const postmaster = findPostmaster(server.folder);
    if (postmaster !== undefined) {
      const member = await joinCluster(server.folder, postmaster, readSecret(server.folder).password);
      if (member !== undefined) return member;
    } else if (launch === undefined || launch.ended()) {
      launch?.assertHopeful();
      await settlePort(server);
      launch = launchPostgres(server);
    }
    await sleep(25);
  }
  throw new Error(`PostgreSQL in ${server.folder} did not answer within ${startTimeoutMs / 1000} s; see ${server.folder}.log`);
}

/** Keeps the port unless somebody else took it meanwhile, and removes a pid file whose number another process has by now. */
async function settlePort(server: PostgresServer): Promise<void> {
  rmSync(join(server.folder, 'postmaster.pid'), { force: true });
  const secret = readSecret(server.folder);
  const port = await freePort(secret.port);
  if (port !== secret.port) writeSecret(server.folder, { ...secret, port }, server.account);
}
