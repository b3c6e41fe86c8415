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

/** Commits what `work` did, or rolls all of it back and throws what it threw. BEGIN travels with the first statement of the work. */
export async function runTransaction<T>(pool: pg.Pool, work: (tx: Tx) => Promise<T>, options: TransactionOptions): Promise<T> {
  const client = await pool.connect();
  let tx: ReturnType<typeof openTx> | undefined;
  let broken = true;
  try {
    holdWrites(client);
    const begun = client.query(beginText(options));
    begun.catch(ignoreHere);
    tx = openTx(client, options.lockModel ? versionOf(begun) : undefined);
    const result = await work(tx);
    await begun;
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

/** For promises that are awaited further on: until then, Node would take their failure for one that nobody handles. */
const ignoreHere = (): void => undefined;

/** What the last statement of BEGIN read. */
function versionOf(begun: Promise<unknown>): Promise<number> {
  // @NOTE several statements in one text answer with a list; the last read the version.
  const version = begun.then((answers) => Number((answers as pg.QueryResult<{ version: number }>[]).at(-1)?.rows[0]?.version));
  version.catch(ignoreHere);
  return version;
}

const holding = new WeakSet<pg.PoolClient>();

/** Statements given in the same turn of the event loop leave in one packet: a system call costs more than what it sends. */
function holdWrites(client: pg.PoolClient): void {
  if (holding.has(client)) return;
  holding.add(client);
  const { stream } = client.connection;
  stream.cork();
  process.nextTick(() => {
    holding.delete(client);
    stream.uncork();
  });
}

/** A Tx that refuses statements after its transaction is over: they would run on somebody else's. */
function openTx(client: pg.PoolClient, modelVersion: Promise<number> | undefined): Tx & { close(): void } {
  let open = true;
  return {
    ...(modelVersion === undefined ? {} : { modelVersion }),
    async query<R>(statement: Parameters<Tx['query']>[0]): Promise<R[]> {
      if (!open) throw new Error('the transaction is over');
      holdWrites(client);
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
