import { createHash } from 'node:crypto';
import { actorId } from '../../access/actor.ts';
import { placesColumn } from '../../access/places-column.ts';
import type { ColumnType, StoredValue } from '../../fields/field-type.ts';
import type { ObjectModel } from '../../metadata/model.ts';
import { bindSlots, compileSql, ident, join, Slot, type Sql, type Statement, sql } from '../../sql/sql.ts';
import { authorName } from '../operations.ts';
import { tableColumns } from '../preparing/load-rows.ts';
import { type BatchContext, type PreparedRow, valueAfter } from '../write-context.ts';

/** Casts from text to the type of a column. */
export const casts: Readonly<Record<ColumnType | 'int[]', Sql>> = {
  text: sql``,
  bigint: sql`::bigint`,
  numeric: sql`::numeric`,
  boolean: sql`::boolean`,
  date: sql`::date`,
  'timestamptz(3)': sql`::timestamptz`,
  uuid: sql`::uuid`,
  'text[]': sql`::text[]`,
  'int[]': sql`::int[]`,
};

const statements = new WeakMap<ObjectModel, Map<string, Statement>>();

function prepared(object: ObjectModel, key: string, make: () => Sql): Statement {
  const cache = statements.get(object) ?? new Map<string, Statement>();
  statements.set(object, cache);
  const known = cache.get(key);
  if (known) return known;
  const statement = compileSql(make());
  const named = { ...statement, name: `w${createHash('sha256').update(statement.text).digest('base64url').slice(0, 20)}` };
  cache.set(key, named);
  return named;
}

const special = /["\\]/;

/** An array literal of PostgreSQL. Written here since the driver's own takes several passes over each element of a batch. */
function arrayLiteral(values: readonly (string | null)[]): string {
  let text = '{';
  for (const value of values) {
    if (text.length > 1) text += ',';
    if (value === null) text += 'NULL';
    else text += special.test(value) ? `"${value.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"` : `"${value}"`;
  }
  return `${text}}`;
}

function asText(value: StoredValue): string | null {
  if (value === null) return null;
  if (typeof value === 'string') return value;
  return typeof value === 'object' ? arrayLiteral(value) : String(value);
}

type WrittenType = keyof typeof casts;

function columnTypes(object: ObjectModel): ReadonlyMap<string, WrittenType> {
  const fields = [...object.fields.values()].flatMap((field) => field.columns.map((column): [string, WrittenType] => [column.name, column.type]));
  return new Map([...fields, [placesColumn, 'int[]']]);
}

/** The values of one column of a batch as a parameter: a text for a single row, an array of texts for several. */
type Spread = (value: (row: PreparedRow) => string | null) => string | null;

function spreader(rows: readonly PreparedRow[]): Spread {
  const [only, ...others] = rows;
  if (only !== undefined && others.length === 0) return (value) => value(only);
  return (value) => arrayLiteral(rows.map(value));
}

/** What history keeps of each row: values of side tables travel with it, the rest is in the record and its past versions. */
function historySlots(spread: Spread): Record<string, unknown> {
  return {
    kinds: spread((row) => row.op),
    names: spread((row) => (row.op === 'create' ? null : `{${[...row.fields].join(',')}}`)),
    links: spread((row) => (row.sidesBefore === undefined ? null : JSON.stringify(row.sidesBefore))),
  };
}

/** One thin row of history per change, written by the same statement as the change. */
function historySql(source: Sql): Sql {
  return sql`insert into sys.history (object, record, version, at, operation, actor, kind, fields, links) ${source}`;
}

const actorSlot = sql`${new Slot('actor')}::uuid`;
const operationSlot = sql`${new Slot('operation')}::uuid`;

/** Adds to the operation's count of rows; an operation that was not started before comes into being with its first rows. */
const countingSql = sql`insert into sys.operation (id, kind, actor, actor_name, at, rows)
  values (${operationSlot}, ${new Slot('kind')}, ${actorSlot}, ${new Slot('author')}, ${new Slot('now')}::timestamptz, ${new Slot('count')}::bigint)
  on conflict (id) do update set rows = sys.operation.rows + excluded.rows`;

/** What every statement of a batch is given. */
function batchSlots({ object, actor, operation, kind, now }: BatchContext, rows: readonly PreparedRow[], spread: Spread): Record<string, unknown> {
  return {
    id: spread((row) => row.id),
    at: spread((row) => row.at),
    actor: actorId(actor),
    operation,
    object: object.name,
    kind,
    author: authorName(actor),
    now: now.toISOString(),
    count: rows.length,
    ...historySlots(spread),
  };
}

/** Inserts all creates with one statement, one array of texts per column: twice as fast as VALUES and without its limit of parameters. */
export async function insertRows(context: BatchContext, rows: readonly PreparedRow[]): Promise<void> {
  const { object, tx } = context;
  if (rows.length === 0) return;
  const types = columnTypes(object);
  const used = new Set<string>();
  for (const row of rows) for (const [column, value] of row.columns) if (value !== null) used.add(column);
  const columns = [...used].sort();
  const statement = prepared(object, `insert ${form(rows)} ${columns.join(' ')}`, () => insertSql(object, columns, types, form(rows)));
  const spread = spreader(rows);
  const slots = batchSlots(context, rows, spread);
  for (const column of columns) slots[`=${column}`] = spread((row) => asText(row.columns.get(column) ?? null));
  await tx.query(bindSlots(statement, slots));
}

type Form = 'one' | 'many';

const form = (rows: readonly PreparedRow[]): Form => (rows.length === 1 ? 'one' : 'many');

/**
 * The rows of a batch as a table v: id, at, history and one column c0, c1 ... per changed column. One row is given as plain values: with
 * arrays PostgreSQL would plan the statement anew each time, which costs as much as to run it.
 */
function batchTable(columns: readonly string[], rows: Form): Sql {
  const slots = ['id', 'at', 'kinds', 'names', 'links', ...columns.map((column) => `=${column}`)].map((name) => new Slot(name));
  const aliases = ['id', 'at', 'kind', 'names', 'links', ...columns.map((_, index) => `c${index}`)].map((alias) => ident(alias));
  if (rows === 'one') return sql`select ${join(slots.map((slot, index) => sql`${slot}::text as ${aliases[index] as Sql}`))}`;
  return sql`select * from unnest(${join(slots.map((slot) => sql`${slot}::text[]`))}) as u(${join(aliases)})`;
}

function insertSql(object: ObjectModel, columns: readonly string[], types: ReadonlyMap<string, WrittenType>, rows: Form): Sql {
  const standard = ['id', 'created_at', 'created_by', 'updated_at', 'updated_by', 'version'];
  const names = join([...standard, ...columns].map((column) => ident(column)));
  const values = columns.map((column, index) => sql`${ident('v', `c${index}`)}${casts[types.get(column) ?? 'text']}`);
  const at = sql`v.at::timestamptz`;
  return sql`with v as materialized (${batchTable(columns, rows)}),
    counted as (${countingSql}),
    made as (insert into ${ident(...object.table)} (${names}) select ${join([sql`v.id::uuid`, at, actorSlot, at, actorSlot, sql`1`, ...values])} from v)
    ${historySql(sql`select ${new Slot('object')}::text, v.id::uuid, 1, ${at}, ${operationSlot}, ${actorSlot}, v.kind, v.names::text[], v.links::jsonb from v`)}`;
}

/** Changes rows: the former versions go to past.<object>, the new values are set and history is written, in one statement. The rows are locked, so their new versions are known. */
export async function updateRows(context: BatchContext, rows: readonly PreparedRow[]): Promise<void> {
  const { object, tx } = context;
  if (rows.length === 0) return;
  const types = columnTypes(object);
  const used = new Set<string>();
  for (const row of rows) for (const column of row.columns.keys()) used.add(column);
  const columns = [...used].sort();
  const statement = prepared(object, `update ${form(rows)} ${columns.join(' ')}`, () => updateSql(object, columns, types, form(rows)));
  const spread = spreader(rows);
  const slots = batchSlots(context, rows, spread);
  for (const column of columns) slots[`=${column}`] = spread((row) => asText(valueAfter(row, column)));
  await tx.query(bindSlots(statement, slots));
}

function updateSql(object: ObjectModel, columns: readonly string[], types: ReadonlyMap<string, WrittenType>, rows: Form): Sql {
  const table = ident(...object.table);
  const kept = tableColumns(object);
  const sets = columns.map((column, index) => sql`${ident(column)} = ${ident('v', `c${index}`)}${casts[types.get(column) ?? 'text']}`);
  const standard = [sql`updated_at = v.at::timestamptz`, sql`updated_by = ${actorSlot}`, sql`version = t.version + 1`];
  return sql`with v as materialized (${batchTable(columns, rows)}),
    counted as (${countingSql}),
    old as (insert into ${ident('past', object.name)} (${join(kept.map((column) => ident(column)))}, valid_from, valid_to, operation)
      select ${join(kept.map((column) => ident('t', column)))}, t.updated_at, v.at::timestamptz, ${operationSlot} from ${table} as t join v on t.id = v.id::uuid),
    done as (update ${table} as t set ${join([...sets, ...standard])} from v where t.id = v.id::uuid returning t.id, t.version, t.updated_at, v.kind, v.names, v.links)
    ${historySql(sql`select ${new Slot('object')}::text, done.id, done.version, done.updated_at, ${operationSlot}, ${actorSlot}, done.kind, done.names::text[], done.links::jsonb from done`)}`;
}
