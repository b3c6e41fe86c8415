import type { MikroORM } from '@mikro-orm/postgresql';
import pg from 'pg';
import type { Sql, Statement } from '../sql/sql.ts';
import { createOrm } from './create-orm.ts';
import type { Database, QueryOptions, Row, TransactionOptions, Tx } from './database.ts';
import { listen } from './listen.ts';
import { runStatement } from './run-statement.ts';
import { runTransaction } from './run-transaction.ts';
import { streamRows } from './stream-rows.ts';
import { typeParsers } from './type-parsers.ts';

export interface OpenDatabaseOptions {
  readonly url: string;
  /** Connections at most; default 10. Listeners have their own. */
  readonly poolSize?: number;
  readonly applicationName?: string;
}

const queryTimeoutMs = 30_000;

/** Opens a pool and proves with one statement that the server answers. */
export async function openDatabase(options: OpenDatabaseOptions): Promise<Database> {
  const pool = new pg.Pool({
    connectionString: options.url,
    max: options.poolSize ?? 10,
    application_name: options.applicationName ?? 'trellis',
    connectionTimeoutMillis: 10_000,
    idleTimeoutMillis: 60_000,
    // Named statements of superseded models go with their connection.
    maxLifetimeSeconds: 1_800,
    keepAlive: true,
    // Statements are sent without waiting for the answers of those before them; PostgreSQL still runs them in turn.
    pipeline: true,
    types: typeParsers,
    // Part of the start-up message: costs no round trip, and `reset` returns to these.
    options: `-c TimeZone=UTC -c DateStyle=ISO,YMD -c statement_timeout=${queryTimeoutMs} -c idle_in_transaction_session_timeout=120000`,
  });
  // @NOTE node-postgres ends the process when nobody hears that the server dropped a connection; whoever uses it next gets the error.
  pool.on('error', (error) => console.error(`PostgreSQL dropped an idle connection: ${error.message}`));
  // The same while one is in use: its query in flight rejects by itself.
  pool.on('connect', (client) => client.on('error', (error) => console.error(`PostgreSQL dropped a connection: ${error.message}`)));
  try {
    await pool.query('select 1');
  } catch (error) {
    await pool.end();
    throw error;
  }
  return new PooledDatabase(options.url, pool);
}

class PooledDatabase implements Database {
  readonly url: string;
  readonly #pool: pg.Pool;
  #orm: MikroORM | undefined;
  #closing: Promise<void> | undefined;

  constructor(url: string, pool: pg.Pool) {
    this.url = url;
    this.#pool = pool;
  }

  get orm(): MikroORM {
    this.#orm ??= createOrm(this.#pool, this.url);
    return this.#orm;
  }

  async query<R = Row>(statement: Statement | Sql, options?: QueryOptions): Promise<R[]> {
    if (options?.statementTimeoutMs === undefined) return runStatement<R>(this.#pool, statement);
    const client = await this.#pool.connect();
    let broken = true;
    try {
      await client.query(`set statement_timeout = ${Math.trunc(options.statementTimeoutMs)}`);
      try {
        return await runStatement<R>(client, statement);
      } finally {
        await client.query('reset statement_timeout');
        broken = false;
      }
    } finally {
      client.release(broken);
    }
  }

  transaction<T>(work: (tx: Tx) => Promise<T>, options: TransactionOptions = {}): Promise<T> {
    return runTransaction(this.#pool, work, options);
  }

  stream<R = Row>(statement: Statement | Sql, batchSize: number): AsyncIterable<R[]> {
    return streamRows<R>(this.#pool, statement, batchSize);
  }

  listen(channel: string, onNotice: (payload: string) => void, onReconnect: () => void): Promise<{ close(): Promise<void> }> {
    return listen(this.url, channel, onNotice, onReconnect);
  }

  close(): Promise<void> {
    this.#closing ??= this.#pool.end();
    return this.#closing;
  }
}
