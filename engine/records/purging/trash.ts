import type { Actor } from '../../access/actor.ts';
import type { Database } from '../../database/database.ts';
import type { ModelStore } from '../../database/model-store.ts';
import { withModel } from '../../query/create-reader.ts';
import { listTrash, type TrashAnswer, type TrashRequest } from '../../query/trash/list-trash.ts';
import { logPurge, type PurgeLog } from './purge-log.ts';
import { type PurgeOutcome, purgeRecords, type RecordName } from './purge-records.ts';

/** What has been deleted. Restoring is a write like others: RecordWriter. */
export interface Trash {
  list(actor: Actor, request: TrashRequest): Promise<TrashAnswer>;
  /** Removes records of the trash for good, for whoever administers: the caller has made sure of that. */
  purge(actor: Actor, records: readonly RecordName[]): Promise<PurgeOutcome>;
}

export interface TrashServices {
  readonly database: Database;
  readonly models: ModelStore;
  readonly clock: () => Date;
  readonly log: PurgeLog;
}

const statementTimeoutMs = 60_000;

export function createTrash({ database, models, clock, log }: TrashServices): Trash {
  return {
    list: (actor, request) => withModel(models, (model) => listTrash({ connection: database, model, now: clock() }, actor, request)),
    purge: (actor, records) =>
      database.transaction(
        async (tx) => {
          const outcome = await purgeRecords(tx, await models.lockForWrite(tx), records);
          await logPurge(log, tx, { actor, at: clock() }, outcome.purged);
          return outcome;
        },
        { lockModel: true, statementTimeoutMs },
      ),
  };
}
