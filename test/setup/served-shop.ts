import { join } from 'node:path';
import { createApi } from '../../engine/api/create-api.ts';
import { createEventHub } from '../../engine/api/event-hub.ts';
import { createIdentity } from '../../engine/identity/identity.ts';
import { createWriter } from '../../engine/records/create-writer.ts';
import { createImports } from '../../engine/transfer/create-imports.ts';
import { buildStudio } from '../../runtime/main/build-studio.ts';
import { openShop, type ShopDatabase } from './shop-database.ts';

export interface ServedShop extends ShopDatabase {
  readonly address: string;
  readonly email: string;
  readonly password: string;
}

const password = 'correct horse battery';

/** The shop behind a listening server with the built screens, and an administrator to sign in as. */
export async function serveShop(): Promise<ServedShop> {
  await buildStudio();
  const shop = await openShop();
  const { database, models, changeSets } = shop;
  const clock = () => new Date();
  const events = await createEventHub(database);
  const identity = createIdentity(database, clock, () => models.current().settings);
  const ports = { afterCommit: (changes: readonly Parameters<typeof events.publish>[0][]) => changes.forEach((change) => void events.publish(change)) };
  const writer = createWriter({ database, models, clock, ports });
  const imports = createImports({ database, models, writer, clock, events });
  const email = 'lan@example.com';
  await identity.createUser({ email, name: 'Lan Phạm', password, roles: ['admin'], locale: 'en' });
  const studio = { folder: join(import.meta.dirname, '../../studio/dist') };
  const app = createApi({
    database,
    models,
    identity,
    reader: writer,
    writer,
    changeSets,
    imports,
    events,
    clock,
    settings: { publicUrl: 'http://127.0.0.1' },
    studio,
  });
  const address = await app.listen({ port: 0, host: '127.0.0.1' });
  return {
    ...shop,
    writer,
    address,
    email,
    password,
    async close() {
      await app.close();
      await imports.settled();
      await events.close();
      await shop.close();
    },
  };
}
