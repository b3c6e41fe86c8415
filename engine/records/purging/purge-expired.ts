import { systemActor } from '../../access/actor.ts';
import type { Database } from '../../database/database.ts';
import type { ModelStore } from '../../database/model-store.ts';
import { ident, sql } from '../../sql/sql.ts';
import { dependencyOrder } from '../undoing/dependency-order.ts';
import { logPurge, type PurgeLog } from './purge-log.ts';
import { purgeRecords } from './purge-records.ts';

const recordsAtOnce = 500;
const statementTimeoutMs = 60_000;

interface House {
  readonly database: Database;
  readonly models: Pick<ModelStore, 'lockForWrite' | 'current'>;
  readonly clock: () => Date;
  readonly log: PurgeLog;
}

const emptying = systemActor('the trash empties itself');

/** Empties the trash of what was deleted before that moment, some hundred records a transaction, and answers how many went. What others still point to waits for those. */
export async function purgeExpired({ database, models, clock, log }: House, before: Date): Promise<number> {
  let purged = 0;
  const names = [...models.current().objects.values()].filter((object) => object.table[0] === 'crm' && !object.parent).map(({ name }) => name);
  // Those that point go before those they point to.
  for (const name of dependencyOrder(models.current(), names).toReversed()) {
    for (let after = '00000000-0000-0000-0000-000000000000'; ; ) {
      const outcome = await database.transaction(
        async (tx) => {
          const model = await models.lockForWrite(tx);
          const object = model.objects.get(name);
          if (!object) return undefined;
          const rows = await tx.query<{ id: string }>(sql`select t.id::text as id from ${ident(...object.table)} as t
            where t.deleted_at < ${before.toISOString()}::timestamptz and t.id > ${after}::uuid order by t.id limit ${sql.lit(recordsAtOnce)}`);
          const last = rows.at(-1)?.id;
          if (last === undefined) return undefined;
          const named = rows.map(({ id }) => ({ object: name, id }));
          const { purged: gone } = await purgeRecords(tx, model, named);
          await logPurge(log, tx, { actor: emptying, at: clock() }, gone);
          return { last, gone: gone.length };
        },
        { lockModel: true, statementTimeoutMs },
      );
      if (!outcome) break;
      purged += outcome.gone;
      after = outcome.last;
    }
  }
  return purged;
}
