import { openModelStore } from '../../engine/database/model-store.ts';
import { openDatabase } from '../../engine/database/open-database.ts';
import { createWriter } from '../../engine/records/create-writer.ts';
import { createImports } from '../../engine/transfer/create-imports.ts';

// A process of its own that takes up unfinished imports, to be killed at a failpoint by a test.
const clock = () => new Date();
const database = await openDatabase({ url: process.argv[2] as string, poolSize: 4 });
const models = await openModelStore(database);
const imports = createImports({ database, models, writer: createWriter({ database, models, clock, ports: {} }), clock });
await imports.handle();
await imports.settled();
await models.close();
await database.close();
