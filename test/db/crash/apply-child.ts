import { systemActor } from '../../../engine/access/actor.ts';
import { createChangeSets } from '../../../engine/changes/create-change-sets.ts';
import { openModelStore } from '../../../engine/database/model-store.ts';
import { openDatabase } from '../../../engine/database/open-database.ts';

// A process of its own that applies a change set with its steps, every table counting as large; to be killed by a test.
const [url, id] = process.argv.slice(2) as [string, string];
const database = await openDatabase({ url, poolSize: 4 });
const models = await openModelStore(database);
const changeSets = createChangeSets({ database, models, clock: () => new Date(), smallRows: 0 });
await changeSets.apply(systemActor('crash test'), id);
await changeSets.drain();
await models.close();
await database.close();
