import type { Database, Tx } from '../../../engine/database/database.ts';
import type { ModelStore } from '../../../engine/database/model-store.ts';
import type { Model } from '../../../engine/metadata/model.ts';
import { lockRights } from '../../../engine/rights/rights-transaction.ts';
import type { Placing } from '../../../engine/rights/territories/placing/placing.ts';

export interface StaffServices {
  readonly database: Database;
  readonly models: Pick<ModelStore, 'lockForWrite'>;
  /** Places records that are there already in territories that come and go. */
  readonly placing: Pick<Placing, 'ask' | 'wake'>;
}

const statementTimeoutMs = 120_000;

/** Changes people, teams and territories of the demo together, while nobody else changes rights or documents. */
export async function staffTransaction<T>({ database, models, placing }: StaffServices, work: (tx: Tx, model: Model) => Promise<T>): Promise<T> {
  const result = await database.transaction(
    async (tx) => {
      const model = await models.lockForWrite(tx);
      await lockRights(tx);
      const done = await work(tx, model);
      await placing.ask(tx, model);
      return done;
    },
    { lockModel: true, statementTimeoutMs },
  );
  placing.wake();
  return result;
}
