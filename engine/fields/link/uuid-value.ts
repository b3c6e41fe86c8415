import type { Result } from '../../errors/issue.ts';
import { refuse } from '../value-issues.ts';

const lower = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** An id in lower case; null for null and ''. */
export function parseUuid(input: unknown, pointer = ''): Result<string | null> {
  if (typeof input === 'string') {
    if (lower.test(input)) return { ok: true, value: input };
    const text = input.trim().toLowerCase();
    if (lower.test(text)) return { ok: true, value: text };
    return text === '' ? { ok: true, value: null } : refuse('expected_id', undefined, pointer);
  }
  return input === null || input === undefined ? { ok: true, value: null } : refuse('expected_id', undefined, pointer);
}

/** The id of a reference on the wire: an id, or an object with one. */
export function parseReference(input: unknown, pointer = ''): Result<string | null> {
  if (typeof input !== 'object' || input === null) return parseUuid(input, pointer);
  if (Array.isArray(input)) return refuse('expected_id', undefined, pointer);
  const { id } = input as Record<string, unknown>;
  return id === undefined ? refuse('expected_id', undefined, pointer) : parseUuid(id, `${pointer}/id`);
}
