import type pg from 'pg';
import { compileSql, type Sql, type Statement } from '../sql/sql.ts';

type Queryable = Pick<pg.ClientBase, 'query'> | Pick<pg.Pool, 'query'>;

/** Text and values of a fragment or a ready statement. */
export function toStatement(statement: Statement | Sql): Statement {
  return 'text' in statement ? statement : compileSql(statement);
}

/** Runs one statement; with a name it is prepared on the server once per connection. Text without values may hold several statements. */
export async function runStatement<R>(target: Queryable, statement: Statement | Sql): Promise<R[]> {
  const { text, values, name } = toStatement(statement);
  const config: pg.QueryConfig = name === undefined ? { text, values: values as unknown[] } : { text, values: values as unknown[], name: nameInUse(name) };
  const result: pg.QueryResult | pg.QueryResult[] = await target.query(config).catch((error: unknown) => {
    if (name !== undefined && isStalePlan(error)) retireName(name);
    throw error;
  });
  // @NOTE several statements in one text answer with a list, whatever the type says.
  if (Array.isArray(result)) return (result.at(-1)?.rows ?? []) as R[];
  return result.rows as R[];
}

// A statement prepared while a change of a column's type was under way answers "cached plan must not change result type" for as long as
// its connection lives. Its name is given up in this process, so that the next attempt prepares it anew.
const retired = new Map<string, number>();

function nameInUse(name: string): string {
  const times = retired.get(name);
  return times === undefined ? name : `${name}~${times}`;
}

function retireName(name: string): void {
  retired.set(name, (retired.get(name) ?? 0) + 1);
}

/** Whether a prepared statement no longer fits the tables; trying again prepares it anew. */
export function isStalePlan(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === '0A000' && error.message.includes('cached plan');
}
