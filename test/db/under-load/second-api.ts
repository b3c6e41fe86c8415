import type { FastifyInstance } from 'fastify';
import { createApi } from '../../../engine/api/create-api.ts';
import { createEventHub } from '../../../engine/api/event-hub.ts';
import { createChangeSets } from '../../../engine/changes/create-change-sets.ts';
import { createConversions } from '../../../engine/conversion/create-conversions.ts';
import { openModelStore } from '../../../engine/database/model-store.ts';
import { openDatabase } from '../../../engine/database/open-database.ts';
import { createFileStore } from '../../../engine/files/chunk-file-store.ts';
import { createIdentity } from '../../../engine/identity/identity.ts';
import { rightsChannel } from '../../../engine/identity/rights-channel.ts';
import { createWriter } from '../../../engine/records/create-writer.ts';
import { createMerges } from '../../../engine/records/merging/create-merges.ts';
import { createTrash } from '../../../engine/records/purging/trash.ts';
import { createUndoJobs } from '../../../engine/records/undoing/jobs/create-undo-jobs.ts';
import { undoHandOver } from '../../../engine/rights/hand-over/undo-hand-over.ts';
import { logRights } from '../../../engine/rights/log/rights-log.ts';
import { openAccessLogs } from '../../../engine/rights/logs/open-access-logs.ts';
import { createRightsAdmin } from '../../../engine/rights/rights-admin.ts';
import { openTerritoryRules } from '../../../engine/rights/territories/territory-rules.ts';
import { createImports } from '../../../engine/transfer/create-imports.ts';
import { createFullExports } from '../../../engine/transfer/full-export/full-exports.ts';
import { createImportWizard } from '../../../engine/transfer/wizard/create-import-wizard.ts';
import { createSavedViews } from '../../../engine/views/create-saved-views.ts';
import type { TestApi } from '../open-test-api.ts';

/** What a further process would have: a pool and a Model of its own, which hears of changes by notice only. */
export interface SecondApi {
  readonly app: FastifyInstance;
  /** Resolves when its Model is as new as the first one's. */
  caughtUp(): Promise<void>;
  close(): Promise<void>;
}

export async function openSecondApi(first: TestApi, log: (message: string, error: unknown) => void): Promise<SecondApi> {
  const { clock, settings } = first;
  const database = await openDatabase({ url: first.database.url, poolSize: 6 });
  const models = await openModelStore(database);
  const events = await createEventHub(database);
  const territories = await openTerritoryRules(database);
  const writing = { database, models, clock, ports: { beforeUndo: undoHandOver }, territories };
  const writer = createWriter(writing);
  const undoJobs = createUndoJobs({ ...writing, writer });
  const identity = createIdentity(database, clock);
  const followRights = (): void => {
    identity.forget();
    territories.refresh().catch((error: unknown) => log('rules of territories', error));
  };
  const listening = await database.listen(rightsChannel, followRights, () => undefined);
  const changeSets = createChangeSets({ database, models, clock });
  const imports = createImports({ database, models, writer, clock, events });
  const logs = openAccessLogs({ database, models, clock, onAlert: events.publishAlert });
  const app = createApi({
    database,
    models,
    identity,
    reader: writer,
    writer,
    changeSets,
    undoJobs,
    fullExports: createFullExports({ database, models, exports: logs.exports, clock }),
    trash: createTrash({ database, models, clock, log: logRights }),
    conversions: createConversions({ database, models, writer, clock }),
    merges: createMerges({ database, models, writer, clock }),
    rights: createRightsAdmin({ database, models, identity, writer, clock, hints: events }),
    views: createSavedViews({ database, clock }),
    imports,
    importWizard: createImportWizard({ database, models, writer, clock, imports }),
    files: createFileStore(database),
    events,
    denials: logs.denials,
    exports: logs.exports,
    clock,
    settings,
    log,
  });
  await app.ready();
  let waiting: (() => void) | undefined;
  models.onChange(() => waiting?.());
  return {
    app,
    async caughtUp() {
      while (models.current().version < first.models.current().version) {
        await new Promise<void>((resolve) => {
          waiting = resolve;
        });
      }
    },
    async close() {
      await app.close();
      await listening.close();
      await logs.close();
      await events.close();
      await models.close();
      await database.close();
    },
  };
}
