import { storedValue } from '../../metadata/stored-roll-ups.ts';
import { ident, Slot, type Sql, sql } from '../../sql/sql.ts';
import { type Relation, readsStored } from '../relation.ts';
import { afterCursor, orderBy, type SortKey } from './sort.ts';

/** A page in the order of a stored roll-up's index: of the records that have a value, which all come before those that have none. */
export interface LeadingRollUp {
  readonly order: Sql;
  readonly conditions: readonly Sql[];
}

/** Where a list is sorted by a stored roll-up first. Undefined where its index cannot give the page, or the cursor is past all values. */
export function leadingRollUp(at: Relation, keys: readonly SortKey[], nulls: readonly boolean[] | undefined): LeadingRollUp | undefined {
  const [first, ...rest] = keys;
  const field = first?.path.length === 1 ? at.object.fields.get(first.path[0] as string) : undefined;
  if (!first || !field || !readsStored(at.frame, field) || !at.access.readsWholeColumn(field) || nulls?.[0] === true) return undefined;
  const { type } = storedValue(field);
  // Texts are sorted as people do, their index is not.
  if (type === 'text') return undefined;
  const counts = field.document.options?.function === 'count';
  // Records without a row count nothing, so the least counts are not in the index.
  if (counts && !first.descending) return undefined;
  const value = ident(at.stored(field.storedTable), 'value');
  // Rejects what the outer join makes up, so that PostgreSQL may begin with this table.
  const there = counts ? sql`${value} > 0` : sql`${value} is not null`;
  const order = sql`${value}${first.descending ? sql` desc` : sql``}, ${orderBy(at, rest)}`;
  if (!nulls) return { order, conditions: [there] };
  const slot = sql`${new Slot('k0')}::${sql.raw(type)}`;
  const from = first.descending ? sql`${value} <= ${slot}` : sql`${value} >= ${slot}`;
  return { order, conditions: [there, from, afterCursor(at, [{ ...first, always: true }, ...rest], nulls)] };
}
