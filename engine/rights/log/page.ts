import { AppError } from '../../errors/app-error.ts';
import { encodeCursor, listMark, parseCursor } from '../../query/lists/cursor.ts';

/** Which page of a list is asked for. */
export interface PageRequest {
  /** 1 to 200, default 50. */
  readonly limit?: number | undefined;
  /** `next_cursor` of the page before, of the same list. */
  readonly cursor?: string | undefined;
}

/** A page to be read: `limit` rows and one more, behind the row with the keys `after`; no keys on the first page. */
export interface PagePlace {
  readonly limit: number;
  readonly after: readonly (string | null)[];
  readonly mark: string;
}

const defaultLimit = 50;
const mostLimit = 200;

/** Reads which page is asked for; `list` names the list with all that chooses its rows. Throws bad_cursor and limit_exceeded. */
export function parsePage({ limit = defaultLimit, cursor }: PageRequest, list: string, keys: number): PagePlace {
  if (limit < 1 || limit > mostLimit) {
    throw new AppError('limit_exceeded', `A page has 1 to ${mostLimit} items.`, { issues: [{ pointer: '/limit', message: `must be 1 to ${mostLimit}` }] });
  }
  const mark = listMark([list]);
  return { limit, mark, after: cursor === undefined ? [] : parseCursor(cursor, mark, keys).values };
}

/** The page out of `limit + 1` rows or fewer. */
export function toPage<T>({ limit, mark }: PagePlace, rows: readonly T[], keysOf: (row: T) => readonly string[]): { items: T[]; next_cursor: string | null } {
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  return { items, next_cursor: rows.length > limit && last !== undefined ? encodeCursor({ mark, values: keysOf(last) }) : null };
}
