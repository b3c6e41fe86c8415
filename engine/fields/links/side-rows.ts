import type { Issue, Result } from '../../errors/issue.ts';
import type { StoredValue } from '../field-type.ts';
import { refuse } from '../value-issues.ts';

export type SideRow = readonly (string | number | null)[];

const maxRows = 1000;

/** Rows of a side table as the one stored value: a JSON text of arrays. */
function storeRows(rows: readonly SideRow[]): readonly StoredValue[] {
  return [JSON.stringify(rows)];
}

/** The rows of a stored value; none for null. */
export function storedRows(stored: readonly StoredValue[]): readonly SideRow[] {
  const text = stored[0];
  // @NOTE written by storeRows or by the query in the same form.
  return typeof text === 'string' ? (JSON.parse(text) as SideRow[]) : [];
}

/** Reads a list with `parse` for each entry, which gives a row, undefined to leave the entry out, or issues. Collects all issues. */
export function parseRows(
  input: unknown,
  parse: (entry: unknown, pointer: string, position: number) => Result<SideRow | undefined>,
): Result<readonly StoredValue[]> {
  if (input === null || input === undefined || input === '') return { ok: true, value: storeRows([]) };
  if (!Array.isArray(input)) return refuse('expected_list');
  if (input.length > maxRows) return refuse('too_many', { max: maxRows });
  const rows: SideRow[] = [];
  const issues: Issue[] = [];
  for (const [index, entry] of input.entries()) {
    const row = parse(entry, `/${index}`, rows.length);
    if (!row.ok) issues.push(...row.issues);
    else if (row.value !== undefined) rows.push(row.value);
  }
  return issues.length > 0 ? { ok: false, issues } : { ok: true, value: storeRows(rows) };
}
