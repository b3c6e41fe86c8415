import type { Tx } from '../../database/database.ts';
import { AppError } from '../../errors/app-error.ts';
import type { RowResult, RowWrite } from '../../records/record-writer.ts';
import { sql } from '../../sql/sql.ts';

type FailureCode = Extract<RowResult, { ok: false }>['code'];

const failureCodes: ReadonlySet<string> = new Set<FailureCode>(['invalid_record', 'forbidden', 'conflict', 'duplicate', 'link_in_use', 'id_taken']);

/** Whether the error speaks of rows rather than of the database or of us. */
export function isFailureCode(code: string): code is FailureCode {
  return failureCodes.has(code);
}

/**
 * Writes rows of which some may make the write as a whole fail (a key that another transaction has just taken, a row that would leave the
 * actor's rights): the rows are halved until the ones at fault stand alone and become failed results.
 */
export async function writeTolerantly(
  tx: Tx,
  rows: readonly RowWrite[],
  write: (rows: readonly RowWrite[]) => Promise<readonly RowResult[]>,
): Promise<readonly RowResult[]> {
  if (rows.length === 0) return [];
  await tx.query(sql`savepoint import_rows`);
  try {
    const results = await write(rows);
    await tx.query(sql`release savepoint import_rows`);
    return results;
  } catch (error) {
    if (!(error instanceof AppError) || !isFailureCode(error.code)) throw error;
    await tx.query(sql`rollback to savepoint import_rows`);
    await tx.query(sql`release savepoint import_rows`);
    if (rows.length === 1) return [{ ok: false, code: error.code, issues: error.issues.length > 0 ? error.issues : [{ pointer: '', message: error.message }] }];
  }
  const middle = Math.ceil(rows.length / 2);
  const first = await writeTolerantly(tx, rows.slice(0, middle), write);
  return [...first, ...(await writeTolerantly(tx, rows.slice(middle), write))];
}
