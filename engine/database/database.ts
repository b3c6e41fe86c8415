import type { MikroORM } from '@mikro-orm/postgresql';
import type { Sql, Statement } from '../sql/sql.ts';

export type Row = Record<string, unknown>;

/**
 * A transaction on one connection. numeric, uuid, date (YYYY-MM-DD) and timestamptz (ISO UTC, milliseconds) come as text, bigint as a
 * number while it is safe and as text beyond, json parsed. Statements of one transaction run one after another, in the order in which they
 * were given; several may be given before the first has answered. Once one has failed, those behind it fail too.
 */
export interface Tx {
  query<R = Row>(statement: Statement | Sql): Promise<R[]>;
  /** The Model's version, in a transaction that takes the shared model lock as it begins. */
  readonly modelVersion?: Promise<number>;
}

export interface TransactionOptions {
  /** Takes the shared model lock with the first message, for writers of records. */
  readonly lockModel?: boolean;
  /** Milliseconds; default 5,000; 0 is no limit. */
  readonly statementTimeoutMs?: number;
  readonly lockTimeoutMs?: number;
  readonly readOnly?: boolean;
  readonly isolation?: 'read committed' | 'repeatable read';
}

export interface QueryOptions {
  /** Milliseconds; default 30,000; 0 is no limit (`create index concurrently`, `vacuum`). */
  readonly statementTimeoutMs?: number;
}

/** The one door to PostgreSQL. Errors of the server come as node-postgres gives them (`code` is the SQLSTATE). */
export interface Database {
  readonly url: string;
  /** MikroORM over the same pool, for the tables of schema sys. */
  readonly orm: MikroORM;
  /** One statement outside a transaction. */
  query<R = Row>(statement: Statement | Sql, options?: QueryOptions): Promise<R[]>;
  transaction<T>(work: (tx: Tx) => Promise<T>, options?: TransactionOptions): Promise<T>;
  /** Rows of a large SELECT in batches, in a read-only transaction of its own. */
  stream<R = Row>(statement: Statement | Sql, batchSize: number): AsyncIterable<R[]>;
  /** A dedicated reconnecting connection that listens; `onReconnect` runs after each (re)connect since notices may be lost. */
  listen(channel: string, onNotice: (payload: string) => void, onReconnect: () => void): Promise<{ close(): Promise<void> }>;
  close(): Promise<void>;
}
