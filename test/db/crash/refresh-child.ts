import { openModelStore } from '../../../engine/database/model-store.ts';
import { openDatabase } from '../../../engine/database/open-database.ts';
import { refreshRollUps } from '../../../engine/records/roll-ups/refresh-roll-ups.ts';

// A process of its own that brings stored roll-ups up to date; to be killed by a test.
const [url] = process.argv.slice(2) as [string];
const database = await openDatabase({ url, poolSize: 4 });
const models = await openModelStore(database);
await refreshRollUps({ database, models });
await models.close();
await database.close();
