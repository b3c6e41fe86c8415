import { dropExpired } from '../../engine/changes/drop-expired.ts';
import { forgetCollaboration } from '../../engine/collaboration/forget-collaboration.ts';
import type { Database } from '../../engine/database/database.ts';
import type { ModelStore } from '../../engine/database/model-store.ts';
import type { FileStore } from '../../engine/files/file-store.ts';
import { forgetPast } from '../../engine/records/forget-past.ts';
import { purgeExpired } from '../../engine/records/purging/purge-expired.ts';
import { renewRollUps } from '../../engine/records/roll-ups/renew-roll-ups.ts';
import { logRights } from '../../engine/rights/log/rights-log.ts';
import { endLostExports, forgetLogs } from '../../engine/rights/logs/forget-logs.ts';
import { sweepShares } from '../../engine/rights/shares/sweep-shares.ts';
import { sql } from '../../engine/sql/sql.ts';
import type { SampleDataService } from '../demo/samples/sample-data.ts';

const hourMs = 3_600_000;
const idempotencyHours = 24;
const orphanHours = 24;
const lostExportHours = 24;
// Totals are renewed each night; a server that sleeps at night does it when two have passed.
const renewedHours = 20;
const overdueHours = 48;

export interface House {
  readonly database: Database;
  readonly models: Pick<ModelStore, 'current' | 'lockForWrite'>;
  readonly files: FileStore;
  readonly clock: () => Date;
  /** How long former values are kept; 0 is for ever. */
  readonly historyDays: number;
  /** How long refusals, reveals and counts of readings are kept; 0 is for ever. */
  readonly logDays: number;
  /** How long deleted records can be restored; 0 is for ever. */
  readonly trashDays: number;
  readonly sampleData: Pick<SampleDataService, 'settle'>;
}

function isNight(now: Date, zone: string): boolean {
  const hour = Number(new Intl.DateTimeFormat('en', { timeZone: zone, hour: 'numeric', hourCycle: 'h23' }).format(now));
  return hour >= 1 && hour < 5;
}

/**
 * Hourly housekeeping of a worker: what was deleted weeks ago is dropped, the trash is emptied, former values and logs beyond their retention, old idempotency keys,
 * sessions, shares that have ended and files that no record holds go, and each night stored totals are worked out anew. Answers the function that stops it.
 */
export function keepHouse({ database, models, files, clock, historyDays, logDays, trashDays, sampleData }: House): () => Promise<void> {
  let running: Promise<void> = Promise.resolve();
  const sweep = async (): Promise<void> => {
    const now = clock();
    try {
      for (const dropped of await dropExpired(database, now)) console.log(`dropped for good: ${dropped}`);
      await database.query(
        sql`delete from sys.idempotency where created_at < ${new Date(now.getTime() - idempotencyHours * hourMs).toISOString()}::timestamptz`,
      );
      await database.query(sql`delete from sys.session where expires_at < ${now.toISOString()}::timestamptz`);
      await sweepShares(database, now);
      await sampleData.settle();
      await forgetCollaboration(database, now);
      if (historyDays > 0) {
        const forgotten = await forgetPast(database, models.current(), new Date(now.getTime() - historyDays * 24 * hourMs));
        if (forgotten > 0) console.log(`removed ${forgotten} former versions older than ${historyDays} days`);
      }
      if (trashDays > 0) {
        const purged = await purgeExpired({ database, models, clock, log: logRights }, new Date(now.getTime() - trashDays * 24 * hourMs));
        if (purged > 0) console.log(`removed ${purged} records that were deleted more than ${trashDays} days ago`);
      }
      if (logDays > 0) await forgetLogs(database, new Date(now.getTime() - logDays * 24 * hourMs));
      await endLostExports(database, new Date(now.getTime() - lostExportHours * hourMs));
      const hours = isNight(now, models.current().settings.zone) ? renewedHours : overdueHours;
      await renewRollUps(database, models.current(), new Date(now.getTime() - hours * hourMs));
      const orphans = await files.removeOrphans(new Date(now.getTime() - orphanHours * hourMs));
      if (orphans > 0) console.log(`removed ${orphans} files that no record holds`);
    } catch (error) {
      console.error('Housekeeping failed; it is tried again in an hour.', error);
    }
  };
  const timer = setInterval(() => {
    running = sweep();
  }, hourMs);
  timer.unref();
  return async () => {
    clearInterval(timer);
    await running;
  };
}
