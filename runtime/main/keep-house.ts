import { dropExpired } from '../../engine/changes/drop-expired.ts';
import type { Database } from '../../engine/database/database.ts';
import { sql } from '../../engine/sql/sql.ts';

const hourMs = 3_600_000;
const idempotencyHours = 24;

/** Hourly housekeeping of a worker: what was deleted weeks ago is dropped, old idempotency keys and sessions go. Answers the function that stops it. */
export function keepHouse(database: Database, clock: () => Date): () => Promise<void> {
  let running: Promise<void> = Promise.resolve();
  const sweep = async (): Promise<void> => {
    const now = clock();
    try {
      for (const dropped of await dropExpired(database, now)) console.log(`dropped for good: ${dropped}`);
      await database.query(
        sql`delete from sys.idempotency where created_at < ${new Date(now.getTime() - idempotencyHours * hourMs).toISOString()}::timestamptz`,
      );
      await database.query(sql`delete from sys.session where expires_at < ${now.toISOString()}::timestamptz`);
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
