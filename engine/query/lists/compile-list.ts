import type { Row } from '../../database/database.ts';
import type { ObjectModel } from '../../metadata/model.ts';
import { all, compileSql, ident, join, Slot, type Sql, type Statement, sql } from '../../sql/sql.ts';
import { compileFilter, filterCondition } from '../filter.ts';
import { type Deferred, defaultFields, type FieldTree, fieldTree, type Projection, project, treeOf } from '../projection.ts';
import { preparedStatement } from '../read-context.ts';
import { accessIn, type ReadFrame } from '../read-frame.ts';
import type { ListRequest } from '../record-reader.ts';
import { type Relation, relation } from '../relation.ts';
import { leadingRollUp } from './leading-roll-up.ts';
import { isIndexable, searchCondition, searchPatterns } from './search-condition.ts';
import { afterCursor, cursorItems, hitItems, hitOrder, orderBy, type SortKey } from './sort.ts';

/** Counting stops here unless the exact count is asked for. */
const countCap = 2_000;
/** The same for searches with a word too short for the index, where each row is looked at. More than any page holds. */
const unindexedCap = 500;

/** What makes one list differ from another in its SQL. Patterns of a search are slots q0, q1 ...: only how many and of which kind they are counts. */
interface ListShape {
  readonly frame: ReadFrame;
  readonly object: ObjectModel;
  readonly request: Omit<ListRequest, 'cursor'>;
  readonly keys: readonly SortKey[];
  readonly limit: number;
}

/** The statements of a list, each compiled when it is first asked for. */
export interface CompiledList {
  readonly limit: number;
  /** Where capped counts stop. */
  readonly cap: number;
  /** A page; `nulls` tells which values of the cursor are null, undefined asks for the first page. */
  page(nulls: readonly boolean[] | undefined): Statement;
  /** The same of records that have a value, where a stored roll-up leads the order: what is missing from it is in `page`. */
  valuedPage(nulls: readonly boolean[] | undefined): Statement | undefined;
  counting(): Statement;
  /** Of a search whose hits are few: the first page, with their number as `n` in each row. Meaningless where `n` is beyond the cap. */
  pageAndCount(): Statement;
  readonly decode: (row: Row) => Record<string, unknown>;
  readonly deferred: readonly Deferred[];
}

/** The tree of fields of a request; `everything` adds lines, links, side tables and roll-ups where none are named. */
export function requestedTree(frame: ReadFrame, object: ObjectModel, fields: readonly string[] | undefined, everything: boolean): FieldTree {
  if (fields === undefined || fields.length === 0) return treeOf(defaultFields(object, everything));
  const accessOf = (other: ObjectModel) => accessIn(frame, other);
  return fieldTree(frame, object, accessOf(object), ['id', 'version', ...fields], accessOf);
}

/** The conditions of a list: what may be seen, the filter, the search; where records are named, the slot `ids`. */
export function listConditions(
  at: Relation,
  request: Pick<ListRequest, 'filter' | 'trash' | 'ids'>,
  patterns: readonly (string | Slot)[] = [],
): readonly Sql[] {
  const conditions = [at.visible(request.trash)];
  if (request.filter !== undefined && request.filter.trim() !== '') conditions.push(filterCondition(at, compileFilter(at.frame, at.object, request.filter)));
  if (patterns.length > 0) conditions.push(searchCondition(at, patterns));
  if (request.ids !== undefined) conditions.push(sql`${ident(at.alias)}.id = any(${new Slot('ids')}::uuid[])`);
  return conditions;
}

/** Compiles a list; filter and fields are checked at once. */
export function compileList(shape: ListShape): CompiledList {
  const { frame, object, request } = shape;
  const found = searchPatterns(request.search ?? '');
  const patterns = found.map((_, index) => new Slot(`q${index}`));
  const cap = found.every(isIndexable) ? countCap : unindexedCap;
  const { at, projection } = projected(shape);
  // Compiled here for its issues.
  listConditions(at, request, patterns);
  const leads = found.length === 0 && leadingRollUp(relation(frame, object), shape.keys, undefined) !== undefined;
  const pages = new Map<string, Statement>();
  let counting: Statement | undefined;
  let together: Statement | undefined;
  return {
    limit: shape.limit,
    cap,
    decode: projection.decode,
    deferred: projection.deferred,
    page(nulls) {
      const key = String(nulls);
      const known = pages.get(key) ?? prepare(pageSql(shape, patterns, nulls), shape, found, false);
      pages.set(key, known);
      return known;
    },
    valuedPage(nulls) {
      if (!leads || nulls?.[0] === true) return undefined;
      const key = `valued ${nulls}`;
      const known = pages.get(key) ?? valuedSql(shape, nulls);
      if (known) pages.set(key, known);
      return known;
    },
    counting() {
      counting ??= prepare(countSql(relation(frame, object), request, patterns, cap), shape, found, true);
      return counting;
    },
    pageAndCount() {
      together ??= prepare(pageAndCountSql(shape, patterns, cap), shape, found, true);
      return together;
    },
  };
}

/**
 * A statement to be named, so that the server keeps its plan, or to be planned each time. A pattern decides by itself whether an index pays,
 * except where an owner's records are gathered by words that the index knows: there it always does.
 */
function prepare(statement: Sql, { frame, object, request }: ListShape, patterns: readonly string[], gathers: boolean): Statement {
  // How many records are named decides about the plan.
  if (request.ids !== undefined) return compileSql(statement);
  const rows = accessIn(frame, object).rows('read');
  const own = typeof rows !== 'string' && rows.every((rule) => rule.forms.length === 1 && rule.forms[0]?.kind === 'own');
  if (patterns.length === 0 || (gathers && own && patterns.every(isIndexable))) return preparedStatement(statement, frame.model);
  return compileSql(statement);
}

interface Projected {
  readonly at: Relation;
  readonly projection: Projection;
  readonly items: readonly Sql[];
}

function projected({ frame, object, request, keys }: ListShape): Projected {
  const at = relation(frame, object);
  const projection = project(at, requestedTree(frame, object, request.fields, false));
  return { at, projection, items: [...projection.items, ...cursorItems(at, keys)] };
}

function pageSql(shape: ListShape, patterns: readonly Slot[], nulls: readonly boolean[] | undefined): Sql {
  const { at, items } = projected(shape);
  const conditions = listConditions(at, shape.request, patterns);
  const order = orderBy(at, shape.keys);
  const after = nulls ? [afterCursor(at, shape.keys, nulls)] : [];
  return sql`select ${join(items)} from ${at.from()} where ${all([...conditions, ...after])} order by ${order} limit ${sql.lit(shape.limit + 1)}`;
}

function valuedSql(shape: ListShape, nulls: readonly boolean[] | undefined): Statement | undefined {
  const { at, items } = projected(shape);
  const leading = leadingRollUp(at, shape.keys, nulls);
  if (!leading) return undefined;
  const conditions = all([...listConditions(at, shape.request), ...leading.conditions]);
  const statement = sql`select ${join(items)} from ${at.from()} where ${conditions} order by ${leading.order} limit ${sql.lit(shape.limit + 1)}`;
  return preparedStatement(statement, shape.frame.model);
}

function countSql(at: Relation, request: ListShape['request'], patterns: readonly Slot[], cap: number): Sql {
  const conditions = all(listConditions(at, request, patterns));
  if (request.count === 'exact') return sql`select count(*) as n from ${at.from()} where ${conditions}`;
  return sql`select count(*) as n from (select 1 from ${at.from()} where ${conditions} limit ${sql.lit(cap + 1)}) as counted`;
}

/** The hits are found once, in whatever order their indexes give them; without an order the planner has no reason to walk another index. */
function pageAndCountSql(shape: ListShape, patterns: readonly Slot[], cap: number): Sql {
  const found = relation(shape.frame, shape.object);
  const conditions = all(listConditions(found, shape.request, patterns));
  const hits = join([sql`${ident(found.alias)}.id as hit`, ...hitItems(found, shape.keys)]);
  const { at, items } = projected(shape);
  const order = orderBy(at, shape.keys);
  const newest = sql`select hit from hits order by ${hitOrder(shape.keys)} limit ${sql.lit(shape.limit + 1)}`;
  return sql`with hits as materialized (select ${hits} from ${found.from()} where ${conditions} limit ${sql.lit(cap + 1)})
    select ${join(items)}, (select count(*) from hits) as n from ${at.from()} where ${ident(at.alias)}.id = any(array(${newest})) order by ${order}`;
}
