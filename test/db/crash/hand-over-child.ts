import { systemActor } from '../../../engine/access/actor.ts';
import { openModelStore } from '../../../engine/database/model-store.ts';
import { openDatabase } from '../../../engine/database/open-database.ts';
import { createIdentity } from '../../../engine/identity/identity.ts';
import { createWriter } from '../../../engine/records/create-writer.ts';
import { undoHandOver } from '../../../engine/rights/hand-over/undo-hand-over.ts';
import { createRightsAdmin } from '../../../engine/rights/rights-admin.ts';

// A process of its own that hands over what one person has to another; to be killed by a test. Prints the answer.
const [url, person, to] = process.argv.slice(2) as [string, string, string];
const clock = () => new Date();
const database = await openDatabase({ url, poolSize: 4 });
const models = await openModelStore(database);
const writer = createWriter({ database, models, clock, ports: { beforeUndo: undoHandOver } });
const rights = createRightsAdmin({ database, models, identity: createIdentity(database, clock), writer, clock });
console.log(JSON.stringify(await rights.people.handOver(systemActor('test'), person, { to, disable: true })));
await models.close();
await database.close();
