import { PgBoss } from 'pg-boss';
import type { Work } from '../../engine/work/work.ts';
import { PgBossWork } from './pg-boss-work.ts';

export interface StartWorkOptions {
  readonly url: string;
  /** A process that only enqueues keeps no listener and does no upkeep. */
  readonly runsJobs: boolean;
}

/** Background work kept by pg-boss in schema `pgboss` of the database; the schema is installed when missing. */
export async function startWork({ url, runsJobs }: StartWorkOptions): Promise<Work> {
  const boss = new PgBoss({
    connectionString: url,
    application_name: 'trellis jobs',
    schema: 'pgboss',
    max: runsJobs ? 4 : 2,
    schedule: false,
    supervise: runsJobs,
    useListenNotify: runsJobs,
    // With the heartbeat of a queue this is how soon the jobs of a killed process start again.
    superviseIntervalSeconds: 5,
    monitorIntervalSeconds: 5,
  });
  boss.on('error', (error) => console.error(`pg-boss: ${error.message}`));
  await boss.start();
  return new PgBossWork(boss);
}
