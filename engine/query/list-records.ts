import type { Actor } from '../access/actor.ts';
import { objectAccess } from '../access/object-access.ts';
import type { Row } from '../database/database.ts';
import { AppError } from '../errors/app-error.ts';
import type { ObjectModel } from '../metadata/model.ts';
import { all, compileSql, join, type Sql, type Statement, sql } from '../sql/sql.ts';
import { encodeCursor, listMark, parseCursor } from './cursor.ts';
import { fetchDeferred } from './deferred.ts';
import { compileFilter, filterCondition } from './filter.ts';
import { type Deferred, defaultFields, type FieldTree, fieldTree, project, treeOf } from './projection.ts';
import { cached, preparedStatement, type ReadContext, readableObject, run } from './read-context.ts';
import type { ListAnswer, ListRequest, WireRecord } from './record-reader.ts';
import { type ReadFrame, type Relation, relation } from './relation.ts';
import { searchCondition } from './search-condition.ts';
import { afterCursor, cursorItems, orderBy, parseSort, type SortKey } from './sort.ts';

export const maximumPage = 200;
const defaultPage = 50;
/** Counting stops here unless the exact count is asked for. */
const countCap = 10_000;

interface CompiledList {
  readonly page: Statement;
  readonly counting: Statement;
  readonly decode: (row: Row) => Record<string, unknown>;
  readonly deferred: readonly Deferred[];
}

interface ListShape {
  readonly frame: ReadFrame;
  readonly object: ObjectModel;
  readonly request: ListRequest;
  readonly keys: readonly SortKey[];
  readonly nulls: readonly boolean[] | undefined;
  readonly limit: number;
}

/** The tree of fields of a request; `everything` adds lines, links, side tables and roll-ups where none are named. */
export function requestedTree(frame: ReadFrame, object: ObjectModel, fields: readonly string[] | undefined, everything: boolean): FieldTree {
  if (fields === undefined || fields.length === 0) return treeOf(defaultFields(object, everything));
  const accessOf = (other: ObjectModel) => objectAccess(frame.model, frame.actor, other);
  return fieldTree(frame, object, accessOf(object), ['id', 'version', ...fields], accessOf);
}

/** The conditions of a list: what may be seen, the filter, the search. */
export function listConditions(at: Relation, request: Pick<ListRequest, 'filter' | 'search' | 'trash'>): readonly Sql[] {
  const conditions = [at.visible(request.trash)];
  if (request.filter !== undefined && request.filter.trim() !== '') conditions.push(filterCondition(at, compileFilter(at.frame, at.object, request.filter)));
  if (request.search !== undefined && request.search.trim() !== '') conditions.push(searchCondition(at, request.search));
  return conditions;
}

function compileList(shape: ListShape): CompiledList {
  const { frame, object, request, keys, limit } = shape;
  const at = relation(frame, object);
  const projection = project(at, requestedTree(frame, object, request.fields, false));
  const conditions = listConditions(at, request);
  const items = [...projection.items, ...cursorItems(at, keys)];
  const order = orderBy(at, keys);
  const after = shape.nulls ? [afterCursor(at, keys, shape.nulls)] : [];
  const page = sql`select ${join(items)} from ${at.from()} where ${all([...conditions, ...after])} order by ${order} limit ${sql.lit(limit + 1)}`;
  const counted = relation(frame, object);
  const countConditions = listConditions(counted, request);
  const counting =
    request.count === 'exact'
      ? sql`select count(*) as n from ${counted.from()} where ${all(countConditions)}`
      : sql`select count(*) as n from (select 1 from ${counted.from()} where ${all(countConditions)} limit ${sql.lit(countCap + 1)}) as counted`;
  // A search pattern decides by itself whether its index pays, so its plan is made each time.
  const prepare = (statement: Sql): Statement => (request.search ? compileSql(statement) : preparedStatement(statement, frame.model));
  return { page: prepare(page), counting: prepare(counting), decode: projection.decode, deferred: projection.deferred };
}

function pageSize(limit: number | undefined): number {
  if (limit === undefined) return defaultPage;
  if (Number.isInteger(limit) && limit >= 1 && limit <= maximumPage) return limit;
  const message = `limit must be a whole number from 1 to ${maximumPage}.`;
  throw new AppError('limit_exceeded', message, { issues: [{ pointer: '/limit', message }] });
}

/** A page of records; see RecordReader.list. */
export async function listRecords(context: ReadContext, actor: Actor, name: string, request: ListRequest): Promise<ListAnswer> {
  const frame: ReadFrame = { model: context.model, actor };
  const object = readableObject(frame, name);
  const limit = pageSize(request.limit);
  const keys = parseSort(frame, object, request.sort);
  const mark = listMark([name, request.filter ?? '', request.search ?? '', keys.map((key) => [key.path, key.descending])]);
  const cursor = request.cursor === undefined ? undefined : parseCursor(request.cursor, mark, keys.length);
  const nulls = cursor?.values.map((value) => value === null);
  const key = JSON.stringify([
    'list',
    name,
    request.filter,
    request.sort,
    request.fields,
    request.search,
    request.count === 'exact',
    request.trash,
    limit,
    nulls,
  ]);
  const compiled = cached(frame, key, () => compileList({ frame, object, request, keys, nulls, limit }));
  const slots: Record<string, unknown> = {};
  for (const [index, value] of (cursor?.values ?? []).entries()) slots[`k${index}`] = value;
  const rows = await run(context, actor, compiled.page, slots);
  const shown = rows.length > limit ? rows.slice(0, limit) : rows;
  // @NOTE every tree of a list holds id.
  const items = shown.map((row) => compiled.decode(row) as WireRecord);
  await fetchDeferred(context, actor, object, compiled.deferred, items);
  const last = rows.length > limit ? shown.at(-1) : undefined;
  const next_cursor = last === undefined ? null : encodeCursor({ mark, values: keys.map((_, index) => (last[`k${index}`] ?? null) as string | null) });
  if (request.count === undefined || request.count === 'none') return { items, next_cursor, count: null };
  const counted = Number((await run(context, actor, compiled.counting))[0]?.n);
  if (request.count === 'exact') return { items, next_cursor, count: counted, count_capped: false };
  return { items, next_cursor, count: Math.min(counted, countCap), count_capped: counted > countCap };
}
