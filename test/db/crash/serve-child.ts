import type { AddressInfo } from 'node:net';
import { createApi } from '../../../engine/api/create-api.ts';
import { createEventHub } from '../../../engine/api/event-hub.ts';
import { createChangeSets } from '../../../engine/changes/create-change-sets.ts';
import { createConversions } from '../../../engine/conversion/create-conversions.ts';
import { openModelStore } from '../../../engine/database/model-store.ts';
import { openDatabase } from '../../../engine/database/open-database.ts';
import { createFileStore } from '../../../engine/files/chunk-file-store.ts';
import { createIdentity } from '../../../engine/identity/identity.ts';
import { createWriter } from '../../../engine/records/create-writer.ts';
import { createMerges } from '../../../engine/records/merging/create-merges.ts';
import { createTrash } from '../../../engine/records/purging/trash.ts';
import { createUndoJobs } from '../../../engine/records/undoing/jobs/create-undo-jobs.ts';
import { logRights } from '../../../engine/rights/log/rights-log.ts';
import { openAccessLogs } from '../../../engine/rights/logs/open-access-logs.ts';
import { createRightsAdmin } from '../../../engine/rights/rights-admin.ts';
import { createImports } from '../../../engine/transfer/create-imports.ts';
import { createFullExports } from '../../../engine/transfer/full-export/full-exports.ts';
import { createImportWizard } from '../../../engine/transfer/wizard/create-import-wizard.ts';
import { createSavedViews } from '../../../engine/views/create-saved-views.ts';

// A server of its own over the database given, to be killed by a test. Prints its port.
const clock = () => new Date();
const database = await openDatabase({ url: process.argv[2] as string, poolSize: 4 });
const models = await openModelStore(database);
const events = await createEventHub(database);
const writing = { database, models, clock, ports: {} };
const writer = createWriter(writing);
const identity = createIdentity(database, clock);
const logs = openAccessLogs({ database, models, clock, onAlert: events.publishAlert });
const imports = createImports({ database, models, writer, clock, events });
const app = createApi({
  database,
  models,
  identity,
  rights: createRightsAdmin({ database, models, identity, writer, clock, hints: events }),
  reader: writer,
  writer,
  changeSets: createChangeSets({ database, models, clock }),
  fullExports: createFullExports({ database, models, exports: logs.exports, clock }),
  trash: createTrash({ database, models, clock, log: logRights }),
  conversions: createConversions({ database, models, writer, clock }),
  merges: createMerges({ database, models, writer, clock }),
  undoJobs: createUndoJobs({ ...writing, writer }),
  views: createSavedViews({ database, clock }),
  imports,
  importWizard: createImportWizard({ database, models, writer, clock, imports }),
  files: createFileStore(database),
  events,
  denials: logs.denials,
  exports: logs.exports,
  clock,
  settings: { publicUrl: 'http://127.0.0.1' },
});
await app.listen({ host: '127.0.0.1', port: 0 });
console.log((app.server.address() as AddressInfo).port);
