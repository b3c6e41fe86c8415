import type { Actor } from '../../access/actor.ts';
import type { Tx } from '../../database/database.ts';
import type { RecordName } from './purge-records.ts';

/** That records of one object were deleted for good: by whom, when and how many. What they held is gone, and so are their names. */
export interface PurgeEntry {
  readonly actor: Actor;
  readonly at: Date;
  readonly what: 'records_purged';
  readonly detail: { readonly object: string; readonly count: number };
}

/** Keeps an entry, in the transaction of the deed: a port, for logs are kept further right. */
export type PurgeLog = (tx: Tx, entry: PurgeEntry) => Promise<void>;

/** Tells the log of what went, object by object. */
export async function logPurge(log: PurgeLog, tx: Tx, by: Pick<PurgeEntry, 'actor' | 'at'>, purged: readonly RecordName[]): Promise<void> {
  for (const [object, records] of Map.groupBy(purged, (record) => record.object)) {
    await log(tx, { ...by, what: 'records_purged', detail: { object, count: records.length } });
  }
}
