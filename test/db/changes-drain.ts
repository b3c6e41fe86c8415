import { createChangeSets } from '../../engine/changes/create-change-sets.ts';
import { openModelStore } from '../../engine/database/model-store.ts';
import { openDatabase } from '../../engine/database/open-database.ts';

// A process of its own that runs queued steps, to be killed by a test.
const database = await openDatabase({ url: process.argv[2] as string, poolSize: 4 });
const models = await openModelStore(database);
await createChangeSets({ database, models, clock: () => new Date(), smallRows: 0 }).drain();
await models.close();
await database.close();
