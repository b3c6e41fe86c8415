import type pg from 'pg';
import type { TransactionOptions, Tx } from './database.ts';
import { lockModelText } from './model-lock.ts';
import { runStatement } from './run-statement.ts';

const defaultStatementTimeoutMs = 5_000;

/** BEGIN with its settings as one message, so that limits cost no round trip. */
export function beginText(options: TransactionOptions): string {
  const mode = [options.isolation === undefined ? '' : ` isolation level ${options.isolation}`, options.readOnly ? ' read only' : ''].join('');
  const lock = options.lockTimeoutMs === undefined ? '' : `; set local lock_timeout = ${Math.trunc(options.lockTimeoutMs)}`;
  return `begin${mode}; set local statement_timeout = ${Math.trunc(options.statementTimeoutMs ?? defaultStatementTimeoutMs)}${lock}${options.lockModel ? `; ${lockModelText}` : ''}`;
}

/** Commits what `work` did, or rolls all of it back and throws what it threw. */
export async function runTransaction<T>(pool: pg.Pool, work: (tx: Tx) => Promise<T>, options: TransactionOptions): Promise<T> {
  const client = await pool.connect();
  let tx: ReturnType<typeof openTx> | undefined;
  let broken = true;
  try {
    const begun: pg.QueryResult | pg.QueryResult[] = await client.query(beginText(options));
    // @NOTE several statements in one text answer with a list; the last read the version.
    tx = openTx(client, options.lockModel && Array.isArray(begun) ? Number(begun.at(-1)?.rows[0]?.version) : undefined);
    const result = await work(tx);
    tx.close();
    const { command } = await client.query('commit');
    broken = false;
    // @NOTE after a failed statement whose error somebody swallowed, PostgreSQL answers COMMIT by rolling back, without an error.
    if (command !== 'COMMIT') throw new Error('the transaction was rolled back: a statement in it had failed');
    return result;
  } catch (error) {
    tx?.close();
    if (broken) broken = !(await rolledBack(client));
    throw error;
  } finally {
    client.release(broken);
  }
}

/** A Tx that refuses statements after its transaction is over: they would run on somebody else's. */
function openTx(client: pg.PoolClient, modelVersion: number | undefined): Tx & { close(): void } {
  let open = true;
  return {
    ...(modelVersion === undefined ? {} : { modelVersion }),
    async query<R>(statement: Parameters<Tx['query']>[0]): Promise<R[]> {
      if (!open) throw new Error('the transaction is over');
      return runStatement<R>(client, statement);
    },
    close() {
      open = false;
    },
  };
}

/** False when the connection itself is gone: the server has rolled back by itself and the connection must not be used again. */
export async function rolledBack(client: pg.PoolClient): Promise<boolean> {
  try {
    await client.query('rollback');
    return true;
  } catch (error) {
    console.error(`PostgreSQL connection lost during a transaction: ${error instanceof Error ? error.message : String(error)}`);
    return false;
  }
}
