import { AsyncLocalStorage } from 'node:async_hooks';
import type { Database, Tx } from '../../engine/database/database.ts';
import { sql } from '../../engine/sql/sql.ts';

/** A database of which everything that is done can be taken back at once: all of it lies in one transaction that is never committed. */
export interface Rehearsal {
  readonly database: Database;
  /** Takes back what was done since the last time. */
  reset(): Promise<void>;
  close(): Promise<void>;
}

class TakenBack extends Error {}

/** A savepoint that fails fails what follows it, too. */
const ignoreHere = (): void => undefined;

interface Performance {
  readonly tx: Tx;
  end(): Promise<void>;
}

/** Begins the one transaction. */
function begin(real: Database): Promise<Performance> {
  return new Promise((resolve, reject) => {
    const ending = Promise.withResolvers<void>();
    const over = real
      .transaction(
        async (tx) => {
          resolve({
            tx,
            end: () => {
              ending.resolve();
              return over;
            },
          });
          await ending.promise;
          throw new TakenBack();
        },
        { statementTimeoutMs: 60_000 },
      )
      .catch((error: unknown) => {
        if (!(error instanceof TakenBack)) reject(error);
      });
  });
}

/** Transactions within become savepoints. One thing is done after another, as on one connection it must. */
export async function openRehearsal(real: Database): Promise<Rehearsal> {
  const inside = new AsyncLocalStorage<Tx>();
  const [{ version } = { version: 0 }] = await real.query<{ version: number }>(sql`select version from sys.model`);
  let stage = await begin(real);
  let savepoints = 0;
  let last: Promise<unknown> = Promise.resolve();
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const turn = last.then(work);
    last = turn.catch(() => undefined);
    return turn;
  };
  const raw = (text: string): Promise<unknown> => stage.tx.query({ text, values: [] });
  const within = async <T>(work: (tx: Tx) => Promise<T>, after = ''): Promise<T> => {
    savepoints += 1;
    const name = `r${savepoints}`;
    raw(`savepoint ${name}`).catch(ignoreHere);
    try {
      const result = await work({ query: (statement) => stage.tx.query(statement), modelVersion: Promise.resolve(version) });
      await raw(`${after}release savepoint ${name}`);
      return result;
    } catch (error) {
      await raw(`rollback to savepoint ${name}; release savepoint ${name}`);
      throw error;
    }
  };
  const query: Database['query'] = (statement) => {
    const tx = inside.getStore();
    return tx ? tx.query(statement) : inTurn(() => within((inner) => inner.query(statement)));
  };
  const transaction: Database['transaction'] = (work) => {
    // Dropped by itself only where the whole transaction ends.
    const nested = () => within((tx) => inside.run(tx, () => work(tx)), 'drop table if exists pg_temp.deed; ');
    return inside.getStore() ? nested() : inTurn(nested);
  };
  const database: Database = {
    url: real.url,
    orm: real.orm,
    query,
    transaction,
    async *stream<R>(statement: Parameters<Database['stream']>[0]) {
      const rows = await query<R>(statement);
      if (rows.length > 0) yield rows;
    },
    listen: (channel, onNotice, onReconnect) => real.listen(channel, onNotice, onReconnect),
    close: async () => undefined,
  };
  return {
    database,
    reset: () =>
      inTurn(async () => {
        await stage.end();
        stage = await begin(real);
      }),
    close: () => inTurn(() => stage.end()),
  };
}
