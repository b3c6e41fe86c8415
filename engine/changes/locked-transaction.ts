import type { Database, Tx } from '../database/database.ts';
import { modelLockKey } from '../database/model-lock.ts';
import { AppError } from '../errors/app-error.ts';
import { sql } from '../sql/sql.ts';

const lockTimeoutMs = 150;
const longestWaitMs = 10_000;
const statementTimeoutMs = 120_000;
// lock_not_available, deadlock_detected
const worthAnotherTry = new Set(['55P03', '40P01']);

function sqlState(error: unknown): string | undefined {
  return typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : undefined;
}

/**
 * Runs a transaction that holds the model lock alone. While it waits for a lock others queue behind it, so it waits a moment only, gives
 * up everything, and comes back a little later; after 10 seconds it says that the server is busy.
 */
export async function lockedTransaction<T>(database: Database, work: (tx: Tx) => Promise<T>): Promise<T> {
  const giveUpAt = performance.now() + longestWaitMs;
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await database.transaction(
        async (tx) => {
          await tx.query(sql`select pg_advisory_xact_lock(${sql.lit(modelLockKey)})`);
          return work(tx);
        },
        { lockTimeoutMs, statementTimeoutMs },
      );
    } catch (error) {
      if (!worthAnotherTry.has(sqlState(error) ?? '')) throw error;
      if (performance.now() > giveUpAt) throw new AppError('busy', 'Other work holds the tables; nothing was changed. Try again.', { cause: error });
      await new Promise((resolve) => setTimeout(resolve, Math.random() * 50 * Math.min(attempt, 8)));
    }
  }
}
