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
  const config: pg.QueryConfig = name === undefined ? { text, values: values as unknown[] } : { text, values: values as unknown[], name };
  const result: pg.QueryResult | pg.QueryResult[] = await target.query(config);
  // @NOTE several statements in one text answer with a list, whatever the type says.
  if (Array.isArray(result)) return (result.at(-1)?.rows ?? []) as R[];
  return result.rows as R[];
}
