import type { Tx } from '../database/database.ts';
import { compileSql, type Sql } from '../sql/sql.ts';

/** Text of a statement without parameters: DDL takes none. */
export function ddlText(statement: Sql): string {
  const { text, values } = compileSql(statement);
  if (values.length > 0) throw new Error(`DDL with parameters: ${text}`);
  return text;
}

/** Runs DDL in as few messages as possible. */
export async function runDdl(tx: Tx, statements: readonly { readonly sql: Sql }[]): Promise<void> {
  if (statements.length === 0) return;
  await tx.query({ text: statements.map(({ sql }) => ddlText(sql)).join(';\n'), values: [] });
}
