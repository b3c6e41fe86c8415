import { tmpdir } from 'node:os';
import { buildStudio } from '../../runtime/main/build-studio.ts';
import { type Composition, compose } from '../../runtime/main/compose.ts';
import type { Engine } from '../../runtime/main/engine.ts';
import { openGround } from '../../runtime/main/ground.ts';
import { parseSettings, type Settings } from '../../runtime/main/settings.ts';
import { addPerson } from './add-person.ts';
import type { ShopDatabase } from './shop-database.ts';
import { cloneInstalled } from './test-database.ts';

export interface ServedShop extends ShopDatabase {
  readonly address: string;
  readonly email: string;
  readonly password: string;
  /** What its routes and handlers work with. */
  readonly engine: Engine;
}

const email = 'lan@example.com';
const password = 'correct horse battery';

/** What an operator would set: a port of the system's choice, the template without its sample records. */
function settingsFor(url: string): Settings {
  const environment = { DATABASE_URL: url, PORT: '0', TRELLIS_DEMO: '0', TRELLIS_DATA: tmpdir(), TRELLIS_ADMIN_PASSWORD: password };
  const parsed = parseSettings([], environment);
  if (!parsed.ok) throw new Error(parsed.issues[0]?.message);
  return parsed.value;
}

/** The product as it starts for everybody, on a database of its own: API, worker and built screens, with an administrator who reads English. */
export async function serveShop(): Promise<ServedShop> {
  await buildStudio();
  const clone = await cloneInstalled('special-gift');
  const ground = await openGround(settingsFor(clone.url));
  const composition: Composition = await compose(ground);
  const { database } = ground;
  const { models, changeSets, writer, identity, territories, rights, placing } = composition.engine;
  await identity.createUser({ email, name: 'Lan Phạm', password, roles: ['admin'], locale: 'en' });
  return {
    url: clone.url,
    database,
    models,
    changeSets,
    writer,
    identity,
    territories,
    rights,
    placing,
    person: (name, ...roles) => addPerson(database, name, roles),
    address: composition.address ?? '',
    email,
    password,
    engine: composition.engine,
    async close() {
      await composition.close();
      await ground.close();
      await clone.drop();
    },
  };
}
