import type { Database, Tx } from '../../../engine/database/database.ts';
import { compileSql } from '../../../engine/sql/sql.ts';

/** The database as it is in one moment, to be read only. */
export interface Snapshot {
  readonly database: Database;
  /** Of the snapshot. */
  readonly now: Date;
}

// What begins otherwise is not sent: it would be refused, and what comes after it as well.
const reading = /^[\s(]*(?:select|with|declare|fetch|values)\b/i;

/** Runs work on one snapshot. Whatever would write is refused before it is sent: logs of denials and readings are not kept of a proof. */
export function withSnapshot<T>(real: Database, work: (snapshot: Snapshot) => Promise<T>): Promise<T> {
  return real.transaction(
    async (tx) => {
      const [{ now } = { now: '' }] = await tx.query<{ now: string }>({ text: 'select now() as now', values: [] });
      return work({ database: snapshotDatabase(real, tx), now: new Date(now) });
    },
    { readOnly: true, isolation: 'repeatable read', statementTimeoutMs: 120_000 },
  );
}

function snapshotDatabase(real: Database, tx: Tx): Database {
  const query: Database['query'] = async (statement) => {
    const compiled = 'text' in statement ? statement : compileSql(statement);
    if (!reading.test(compiled.text)) throw new Error('a proof of rights writes nothing');
    return tx.query(compiled);
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
