import { join } from 'node:path';
import { createApi } from '../../engine/api/create-api.ts';
import { createEventHub } from '../../engine/api/event-hub.ts';
import { handleChangeSetSteps } from '../../engine/changes/create-change-sets.ts';
import { handleReminders } from '../../engine/collaboration/reminders/reminder-jobs.ts';
import { createFileStore } from '../../engine/files/chunk-file-store.ts';
import type { CommittedChange } from '../../engine/records/write-context.ts';
import { countingReader } from '../../engine/rights/logs/counting-reader.ts';
import { openAccessLogs } from '../../engine/rights/logs/open-access-logs.ts';
import { createImports } from '../../engine/transfer/create-imports.ts';
import { createFullExports } from '../../engine/transfer/full-export/full-exports.ts';
import { createImportWizard } from '../../engine/transfer/wizard/create-import-wizard.ts';
import { demoPeople } from '../demo/staff/demo-people.ts';
import { type Engine, openEngine } from './engine.ts';
import { type FirstRun, firstRun } from './first-run.ts';
import type { Ground } from './ground.ts';
import { keepHouse } from './keep-house.ts';
import { keepRollUps } from './keep-roll-ups.ts';

/** The joined program: routes served when the role has the API, handlers of jobs registered when it has the worker. */
export interface Composition {
  /** Where it answers; undefined for a pure worker. */
  readonly address: string | undefined;
  /** What the routes and handlers work with. */
  readonly engine: Engine;
  close(): Promise<void>;
}

const studioFolder = join(import.meta.dirname, '../../studio/dist');

/** The one place that knows everything: makes Model, reader, writer, routes and job handlers and gives each what it needs. */
export async function compose(ground: Ground): Promise<Composition> {
  const { settings, database, work } = ground;
  const closers: (() => Promise<void>)[] = [];
  const close = async (): Promise<void> => {
    for (const closer of closers.splice(0).reverse()) await closer();
  };
  try {
    const events = await createEventHub(database);
    closers.push(() => events.close());
    const onCommit = (changes: readonly CommittedChange[]): void => {
      for (const change of changes) events.publish(change);
    };
    const engine = await openEngine(ground, onCommit, events);
    closers.push(() => engine.close());
    const { models, changeSets, identity, writer, undoJobs, conversions, merges, trash, sampleData, rights, views, clock } = engine;
    const setUp = await firstRun(database, engine, settings);
    const files = createFileStore(database);
    const imports = createImports({ database, models, writer, work, clock, events });
    if (settings.role !== 'api') {
      await handleChangeSetSteps(work, { database, models, clock });
      await imports.handle();
      await undoJobs.handle();
      await rights.territories.handle();
      await handleReminders(work, { database, models, identity, reader: writer, clock });
      closers.push(keepRollUps({ database, models, events }));
      closers.push(
        keepHouse({ database, models, files, clock, historyDays: settings.historyDays, logDays: settings.logDays, trashDays: settings.trashDays, sampleData }),
      );
      await sampleData.settle();
    }
    if (settings.role === 'worker') return { address: undefined, engine, close };
    const logs = openAccessLogs({ database, models, clock, onAlert: events.publishAlert });
    closers.push(() => logs.close());
    const app = createApi({
      database,
      models,
      identity,
      reader: countingReader(writer, logs.readings),
      writer,
      changeSets,
      undoJobs,
      conversions,
      merges,
      trash,
      fullExports: createFullExports({ database, models, exports: logs.exports, clock }),
      sampleData,
      rights,
      views,
      imports,
      importWizard: createImportWizard({ database, models, writer, clock, imports }),
      files,
      events,
      denials: logs.denials,
      exports: logs.exports,
      clock,
      settings: { publicUrl: settings.publicUrl, trustedProxies: settings.trustedProxies, trashDays: settings.trashDays },
      studio: { folder: studioFolder },
      ...(settings.demoSignIn ? { demoPeople: () => demoPeople(database) } : {}),
    });
    closers.push(() => app.close());
    await app.listen({ port: settings.port, host: settings.host });
    const bound = app.server.address();
    const port = typeof bound === 'object' && bound !== null ? bound.port : settings.port;
    const address = settings.port === 0 ? settings.publicUrl.replace(/:0$/, `:${port}`) : settings.publicUrl;
    tellWhoSignsIn(setUp, settings.demoSignIn ? await demoPeople(database) : []);
    return { address, engine, close };
  } catch (error) {
    await close();
    throw error;
  }
}

function tellWhoSignsIn({ email, password }: FirstRun, people: readonly { readonly name: string }[]): void {
  console.log(password === undefined ? `Sign in as ${email}` : `Sign in as ${email} with the password ${password} (shown only this once)`);
  if (people.length === 0) return;
  console.log(
    `or try it as one of the ${people.length} people of the demo, such as ${people[0]?.name}: the sign-in page offers them without a password, on this machine only (TRELLIS_DEMO_SIGN_IN=0 turns it off)`,
  );
}
