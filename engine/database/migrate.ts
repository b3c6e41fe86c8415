import { sql } from '../sql/sql.ts';
import type { Database } from './database.ts';

// One number for all processes; any other program's advisory locks are in its own database.
const migrationLock = 7_261_001;

/** Brings schema sys up to date; of several processes that start at once one does it and the others wait. Answers the names applied. */
export async function migrate(database: Database): Promise<string[]> {
  return database.transaction(
    async (tx) => {
      await tx.query(sql`set local idle_in_transaction_session_timeout = 0`);
      await tx.query(sql`select pg_advisory_xact_lock(${migrationLock})`);
      const applied = await database.orm.migrator.up();
      return applied.map(({ name }) => name);
    },
    { statementTimeoutMs: 0 },
  );
}
