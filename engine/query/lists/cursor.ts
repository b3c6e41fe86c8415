import { createHash } from 'node:crypto';
import { AppError } from '../../errors/app-error.ts';

/** Where a page ended: the sort key values of its last row, and a mark of the list it belongs to. */
export interface Cursor {
  readonly mark: string;
  readonly values: readonly (string | null)[];
}

/** A short mark of the list, so that a cursor is not used with another sort order or filter. */
export function listMark(parts: readonly unknown[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('base64url').slice(0, 8);
}

export function encodeCursor(cursor: Cursor): string {
  return Buffer.from(JSON.stringify([cursor.mark, ...cursor.values])).toString('base64url');
}

/** Reads a cursor, or throws bad_cursor when it is damaged or belongs to another list. */
export function parseCursor(text: string, mark: string, keys: number): Cursor {
  const refuse = (cause?: unknown): never => {
    throw new AppError('bad_cursor', 'The cursor does not belong to this list; start again without one.', {
      issues: [{ pointer: '/cursor', message: 'is not a cursor of this list' }],
      cause,
    });
  };
  let parsed: unknown;
  try {
    parsed = JSON.parse(Buffer.from(text, 'base64url').toString('utf8'));
  } catch (error) {
    return refuse(error);
  }
  if (!Array.isArray(parsed) || parsed.length !== keys + 1 || parsed[0] !== mark) return refuse();
  const values: unknown[] = parsed.slice(1);
  if (!values.every((value): value is string | null => value === null || typeof value === 'string')) return refuse();
  return { mark, values };
}
