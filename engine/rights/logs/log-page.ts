import type { Database } from '../../database/database.ts';
import { AppError } from '../../errors/app-error.ts';
import { encodeCursor, listMark, parseCursor } from '../../query/lists/cursor.ts';
import { all, type Sql, sql } from '../../sql/sql.ts';

/** Which rows of a log. Ids are UUIDs, times ISO 8601. */
export interface LogQuery {
  readonly actor?: string | undefined;
  readonly object?: string | undefined;
  /** From this moment on. */
  readonly from?: string | undefined;
  /** Before this moment. */
  readonly to?: string | undefined;
  /** 1 to 200, default 50. */
  readonly limit?: number | undefined;
  readonly cursor?: string | undefined;
}

/** What every row of a log has: its place in the order. */
export interface LogRow {
  readonly id: string;
  readonly at: string;
}

const defaultLimit = 50;
const mostLimit = 200;
const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

function pageSize(limit: number | undefined): number {
  if (limit === undefined) return defaultLimit;
  if (limit >= 1 && limit <= mostLimit) return limit;
  const message = `limit must be a whole number from 1 to ${mostLimit}.`;
  throw new AppError('limit_exceeded', message, { issues: [{ pointer: '/limit', message }] });
}

/** A page of the log that `select` reads under the alias l, newest first; `name` is which log it is. Throws bad_cursor and limit_exceeded. */
export async function pageOfLog<R extends LogRow>(
  database: Pick<Database, 'query'>,
  name: string,
  select: Sql,
  query: LogQuery,
): Promise<{ readonly items: readonly R[]; readonly next_cursor: string | null }> {
  const { actor, object, from, to, cursor } = query;
  const limit = pageSize(query.limit);
  const mark = listMark([name, actor, object, from, to]);
  const after = cursor === undefined ? undefined : placeOf(parseCursor(cursor, mark, 2).values);
  const conditions: readonly Sql[] = [
    ...(actor === undefined ? [] : [sql`l.actor = ${actor}::uuid`]),
    ...(object === undefined ? [] : [sql`l.object = ${object}`]),
    ...(from === undefined ? [] : [sql`l.at >= ${from}::timestamptz`]),
    ...(to === undefined ? [] : [sql`l.at < ${to}::timestamptz`]),
    ...(after === undefined ? [] : [sql`(l.at, l.id) < (${after.at}::timestamptz, ${after.id}::uuid)`]),
  ];
  const rows = await database.query<R>(sql`${select} where ${all(conditions)} order by l.at desc, l.id desc limit ${limit + 1}`);
  const items = rows.slice(0, limit);
  const last = rows.length > limit ? items.at(-1) : undefined;
  return { items, next_cursor: last === undefined ? null : encodeCursor({ mark, values: [last.at, last.id] }) };
}

/** Where a page ended, from the values of its cursor. */
function placeOf([at, id]: readonly (string | null)[]): LogRow {
  if (typeof at === 'string' && !Number.isNaN(Date.parse(at)) && typeof id === 'string' && uuid.test(id)) return { at, id };
  const message = 'The cursor is damaged; start again without one.';
  throw new AppError('bad_cursor', message, { issues: [{ pointer: '/cursor', message }] });
}
