import type { Database, Tx } from '../../../engine/database/database.ts';
import { compileSql, type Statement } from '../../../engine/sql/sql.ts';

/** The database as it is in one moment, to be read only. */
export interface Snapshot {
  readonly database: Database;
  /** Of the snapshot. */
  readonly now: Date;
}

// What begins otherwise is not sent: it would be refused, and what comes after it as well.
const reading = /^[\s(]*(?:select|with|declare|fetch|values)\b/i;

const reader = { readOnly: true, isolation: 'repeatable read', statementTimeoutMs: 120_000 } as const;

/**
 * Runs work on so many connections that all see one snapshot. Whatever would write is refused before it is sent: logs of denials and readings are
 * not kept of a proof.
 */
export function withSnapshots<T>(real: Database, connections: number, work: (snapshots: readonly Snapshot[]) => Promise<T>): Promise<T> {
  return real.transaction(async (tx) => {
    const [{ now, id } = { now: '', id: '' }] = await tx.query<{ now: string; id: string }>({
      text: 'select now() as now, pg_export_snapshot() as id',
      values: [],
    });
    await keepWaiting(tx);
    const snapshot = (on: Tx): Snapshot => ({ database: snapshotDatabase(real, on), now: new Date(now) });
    const joined = (snapshots: readonly Snapshot[]): Promise<T> => {
      if (snapshots.length >= connections) return work(snapshots);
      return real.transaction(async (other) => {
        await other.query({ text: `set transaction snapshot '${id}'`, values: [] });
        await keepWaiting(other);
        return joined([...snapshots, snapshot(other)]);
      }, reader);
    };
    return joined([snapshot(tx)]);
  }, reader);
}

/** A connection that has looked as its last person waits for the others, for as long as that takes. */
async function keepWaiting(tx: Tx): Promise<void> {
  await tx.query({ text: 'set local idle_in_transaction_session_timeout = 0', values: [] });
}

function snapshotDatabase(real: Database, tx: Tx): Database {
  const sparing = new SparingNames();
  const query: Database['query'] = async (statement) => {
    const compiled = 'text' in statement ? statement : compileSql(statement);
    if (!reading.test(compiled.text)) throw new Error('a proof of rights writes nothing');
    return tx.query(sparing.named(compiled));
  };
  return {
    url: real.url,
    orm: real.orm,
    query,
    transaction: (work) => work({ query }),
    async *stream<R>(statement: Parameters<Database['stream']>[0]) {
      const rows = await query<R>(statement);
      if (rows.length > 0) yield rows;
    },
    listen: (channel, onNotice, onReconnect) => real.listen(channel, onNotice, onReconnect),
    close: async () => undefined,
  };
}

/**
 * A server keeps what is prepared by name for as long as the connection lives. A proof asks more than a hundred thousand different questions on one
 * connection, most of them once: only what is asked again and again keeps its name, and only so many of these.
 */
class SparingNames {
  static readonly #usesBefore = 3;
  static readonly #most = 1_000;
  readonly #uses = new Map<string, number>();
  readonly #kept = new Set<string>();

  named(statement: Statement): Statement {
    const { name, ...bare } = statement;
    if (name === undefined || this.#kept.has(name)) return statement;
    const uses = (this.#uses.get(name) ?? 0) + 1;
    this.#uses.set(name, uses);
    if (uses <= SparingNames.#usesBefore || this.#kept.size >= SparingNames.#most) return bare;
    this.#kept.add(name);
    return statement;
  }
}
