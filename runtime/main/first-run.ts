import { randomBytes } from 'node:crypto';
import { systemActor } from '../../engine/access/actor.ts';
import type { Database } from '../../engine/database/database.ts';
import { sql } from '../../engine/sql/sql.ts';
import { installDemo } from '../demo/install-demo.ts';
import { parseDemoSettings } from '../demo/settings/parse-demo-settings.ts';
import type { Engine } from './engine.ts';
import { installTemplate } from './install-template.ts';
import type { Settings } from './settings.ts';

/** Key of the advisory lock that lets one process set up a new workspace while others wait. */
const firstRunLock = 7_246_103;
const demoSeed = 20_261_122;

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
      if (settings.demo && !(await hasDemo(database))) await fillDemo(database, engine);
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

async function hasDemo(database: Database): Promise<boolean> {
  const rows = await database.query(sql`select 1 from sys.operation where kind = 'demo' limit 1`);
  return rows.length > 0;
}

/** Fills the workspace with the demo of its template, where it has one. `scale` multiplies the number of customers. */
export async function fillDemo(database: Database, engine: Engine, scale = 1): Promise<void> {
  const recipe = engine.models.current().recipes.get('demo');
  if (!recipe) return;
  const parsed = parseDemoSettings(recipe.settings);
  if (!parsed.ok) throw new Error(`The recipe demo is not valid: ${parsed.issues[0]?.pointer} ${parsed.issues[0]?.message}`);
  const owners = await database.query<{ id: string }>(
    sql`select id::text as id from sys."user" where deleted_at is null and active order by created_at limit 20`,
  );
  const started = performance.now();
  console.log('Filling in the demo …');
  const customers = Math.max(1, Math.round(parsed.value.customers * scale));
  const { rows } = await installDemo(engine.writer, database, systemActor('demo'), {
    settings: parsed.value,
    seed: demoSeed,
    now: engine.clock(),
    customers,
    owners: owners.map((owner) => owner.id),
  });
  await database.query(sql`analyze`);
  console.log(`${rows.toLocaleString('en')} demo records in ${((performance.now() - started) / 1000).toFixed(1)} s`);
}
