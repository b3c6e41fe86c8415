import type { Tx } from '../database/database.ts';

/** Background work, as a port: runtime/jobs implements it with pg-boss. Delivery is at least once; handlers are idempotent. */
export interface Work {
  /** Enqueues within the transaction: committed with it or not at all. `key` keeps a second one from queueing while one waits. */
  enqueue(
    tx: Tx,
    queue: string,
    data: Readonly<Record<string, unknown>>,
    options?: { readonly key?: string; readonly startAfterSeconds?: number; readonly retryLimit?: number },
  ): Promise<void>;
  /** Registers the handler of a queue; called once per queue at start, in processes with role worker. */
  handle(
    queue: string,
    handler: (data: Readonly<Record<string, unknown>>, signal: AbortSignal) => Promise<void>,
    options?: { readonly concurrency?: number },
  ): Promise<void>;
  stop(): Promise<void>;
}
