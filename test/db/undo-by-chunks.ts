import type { Actor } from '../../engine/access/actor.ts';
import type { Database } from '../../engine/database/database.ts';
import { createUndoJobs } from '../../engine/records/undoing/jobs/create-undo-jobs.ts';
import { runUndo } from '../../engine/records/undoing/jobs/run-undo.ts';
import type { UndoJobs, UndoStarted } from '../../engine/records/undoing/jobs/undo-jobs.ts';
import type { WriteDependencies } from '../../engine/records/write-context.ts';
import type { Work } from '../../engine/work/work.ts';
import type { ShopDatabase } from '../setup/shop-database.ts';

/** A queue that nobody works at: what is queued waits for a test, or for the process that is to be killed. */
export const nobody: Work = { enqueue: async () => undefined, handle: async () => undefined, stop: async () => undefined };

export function dependenciesOf({ database, models }: Pick<ShopDatabase, 'database' | 'models'>): WriteDependencies {
  return { database, models, clock: () => new Date(), ports: {} };
}

/** Undo jobs for operations of any size, which wait until a test runs them. */
export function waitingUndos(shop: Pick<ShopDatabase, 'database' | 'models' | 'writer'>): UndoJobs {
  return createUndoJobs({ ...dependenciesOf(shop), writer: shop.writer, work: nobody, threshold: 0 });
}

/** Queues the undo of an operation, however small. */
export async function queueUndo(shop: ShopDatabase, actor: Actor, operation: string): Promise<UndoStarted> {
  const started = await waitingUndos(shop).undo(actor, operation);
  if ('undone' in started) throw new Error('it was undone at once');
  return started;
}

/** Runs an undo with chunks of so many records; `committed` runs after each transaction, as somebody who looks in between. */
export async function runInChunks(shop: ShopDatabase, undo: string, chunkRecords: number, committed: () => Promise<void>): Promise<void> {
  const { database, ...dependencies } = dependenciesOf(shop);
  // @NOTE an undo asks no more of the database than this.
  const watched = {
    query: (...given: Parameters<Database['query']>) => database.query(...given),
    async transaction<T>(...given: Parameters<Database['transaction']>): Promise<T> {
      const result = await database.transaction(...given);
      await committed();
      return result as T;
    },
  } as Database;
  await runUndo({ ...dependencies, database: watched }, undo, chunkRecords);
}
