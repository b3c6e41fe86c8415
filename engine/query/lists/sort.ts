import { AppError } from '../../errors/app-error.ts';
import type { ExpressionType } from '../../expressions/types.ts';
import type { ObjectModel } from '../../metadata/model.ts';
import { all, any, ident, join, Slot, type Sql, sql } from '../../sql/sql.ts';
import { actorScope } from '../filter.ts';
import { accessIn, type ReadFrame } from '../read-frame.ts';
import { guardedValue, type Relation } from '../relation.ts';

/** One key of a sort order. */
export interface SortKey {
  readonly path: readonly string[];
  readonly descending: boolean;
  readonly type: ExpressionType;
  /** Never null, so that the plain row comparison of an index can be used. */
  readonly always: boolean;
}

// Columns the engine itself fills in every row.
const neverNull = new Set(['id', 'created_at', 'updated_at', 'version']);
const maximumKeys = 4;

/** Parses a sort order for the actor. The default is newest first; id is always the last key and follows the first key's direction. */
export function parseSort(frame: ReadFrame, object: ObjectModel, sort: readonly string[] | undefined): readonly SortKey[] {
  const scope = actorScope(frame, object);
  // Whoever may not read when records were made gets them by id, which rises with time.
  const newestFirst = scope.resolve(['created_at']) ? ['-created_at'] : ['-id'];
  const wanted = sort === undefined || sort.length === 0 ? newestFirst : sort;
  if (wanted.length > maximumKeys)
    throw new AppError('limit_exceeded', `A list is sorted by at most ${maximumKeys} keys.`, {
      issues: [{ pointer: '/sort', message: `${wanted.length} keys` }],
    });
  const keys: SortKey[] = [];
  for (const item of wanted) {
    const descending = item.startsWith('-');
    const written = (descending ? item.slice(1) : item).split('.');
    const entry = scope.resolve(written);
    if (!entry || entry.type === 'texts') {
      const name = written.join('.');
      const message = `${object.name} cannot be sorted by "${name}".`;
      throw new AppError('unknown_field', message, { issues: [{ pointer: '/sort', message, params: { name } }] });
    }
    keys.push({ path: entry.path, descending, type: entry.type, always: isAlwaysThere(frame, object, entry.path) });
  }
  if (keys.some((key) => key.path.length === 1 && key.path[0] === 'id')) return keys;
  return [...keys, { path: ['id'], descending: keys[0]?.descending ?? false, type: 'reference', always: true }];
}

/** Where the cell is hidden in some rows it has no value there. */
function isAlwaysThere(frame: ReadFrame, object: ObjectModel, [name = '', ...rest]: readonly string[]): boolean {
  const field = object.fields.get(name);
  return rest.length === 0 && neverNull.has(name) && field !== undefined && accessIn(frame, object).readsWholeColumn(field);
}

/** The value a key sorts by: people's texts in Vietnamese order, choices and the rest as stored. */
function keyValue(at: Relation, key: SortKey): Sql {
  const value = guardedValue(at, key.path, 'sort');
  return key.type === 'text' ? sql`${value} collate "vi-x-icu"` : value;
}

export function orderBy(at: Relation, keys: readonly SortKey[]): Sql {
  return join(keys.map((key) => ordered(keyValue(at, key), key)));
}

function ordered(value: Sql, key: SortKey): Sql {
  return sql`${value}${key.descending ? sql` desc` : sql``}${key.always ? sql`` : sql` nulls last`}`;
}

/** Selects the values of the keys as s0, s1 ..., for hitOrder to sort by where only these are at hand. */
export function hitItems(at: Relation, keys: readonly SortKey[]): readonly Sql[] {
  return keys.map((key, index) => sql`${keyValue(at, key)} as ${ident(`s${index}`)}`);
}

/** The same order as orderBy, over the columns of hitItems. */
export function hitOrder(keys: readonly SortKey[]): Sql {
  return join(keys.map((key, index) => ordered(ident(`s${index}`), key)));
}

/** Selects the values a cursor needs, as k0, k1 ... in text. */
export function cursorItems(at: Relation, keys: readonly SortKey[]): readonly Sql[] {
  return keys.map((key, index) => sql`${guardedValue(at, key.path, 'cursor')}::text as ${ident(`k${index}`)}`);
}

const casts: Readonly<Record<ExpressionType, Sql>> = {
  text: sql`::text`,
  number: sql`::numeric`,
  boolean: sql`::boolean`,
  date: sql`::date`,
  datetime: sql`::timestamptz`,
  reference: sql`::uuid`,
  texts: sql`::text[]`,
  null: sql`::text`,
};

/** Rows after the cursor. `nulls` tells which key values of the cursor are null; they shape the condition, the values are slots k0, k1 ... */
export function afterCursor(at: Relation, keys: readonly SortKey[], nulls: readonly boolean[]): Sql {
  const slot = (index: number): Sql => sql`${new Slot(`k${index}`)}${casts[(keys[index] as SortKey).type]}`;
  if (keys.every((key) => key.always && key.descending === keys[0]?.descending)) {
    const left = join(keys.map((key) => keyValue(at, key)));
    const right = join(keys.map((_, index) => slot(index)));
    return keys[0]?.descending ? sql`(${left}) < (${right})` : sql`(${left}) > (${right})`;
  }
  const branches = keys.map((key, index) => {
    const equal = keys
      .slice(0, index)
      .map((before, position) => (nulls[position] ? sql`${keyValue(at, before)} is null` : sql`${keyValue(at, before)} = ${slot(position)}`));
    // Nulls come last: nothing follows a null but later keys.
    if (nulls[index]) return sql`false`;
    const beyond = key.descending ? sql`${keyValue(at, key)} < ${slot(index)}` : sql`${keyValue(at, key)} > ${slot(index)}`;
    return all([...equal, key.always ? beyond : sql`(${beyond} or ${keyValue(at, key)} is null)`]);
  });
  return any(branches);
}
