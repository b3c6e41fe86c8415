import type { Database } from '../../engine/database/database.ts';
import { migrate } from '../../engine/database/migrate.ts';
import { openDatabase } from '../../engine/database/open-database.ts';
import type { Work } from '../../engine/work/work.ts';
import { startWork } from '../jobs/start-work.ts';
import { startPostgres } from './postgres/embedded-postgres.ts';
import type { Settings } from './settings.ts';

/** What every process stands on: a migrated database and background work. The server and the command line open the same. */
export interface Ground {
  readonly settings: Settings;
  readonly database: Database;
  readonly work: Work;
  /** Ends what was opened, in the opposite order. */
  close(): Promise<void>;
}

export async function openGround(settings: Settings): Promise<Ground> {
  const closers: (() => Promise<void>)[] = [];
  async function close(): Promise<void> {
    for (const closer of closers.splice(0).reverse()) await closer();
  }
  try {
    let url = settings.databaseUrl;
    if (url === undefined) {
      const postgres = await startPostgres(settings.dataDir);
      closers.push(() => postgres.stop());
      url = postgres.url;
    }
    const database = await openDatabase({ url, applicationName: `trellis ${settings.role}` });
    closers.push(() => database.close());
    const applied = await migrate(database);
    if (applied.length > 0) console.log(`system tables: ${applied.join(', ')}`);
    const work = await startWork({ url, runsJobs: settings.role !== 'api' });
    closers.push(() => work.stop());
    return { settings, database, work, close };
  } catch (error) {
    await close();
    throw error;
  }
}
