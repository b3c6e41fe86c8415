import type { Database, TransactionOptions, Tx } from '../../database/database.ts';
import type { ModelStore } from '../../database/model-store.ts';
import { AppError } from '../../errors/app-error.ts';
import type { Model } from '../../metadata/model.ts';

/** The Model changed between the start of the work and the lock. */
class ModelMoved extends Error {
  readonly version: number;
  constructor(version: number) {
    super(`the metadata is at version ${version} by now`);
    this.version = version;
  }
}

/** Each is spent by a change of the metadata meanwhile, of which some may come in a row on a slow machine: who gives up early refuses for no fault of the caller. */
const attempts = 10;

/**
 * A transaction under the shared model lock. The work starts on the Model this process knows while the lock is still being asked for; when
 * the lock turns out to hold a later one, everything is rolled back and done again on that. So the lock costs no waiting of its own.
 */
export async function writeTransaction<T>(
  { database, models }: { readonly database: Database; readonly models: ModelStore },
  work: (tx: Tx, model: Model) => Promise<T>,
  options: Pick<TransactionOptions, 'statementTimeoutMs'>,
): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    const model = models.current();
    try {
      return await database.transaction(
        async (tx) => {
          try {
            const result = await work(tx, model);
            await confirm(tx, model);
            return result;
          } catch (error) {
            // What failed on metadata that no longer holds did not fail.
            await confirm(tx, model);
            throw error;
          }
        },
        { ...options, lockModel: true },
      );
    } catch (error) {
      if (!(error instanceof ModelMoved)) throw error;
      if (attempt === attempts) throw new AppError('busy', 'The metadata is being changed; try again.', { cause: error });
      await models.reach(error.version);
    }
  }
}

async function confirm(tx: Tx, model: Model): Promise<void> {
  const version = await tx.modelVersion;
  if (version !== undefined && version !== model.version) throw new ModelMoved(version);
}
