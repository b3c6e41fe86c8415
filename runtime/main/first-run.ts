import { randomBytes } from 'node:crypto';
import type { Database } from '../../engine/database/database.ts';
import { sql } from '../../engine/sql/sql.ts';
import { findUnfinishedDemo } from '../demo/demo-progress.ts';
import type { Engine } from './engine.ts';
import { fillDemo } from './fill-demo.ts';
import { installTemplate } from './install-template.ts';
import type { Settings } from './settings.ts';

/** Key of the advisory lock that lets one process set up a new workspace while others wait. */
const firstRunLock = 7_246_103;

/** What a person needs to sign in; the password only where it was made here and now. */
export interface FirstRun {
  readonly email: string;
  readonly password: string | undefined;
}

/** Sets up an empty workspace: template, administrator, demo. Does what is missing and nothing twice. */
export async function firstRun(database: Database, engine: Engine, settings: Settings): Promise<FirstRun> {
  return database.transaction(
    async (tx) => {
      // Held to the end of this transaction, which does nothing else: the work below commits by itself.
      // The server ends transactions that idle for two minutes; a slow machine may take longer over the demo.
      await tx.query(sql`set local idle_in_transaction_session_timeout = 0`);
      await tx.query(sql`select pg_advisory_xact_lock(${sql.lit(firstRunLock)})`);
      await engine.models.refresh();
      const fresh = engine.models.current().version === 0;
      if (fresh) {
        console.log(`Installing the template ${settings.template} …`);
        await installTemplate(database, engine.changeSets, settings.template);
      }
      const password = await ensureAdmin(engine, settings);
      if (settings.demo && (await needsDemo(database))) await fillDemo(database, engine);
      return { email: settings.adminEmail, password };
    },
    { statementTimeoutMs: 0 },
  );
}

async function ensureAdmin(engine: Engine, settings: Settings): Promise<string | undefined> {
  if (await engine.identity.findUser(settings.adminEmail)) return undefined;
  const password = settings.adminPassword ?? randomBytes(12).toString('base64url');
  await engine.identity.createUser({ email: settings.adminEmail, name: 'Admin', password, roles: ['admin'] });
  return settings.adminPassword === undefined ? password : undefined;
}

/** Whether there never was a demo, or one that was interrupted. One that people took back stays away. */
async function needsDemo(database: Database): Promise<boolean> {
  const rows = await database.query(sql`select 1 from sys.operation where kind = 'demo' limit 1`);
  return rows.length === 0 || (await findUnfinishedDemo(database)) !== undefined;
}
