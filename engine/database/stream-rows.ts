import type pg from 'pg';
import type { Sql, Statement } from '../sql/sql.ts';
import { runStatement, toStatement } from './run-statement.ts';
import { beginText, rolledBack } from './run-transaction.ts';

/** Reads a SELECT through a cursor: one snapshot, one batch in memory. Leaving the loop early closes it. */
export async function* streamRows<R>(pool: pg.Pool, statement: Statement | Sql, batchSize: number): AsyncGenerator<R[]> {
  const { text, values } = toStatement(statement);
  const client = await pool.connect();
  try {
    // All rows will be read: plan for the last one, not for the first.
    await client.query(`${beginText({ readOnly: true, statementTimeoutMs: 0 })}; set local cursor_tuple_fraction = 1`);
    await runStatement(client, { text: `declare rows no scroll cursor for ${text}`, values });
    for (;;) {
      const rows = await runStatement<R>(client, { text: `fetch ${Math.trunc(batchSize)} from rows`, values: [] });
      if (rows.length > 0) yield rows;
      if (rows.length < batchSize) break;
    }
  } finally {
    client.release(!(await rolledBack(client)));
  }
}
