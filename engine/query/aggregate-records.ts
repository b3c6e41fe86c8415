import type { Actor } from '../access/actor.ts';
import type { Row } from '../database/database.ts';
import { AppError } from '../errors/app-error.ts';
import type { ExpressionType } from '../expressions/types.ts';
import type { FieldModel, ObjectModel } from '../metadata/model.ts';
import { all, ident, join, type Sql, type Statement, sql } from '../sql/sql.ts';
import { actorScope } from './filter.ts';
import { listConditions } from './lists/compile-list.ts';
import { searchPatterns } from './lists/search-condition.ts';
import { cached, preparedStatement, type ReadContext, readableObject, run } from './read-context.ts';
import type { ReadFrame } from './read-frame.ts';
import type { AggregateAnswer, AggregateRequest, Bucket } from './record-reader.ts';
import { guardedValue, isMoney, type Relation, relation } from './relation.ts';

const maximumGroups = 10_000;
const defaultGroups = 1_000;

type Decode = (row: Row) => unknown;

interface Column {
  readonly name: string;
  readonly expression: Sql;
  readonly decode: Decode;
}

interface CompiledAggregate {
  readonly statement: Statement;
  readonly decode: (row: Row) => Record<string, unknown>;
  readonly hidden: readonly string[];
  readonly currencies: readonly { readonly column: string; readonly as: string }[];
}

function refuse(pointer: string, message: string): never {
  throw new AppError('bad_request', message, { issues: [{ pointer, message }] });
}

/** Totals per group; see RecordReader.aggregate. */
export async function aggregateRecords(context: ReadContext, actor: Actor, name: string, request: AggregateRequest): Promise<AggregateAnswer> {
  const frame: ReadFrame = { model: context.model, actor, mode: 'list' };
  const object = readableObject(frame, name);
  const compiled = cached(frame, JSON.stringify(['aggregate', name, request]), () => compileAggregate(frame, object, request));
  const rows = await run(context, actor, compiled.statement);
  for (const row of rows) {
    for (const { column, as } of compiled.currencies) {
      if (Number(row[column]) <= 1) continue;
      const message = `"${as}" would add amounts in different currencies; group by the currency or filter to one.`;
      throw new AppError('mixed_currencies', message, { issues: [{ pointer: '/measures', message }] });
    }
  }
  const answer = { rows: rows.map(compiled.decode) };
  return compiled.hidden.length > 0 ? { ...answer, hidden: compiled.hidden } : answer;
}

function compileAggregate(frame: ReadFrame, object: ObjectModel, request: AggregateRequest): CompiledAggregate {
  const at = relation(frame, object);
  const groups = (request.group ?? []).map((group, index) => groupColumn(at, group, index));
  const measures = request.measures.map((measure, index) => measureColumns(at, measure, index));
  const conditions = listConditions(at, request, searchPatterns(request.search ?? ''));
  const columns = [...groups, ...measures.flatMap((measure) => measure.columns)];
  const sqlNames = columns.map((column, index) => ({ ...column, alias: `a${index}` }));
  const items = sqlNames.map((column) => sql`${column.expression} as ${ident(column.alias)}`);
  const by = groups.length > 0 ? sql` group by ${join(groups.map((_, index) => sql.lit(index + 1) as Sql))}` : sql``;
  const order = aggregateOrder(request, sqlNames);
  const limit = request.limit ?? defaultGroups;
  if (!Number.isInteger(limit) || limit < 1 || limit > maximumGroups) refuse('/limit', `limit must be a whole number from 1 to ${maximumGroups}.`);
  const statement = preparedStatement(sql`select ${join(items)} from ${at.from()} where ${all(conditions)}${by}${order} limit ${sql.lit(limit)}`, frame.model);
  const aliasOf = new Map(sqlNames.map((column) => [column.name, column.alias]));
  return {
    statement,
    hidden: measures.filter((measure) => measure.hidden).map((measure) => measure.as),
    currencies: measures.flatMap((measure) => (measure.money ? [{ column: aliasOf.get(`${measure.as} currencies`) ?? '', as: measure.as }] : [])),
    decode: (row) => {
      const answer: Record<string, unknown> = {};
      for (const group of groups) answer[group.name] = group.decode({ value: row[aliasOf.get(group.name) ?? ''] });
      for (const measure of measures) answer[measure.as] = measure.decode((part) => row[aliasOf.get(part) ?? '']);
      return answer;
    },
  };
}

function aggregateOrder(request: AggregateRequest, columns: readonly { readonly name: string; readonly alias: string }[]): Sql {
  const sort = request.sort ?? (request.group ?? []).map((group) => group.field);
  if (sort.length === 0) return sql``;
  const keys = sort.map((item) => {
    const descending = item.startsWith('-');
    const name = descending ? item.slice(1) : item;
    const column = columns.find((candidate) => candidate.name === name);
    if (!column) return refuse('/sort', `"${name}" is neither a measure nor a grouped field of this request.`);
    return sql`${ident(column.alias)}${descending ? sql` desc` : sql``} nulls last`;
  });
  // The groups come last, so that equal totals keep one order.
  const rest = (request.group ?? []).map((_, index) => sql`${ident(`a${index}`)} nulls last`);
  return sql` order by ${join([...keys, ...rest])}`;
}

interface Resolved {
  readonly path: readonly string[];
  readonly type: ExpressionType;
  readonly field: FieldModel;
  readonly object: ObjectModel;
}

function resolve(at: Relation, written: string, pointer: string): Resolved {
  const entry = actorScope(at.frame, at.object).resolve(written.split('.'));
  if (!entry) {
    const message = `${at.object.name} has no field "${written}" that you can read.`;
    throw new AppError('unknown_field', message, { issues: [{ pointer, message, params: { name: written } }] });
  }
  let object = at.object;
  let field = object.fields.get(entry.path[0] as string);
  for (const segment of entry.path.slice(1)) {
    const target: ObjectModel | undefined = field?.type.expression?.(field.document)?.members?.[segment]
      ? undefined
      : at.frame.model.objects.get(field?.target ?? '');
    if (!target) break;
    object = target;
    field = object.fields.get(segment);
  }
  return { path: entry.path, type: entry.type, field: field as FieldModel, object };
}

function groupColumn(at: Relation, group: { readonly field: string; readonly bucket?: Bucket | undefined }, index: number): Column {
  const pointer = `/group/${index}`;
  const found = resolve(at, group.field, pointer);
  const value = guardedValue(at, found.path, 'group');
  if (group.bucket === undefined) {
    if (found.type === 'texts') refuse(pointer, `"${group.field}" holds several values; it cannot be grouped by.`);
    const last = found.path.at(-1) === found.field.name;
    const wraps = found.type === 'reference' && found.field.name !== 'id';
    return {
      name: group.field,
      expression: value,
      decode: ({ value: read }) => (wraps && read !== null ? { id: read } : last && found.type !== 'reference' ? groupWire(found, read) : read),
    };
  }
  if (found.type !== 'date' && found.type !== 'datetime') refuse(pointer, `Only dates are put into buckets; "${group.field}" is a ${found.type}.`);
  const local = found.type === 'datetime' ? sql`(${value} at time zone ${at.frame.actor.zone})` : value;
  const bucket = buckets[group.bucket];
  return { name: group.field, expression: bucket.expression(local), decode: ({ value: read }) => (bucket.number && read !== null ? Number(read) : read) };
}

function groupWire(found: Resolved, read: unknown): unknown {
  if (found.type === 'number') return read === null ? null : found.field.document.type === 'integer' ? Number(read) : plainDecimal(String(read));
  return read;
}

const buckets: Readonly<Record<Bucket, { readonly expression: (local: Sql) => Sql; readonly number: boolean }>> = {
  hour: { expression: (local) => sql`extract(hour from ${local})::int`, number: true },
  weekday: { expression: (local) => sql`extract(isodow from ${local})::int`, number: true },
  day: { expression: (local) => sql`to_char(${local}, 'YYYY-MM-DD')`, number: false },
  week: { expression: (local) => sql`to_char(date_trunc('week', ${local}), 'YYYY-MM-DD')`, number: false },
  month: { expression: (local) => sql`to_char(${local}, 'YYYY-MM')`, number: false },
  quarter: { expression: (local) => sql`to_char(${local}, 'YYYY-"Q"Q')`, number: false },
  year: { expression: (local) => sql`to_char(${local}, 'YYYY')`, number: false },
};

/** Decimal text without trailing zeros. */
function plainDecimal(text: string): string {
  return text.includes('.') ? text.replace(/\.?0+$/, '') : text;
}

interface MeasureColumns {
  readonly as: string;
  readonly columns: readonly Column[];
  readonly money: boolean;
  readonly hidden: boolean;
  readonly decode: (read: (part: string) => unknown) => unknown;
}

function measureColumns(at: Relation, measure: AggregateRequest['measures'][number], index: number): MeasureColumns {
  const { as, fn } = measure;
  const pointer = `/measures/${index}`;
  const keep: Decode = ({ value }) => value;
  if (fn === 'count' && measure.field === undefined)
    return { as, columns: [{ name: as, expression: sql`count(*)`, decode: keep }], money: false, hidden: false, decode: (read) => Number(read(as)) };
  if (measure.field === undefined) refuse(pointer, `${fn} needs a field.`);
  const found = resolve(at, measure.field, pointer);
  const value = guardedValue(at, found.path, fn === 'min' ? 'min' : 'measure');
  const hidden = at.guards(found.path).length > 0;
  const numeric = found.type === 'number';
  if (fn === 'count' || fn === 'count_distinct') {
    const expression = fn === 'count' ? sql`count(${value})` : sql`count(distinct ${value})`;
    return { as, columns: [{ name: as, expression, decode: keep }], money: false, hidden, decode: (read) => Number(read(as)) };
  }
  if (fn !== 'min' && fn !== 'max' && !numeric) refuse(pointer, `${fn} needs a number; "${measure.field}" is a ${found.type}.`);
  if (found.type === 'texts' || found.type === 'boolean' || found.type === 'reference') refuse(pointer, `${fn} cannot be taken of "${measure.field}".`);
  const expression = {
    sum: sql`sum(${value})`,
    avg: sql`round(avg(${value}), 12)`,
    min: sql`min(${value})`,
    max: sql`max(${value})`,
    median: sql`round((percentile_cont(0.5) within group (order by ${value}))::numeric, 12)`,
  }[fn];
  const wire = (read: unknown): unknown => (read === null || read === undefined ? null : numeric ? plainDecimal(String(read)) : read);
  const columns: Column[] = [{ name: as, expression, decode: keep }];
  if (!isMoney(found.object, found.field.name) || found.path.at(-1) !== found.field.name)
    return { as, columns, money: false, hidden, decode: (read) => wire(read(as)) };
  const currency = at.value([...found.path, 'currency']);
  columns.push(
    { name: `${as} currency`, expression: sql`min(${currency})`, decode: keep },
    {
      name: `${as} currencies`,
      expression: sql`(case when min(${currency}) = max(${currency}) then 1 when min(${currency}) is null then 0 else 2 end)`,
      decode: keep,
    },
  );
  return { as, columns, money: true, hidden, decode: (read) => (read(as) === null ? null : { amount: wire(read(as)), currency: read(`${as} currency`) }) };
}
