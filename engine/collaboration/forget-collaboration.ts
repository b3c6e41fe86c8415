import type { Database } from '../database/database.ts';
import { sql } from '../sql/sql.ts';

const dayMs = 24 * 3_600_000;
/** Deleted comments and files can be brought back for so long. */
const deletedDays = 30;
const notificationDays = 90;

/** Clears away what was deleted beside records a month ago, and notifications of a quarter ago. */
export async function forgetCollaboration(database: Database, now: Date): Promise<void> {
  const before = (days: number) => sql`${new Date(now.getTime() - days * dayMs).toISOString()}::timestamptz`;
  await database.query(sql`delete from sys.notification where at < ${before(notificationDays)}`);
  await database.query(sql`delete from sys.comment where deleted_at < ${before(deletedDays)}`);
  // Their bytes go with the next sweep of files that nothing holds.
  await database.query(sql`delete from sys.attachment where deleted_at < ${before(deletedDays)}`);
}
