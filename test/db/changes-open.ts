import { systemActor } from '../../engine/access/actor.ts';
import type { Change, ChangeSetRecord, ChangeSets } from '../../engine/changes/change-sets.ts';
import { createChangeSets } from '../../engine/changes/create-change-sets.ts';
import type { Database } from '../../engine/database/database.ts';
import { type ModelStore, openModelStore } from '../../engine/database/model-store.ts';
import { openDatabase } from '../../engine/database/open-database.ts';
import type { MetadataDocument } from '../../engine/metadata/model.ts';
import { cloneDatabase } from '../setup/test-database.ts';

export const actor = systemActor('test');

export interface OpenedChanges {
  readonly database: Database;
  readonly models: ModelStore;
  readonly changeSets: ChangeSets;
  readonly clock: { now: Date };
  /** Creates, applies and builds. */
  change(...changes: readonly Change[]): Promise<ChangeSetRecord>;
  close(): Promise<void>;
}

export function put(document: MetadataDocument): Change {
  return { op: 'put', kind: document.kind, name: document.name, document };
}

export function remove(kind: Change['kind'], name: string): Change {
  return { op: 'delete', kind, name };
}

/** A database of its own with change sets over it. With `smallRows` 0 every table counts as large, so all work is queued. */
export async function openChanges(smallRows = 2_000): Promise<OpenedChanges> {
  const clone = await cloneDatabase();
  const database = await openDatabase({ url: clone.url, poolSize: 6 });
  const models = await openModelStore(database);
  const clock = { now: new Date('2026-11-22T00:00:00Z') };
  const changeSets = createChangeSets({ database, models, clock: () => clock.now, smallRows });
  return {
    database,
    models,
    changeSets,
    clock,
    async change(...changes) {
      const { id } = await changeSets.create(actor, { changes });
      await changeSets.apply(actor, id);
      await changeSets.drain();
      return (await changeSets.get(actor, id)) as ChangeSetRecord;
    },
    async close() {
      await models.close();
      await database.close();
      await clone.drop();
    },
  };
}
