import type { Actor } from '../../access/actor.ts';
import type { Row } from '../../database/database.ts';
import { AppError } from '../../errors/app-error.ts';
import { fetchDeferred } from '../deferred.ts';
import { cached, type ReadContext, readableObject, run } from '../read-context.ts';
import type { ReadFrame } from '../read-frame.ts';
import type { ListAnswer, ListRequest, WireRecord } from '../record-reader.ts';
import { type CompiledList, compileList } from './compile-list.ts';
import { type Cursor, encodeCursor, listMark, parseCursor } from './cursor.ts';
import { isIndexable, searchPatterns } from './search-condition.ts';
import { parseSort, type SortKey } from './sort.ts';

export const maximumPage = 200;
const defaultPage = 50;

function pageSize(limit: number | undefined): number {
  if (limit === undefined) return defaultPage;
  if (Number.isInteger(limit) && limit >= 1 && limit <= maximumPage) return limit;
  const message = `limit must be a whole number from 1 to ${maximumPage}.`;
  throw new AppError('limit_exceeded', message, { issues: [{ pointer: '/limit', message }] });
}

/** What is kept of a list between requests: everything but the values of the cursor and the words of the search. */
interface KnownList {
  readonly keys: readonly SortKey[];
  readonly compiled: CompiledList;
  /** Names the list in its cursors; the search is part of it. */
  mark(search: string): string;
}

function knownList(frame: ReadFrame, name: string, request: ListRequest, limit: number, patterns: readonly string[]): KnownList {
  const { filter, sort, fields, count, trash, ids } = request;
  const key = JSON.stringify(['list', name, filter, sort, fields, patterns.map(isIndexable), count === 'exact', trash, ids !== undefined, limit]);
  return cached(frame, key, () => {
    const object = readableObject(frame, name);
    const keys = parseSort(frame, object, sort);
    const markOf = (search: string) => listMark([name, filter ?? '', search, keys.map(({ path, descending }) => [path, descending])]);
    const unsearched = markOf('');
    return { keys, compiled: compileList({ frame, object, request, keys, limit }), mark: (search) => (search === '' ? unsearched : markOf(search)) };
  });
}

interface Answered {
  readonly rows: readonly Row[];
  readonly count: number | undefined;
}

/** Runs the statements that a request needs: for the first page of a search one, unless it has more hits than are counted. */
async function answer(
  request: ListRequest,
  { compiled }: KnownList,
  cursor: Cursor | undefined,
  read: (statement: ReturnType<CompiledList['page']>) => Promise<Row[]>,
  searched: boolean,
): Promise<Answered> {
  const nulls = cursor?.values.map((value) => value === null);
  if (searched && cursor === undefined && request.count === 'capped') {
    const rows = await read(compiled.pageAndCount());
    const count = Number(rows[0]?.n ?? 0);
    return { rows: count > compiled.cap ? await read(compiled.page(undefined)) : rows, count };
  }
  const valued = compiled.valuedPage(nulls);
  const first = valued ? await read(valued) : [];
  const rows = first.length > compiled.limit ? first : await read(compiled.page(nulls));
  if (request.count === undefined || request.count === 'none') return { rows, count: undefined };
  return { rows, count: Number((await read(compiled.counting()))[0]?.n) };
}

/** A page of records; see RecordReader.list. */
export async function listRecords(context: ReadContext, actor: Actor, name: string, request: ListRequest, exporting = false): Promise<ListAnswer> {
  const frame: ReadFrame = { model: context.model, actor, mode: 'list', exporting };
  const object = readableObject(frame, name);
  const limit = pageSize(request.limit);
  const patterns = searchPatterns(request.search ?? '');
  const known = knownList(frame, name, request, limit, patterns);
  const { keys, compiled } = known;
  const search = request.search ?? '';
  const cursor = request.cursor === undefined ? undefined : parseCursor(request.cursor, known.mark(search), keys.length);
  const slots: Record<string, unknown> = { ids: request.ids };
  for (const [index, value] of (cursor?.values ?? []).entries()) slots[`k${index}`] = value;
  for (const [index, pattern] of patterns.entries()) slots[`q${index}`] = pattern;
  const { rows, count } = await answer(request, known, cursor, (statement) => run(context, actor, statement, slots), patterns.length > 0);
  const shown = rows.length > limit ? rows.slice(0, limit) : rows;
  // @NOTE every tree of a list holds id.
  const items = shown.map((row) => compiled.decode(row) as WireRecord);
  await fetchDeferred(context, frame, object, compiled.deferred, items);
  const mark = known.mark(search);
  const cursorBehind = (row: Row): string => encodeCursor({ mark, values: keys.map((_, index) => (row[`k${index}`] ?? null) as string | null) });
  const last = rows.length > limit ? shown.at(-1) : undefined;
  const next_cursor = last === undefined ? null : cursorBehind(last);
  const page = { items, next_cursor, ...(request.cursors ? { cursors: shown.map(cursorBehind) } : {}) };
  if (count === undefined) return { ...page, count: null };
  if (request.count === 'exact') return { ...page, count, count_capped: false };
  return { ...page, count: Math.min(count, compiled.cap), count_capped: count > compiled.cap };
}
