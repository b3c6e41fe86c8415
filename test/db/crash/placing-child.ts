import { openModelStore } from '../../../engine/database/model-store.ts';
import { openDatabase } from '../../../engine/database/open-database.ts';
import { createIdentity } from '../../../engine/identity/identity.ts';
import { createWriter } from '../../../engine/records/create-writer.ts';
import { createRightsAdmin } from '../../../engine/rights/rights-admin.ts';

// A process of its own that places records in their territories; to be killed by a test.
const clock = () => new Date();
const database = await openDatabase({ url: process.argv[2] as string, poolSize: 4 });
const models = await openModelStore(database);
const writer = createWriter({ database, models, clock, ports: {} });
const rights = createRightsAdmin({ database, models, identity: createIdentity(database, clock), writer, clock, settleSeconds: 0 });
await rights.territories.handle();
await rights.territories.settled();
await models.close();
await database.close();
