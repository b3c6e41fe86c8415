import { systemActor } from '../../engine/access/actor.ts';
import type { Database } from '../../engine/database/database.ts';
import { AppError } from '../../engine/errors/app-error.ts';
import { failpoint } from '../../engine/errors/failpoint.ts';
import { refreshRollUps } from '../../engine/records/roll-ups/refresh-roll-ups.ts';
import { sql } from '../../engine/sql/sql.ts';
import { findUnfinishedDemo, forgetProgress, settingsHash, type UnfinishedDemo } from '../demo/demo-progress.ts';
import { type DemoInstallOptions, installDemo } from '../demo/install-demo.ts';
import type { DemoSettings } from '../demo/settings/demo-settings.ts';
import { parseDemoSettings } from '../demo/settings/parse-demo-settings.ts';
import type { DemoOwner } from '../demo/staff/demo-owner.ts';
import { makeStaff } from '../demo/staff/make-staff.ts';
import type { Engine } from './engine.ts';

const demoSeed = 20_261_122;
const remedy = 'They stay as they are; "npm run trellis -- demo remove" takes them away.';

/** Fills the workspace with the demo of its template, where it has one, or finishes one that was interrupted. `scale` multiplies the number of customers. */
export async function fillDemo(database: Database, engine: Engine, scale = 1): Promise<void> {
  const recipe = engine.models.current().recipes.get('demo');
  if (!recipe) return;
  const parsed = parseDemoSettings(recipe.settings);
  if (!parsed.ok) throw new Error(`The recipe demo is not valid: ${parsed.issues[0]?.pointer} ${parsed.issues[0]?.message}`);
  const unfinished = await findUnfinishedDemo(database);
  if (unfinished) return finishDemo(database, engine, parsed.value, unfinished);
  console.log('Filling in the demo …');
  const owners = await findOwners(database, engine);
  const customers = Math.max(1, Math.round(parsed.value.customers * scale));
  // The records of a demo that was removed lie in the trash under their ids: another one needs others.
  const earlier = await database.query<{ n: number }>(sql`select count(*)::int as n from sys.operation where kind = 'demo'`);
  const seed = demoSeed + Number(earlier[0]?.n);
  await write(database, engine, { settings: parsed.value, seed, now: engine.clock(), customers, owners });
}

/** The people of the template's recipe, made here; in a template without any those who are there already. */
async function findOwners(database: Database, { models, territories, placing }: Engine): Promise<readonly DemoOwner[]> {
  const recipe = models.current().recipes.get('people');
  if (recipe?.people) {
    const staff = await makeStaff({ database, models, placing }, recipe);
    failpoint('demo.staff-made');
    // What is written from now on is placed in the territories made just now.
    await territories.refresh();
    return staff;
  }
  const people = await database.query<{ id: string }>(
    sql`select id::text as id from sys."user" where deleted_at is null and active order by created_at limit 20`,
  );
  return people.map(({ id }) => ({ id, roles: [], branches: [] }));
}

/** Goes on with a demo whose process was killed. One that cannot be finished keeps nobody from starting. */
async function finishDemo(database: Database, engine: Engine, settings: DemoSettings, unfinished: UnfinishedDemo): Promise<void> {
  if (settingsHash(settings) !== unfinished.settingsHash) {
    await forgetProgress(database);
    console.log(`The demo was interrupted and its recipe has changed since, so that its sample records are not all there. ${remedy}`);
    return;
  }
  console.log(`Finishing the demo, which was interrupted after ${unfinished.batches} batches …`);
  try {
    await write(database, engine, { settings, ...unfinished.plan, unfinished });
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    console.error(`The demo was interrupted and could not be finished, so that its sample records are not all there: ${error.message} ${remedy}`);
  }
}

async function write(database: Database, engine: Engine, request: DemoInstallOptions): Promise<void> {
  const started = performance.now();
  const { rows } = await installDemo(engine.writer, database, systemActor('demo'), request);
  await database.query(sql`analyze`);
  await refreshRollUps({ database, models: engine.models });
  console.log(`${rows.toLocaleString('en')} demo records in ${((performance.now() - started) / 1000).toFixed(1)} s`);
}
