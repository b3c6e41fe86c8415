import type { UserActor } from '../../engine/access/actor.ts';
import type { ChangeSets } from '../../engine/changes/change-sets.ts';
import { createChangeSets } from '../../engine/changes/create-change-sets.ts';
import type { Database } from '../../engine/database/database.ts';
import { type ModelStore, openModelStore } from '../../engine/database/model-store.ts';
import { openDatabase } from '../../engine/database/open-database.ts';
import { createIdentity, type Identity } from '../../engine/identity/identity.ts';
import { createWriter } from '../../engine/records/create-writer.ts';
import type { RecordWriter } from '../../engine/records/record-writer.ts';
import { undoHandOver } from '../../engine/rights/hand-over/undo-hand-over.ts';
import { createRightsAdmin, type RightsAdmin } from '../../engine/rights/rights-admin.ts';
import { createPlacing, type Placing } from '../../engine/rights/territories/placing/placing.ts';
import { type OpenTerritoryRules, openTerritoryRules } from '../../engine/rights/territories/territory-rules.ts';
import { addPerson } from './add-person.ts';
import { cloneInstalled } from './test-database.ts';

/** A database of its own with the Special Gift template installed, and everything that works on it. */
export interface ShopDatabase {
  readonly url: string;
  readonly database: Database;
  readonly models: ModelStore;
  readonly changeSets: ChangeSets;
  readonly writer: RecordWriter;
  readonly identity: Identity;
  readonly territories: OpenTerritoryRules;
  readonly rights: RightsAdmin;
  readonly placing: Placing;
  /** Adds a person with these roles and answers the actor. */
  person(name: string, ...roles: string[]): Promise<UserActor>;
  close(): Promise<void>;
}

export async function openShop(template = 'special-gift', clock: () => Date = () => new Date()): Promise<ShopDatabase> {
  const clone = await cloneInstalled(template);
  const database = await openDatabase({ url: clone.url, poolSize: 6 });
  const models = await openModelStore(database);
  const changeSets = createChangeSets({ database, models, clock });
  const identity = createIdentity(database, clock);
  const territories = await openTerritoryRules(database);
  const writer = createWriter({ database, models, clock, ports: { beforeUndo: undoHandOver }, territories });
  const services = { database, models, identity, writer, clock, settleSeconds: 0 };
  const placing = createPlacing(services);
  return {
    url: clone.url,
    database,
    models,
    changeSets,
    identity,
    territories,
    writer,
    rights: createRightsAdmin(services),
    placing,
    person: (name, ...roles) => addPerson(database, name, roles),
    async close() {
      await placing.settled();
      await models.close();
      await database.close();
      await clone.drop();
    },
  };
}
