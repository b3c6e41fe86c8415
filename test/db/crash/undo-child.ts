import { openModelStore } from '../../../engine/database/model-store.ts';
import { openDatabase } from '../../../engine/database/open-database.ts';
import { createWriter } from '../../../engine/records/create-writer.ts';
import { createUndoJobs } from '../../../engine/records/undoing/jobs/create-undo-jobs.ts';

// A process of its own that takes up unfinished undos, to be killed at a failpoint by a test.
const [url, chunkRecords] = process.argv.slice(2) as [string, string];
const database = await openDatabase({ url, poolSize: 4 });
const models = await openModelStore(database);
const dependencies = { database, models, clock: () => new Date(), ports: {} };
const undos = createUndoJobs({ ...dependencies, writer: createWriter(dependencies), chunkRecords: Number(chunkRecords) });
await undos.handle();
await undos.settled();
await models.close();
await database.close();
