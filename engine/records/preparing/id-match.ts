import { Slot, type Sql, sql } from '../../sql/sql.ts';

/**
 * Matches a column of ids with the slot `name`: one id or an array of them. A single id has a form of its own, since PostgreSQL plans a
 * statement with an array anew each time, which costs more than to run it.
 */
export function idMatch(column: Sql, name: string, ids: readonly string[]): Sql {
  const slot = new Slot(name);
  return ids.length === 1 ? sql`${column} = ${slot}::uuid` : sql`${column} = any(${slot}::uuid[])`;
}

/** What fills the slot of `idMatch`. */
export function idSlot(ids: readonly string[]): string | readonly string[] | undefined {
  return ids.length === 1 ? ids[0] : ids;
}

/** Tells the two forms apart in the key of a cached statement. */
export function idForm(ids: readonly string[]): string {
  return ids.length === 1 ? 'one' : 'many';
}
