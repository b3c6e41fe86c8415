import { isDeepStrictEqual } from 'node:util';
import { type LoadType, literal, valuesOf, wire } from './field-values.ts';
import type { LoadAnswer } from './load-client.ts';
import type { LoadContext } from './load-context.ts';
import type { LoadField, LoadObject, Period } from './oracle.ts';

type Rows = readonly Readonly<Record<string, unknown>>[];

const pageSize = 200;

/** A list of some fields, perhaps of those with a certain value, counted. */
export async function list(context: LoadContext): Promise<void> {
  const { oracle, random } = context;
  const object = context.object();
  const fields = random.some(oracle.livingFields(object), 0.5);
  const matched = random.chance(0.6) ? filterOf(context, object) : undefined;
  const asked = random.chance(0.3) || fields.length === 0 ? undefined : fields.map(({ name }) => name);
  const query = new URLSearchParams({ limit: String(pageSize), count: 'exact', sort: random.chance(0.5) ? '-created_at' : 'amount' });
  if (asked) query.set('fields', asked.join(','));
  if (matched) query.set('filter', matched.filter);
  const { answer, period, request } = await context.ask('GET', `/api/records/${object.name}?${query}`);
  if (answer.status !== 200) return context.mustBeMoving(request, answer, object, [...(asked ? fields : []), ...(matched ? [matched.field] : [])], period);
  const items = answer.body.items as Rows;
  for (const item of items) context.fault(request, answer, oracle.wrongRecord(object, item, asked, period));
  const { least, most } = oracle.bounds(object, period, matched && { field: matched.field.name, n: matched.n });
  const count = Number(answer.body.count);
  if (count < least || count > most) context.fault(request, answer, `counts ${count}, not ${least} to ${most}`);
  if (items.length > most || items.length < Math.min(least, pageSize)) context.fault(request, answer, `${items.length} items, not ${least} to ${most}`);
  if (matched) for (const item of items) context.fault(request, answer, wrongMatch(context, object, String(item.id), matched, period));
}

function wrongMatch({ oracle }: LoadContext, object: LoadObject, id: string, matched: Matched, { from, to }: Period): string | undefined {
  const record = object.records.get(id);
  if (record && oracle.value(record, matched.field.name).possible(from, to).includes(matched.n)) return undefined;
  return `record ${id} does not have ${matched.field.name} = ${matched.n}`;
}

interface Asked {
  readonly request: string;
  readonly answer: LoadAnswer;
  readonly period: Period;
}

interface Matched {
  readonly field: LoadField;
  readonly n: number;
  readonly filter: string;
}

/** A filter on a value that some record has, or a random one. */
function filterOf({ oracle, random }: LoadContext, object: LoadObject): Matched | undefined {
  const field = random.pick(oracle.livingFields(object));
  const tick = oracle.tick();
  const type = field?.type.possible(tick, tick)[0];
  const choices = field?.choiceCount.possible(tick, tick)[0];
  if (!field || type === undefined || choices === undefined) return undefined;
  const some = random.pick([...object.records.values()]);
  const n = (random.chance(0.7) && some ? oracle.value(some, field.name).now(tick) : undefined) ?? random.below(valuesOf(type, choices, oracle.clients));
  const value = literal(type, n);
  return value === undefined ? undefined : { field, n, filter: `${field.name} = ${value}` };
}

/** One record, whole or in part. */
export async function get(context: LoadContext): Promise<void> {
  const { oracle, random } = context;
  const object = context.object();
  const record = random.pick([...object.records.values()]);
  if (!record) return;
  const fields = random.some(oracle.livingFields(object), 0.5);
  const asked = random.chance(0.5) || fields.length === 0 ? undefined : fields.map(({ name }) => name);
  const { answer, period, request } = await context.ask('GET', `/api/records/${object.name}/${record.id}${asked ? `?fields=${asked.join(',')}` : ''}`);
  const alive = record.alive.possible(period.from, period.to);
  if (answer.status === 404 && alive.includes(false)) return;
  if (answer.status !== 200) return context.mustBeMoving(request, answer, object, asked ? fields : [], period);
  context.fault(request, answer, oracle.wrongRecord(object, answer.body, asked, period));
}

/** A field that is not there, or not any more. */
export async function unknownField(context: LoadContext): Promise<void> {
  const { oracle, random } = context;
  const object = context.object();
  const gone = [...object.fields.values()].filter(({ alive }) => alive.now(oracle.tick()) === false);
  const field = random.pick(gone);
  if (!field) return;
  const { answer, period, request } = await context.ask('GET', `/api/records/${object.name}?fields=${field.name}`);
  const refused = answer.status === 400 && answer.body.code === 'unknown_field';
  const mayBeThere = field.alive.possible(period.from, period.to).includes(true) || object.alive.certain(period.from, period.to) !== true;
  if (!refused && !mayBeThere) context.fault(request, answer, `${field.name} is not there`);
}

/** Counts and a sum, in groups or of all. */
export async function aggregate(context: LoadContext): Promise<void> {
  const { oracle, random } = context;
  const object = context.object();
  const field = random.chance(0.7) ? random.pick(oracle.livingFields(object).filter((candidate) => isGrouped(candidate, oracle.tick()))) : undefined;
  const measures = [
    { fn: 'count', as: 'n' },
    { fn: 'sum', field: 'amount', as: 'total' },
  ];
  const payload = { ...(field ? { group: [{ field: field.name }] } : {}), measures, limit: 10_000 };
  const { answer, period, request } = await context.ask('POST', `/api/records/${object.name}/aggregate`, payload);
  if (answer.status !== 200) return context.mustBeMoving(request, answer, object, field ? [field] : [], period);
  const rows = answer.body.rows as Rows;
  const { least, most } = oracle.bounds(object, period);
  const count = rows.reduce((sum, row) => sum + Number(row.n), 0);
  if (count < least || count > most) context.fault(request, answer, `counts ${count}, not ${least} to ${most}`);
  const sums = oracle.sumBounds(object, period);
  const total = rows.reduce((sum, row) => sum + Number(row.total ?? 0), 0);
  if (total < sums.least || total > sums.most) context.fault(request, answer, `sums ${total}, not ${sums.least} to ${sums.most}`);
  if (field) checkGroups(context, { request, answer, period }, object, field, rows);
}

function isGrouped(field: LoadField, tick: number): boolean {
  const type = field.type.possible(tick, tick)[0];
  return type !== undefined && literal(type, 0) !== undefined;
}

function checkGroups(context: LoadContext, { request, answer, period }: Asked, object: LoadObject, field: LoadField, rows: Rows): void {
  const types = field.type.possible(period.from, period.to);
  const groups = context.oracle.groupBounds(object, field.name, period);
  const counts = new Map<number | null, number>();
  for (const row of rows) {
    const n = numberOf(context, row[field.name], types);
    if (n === undefined) context.fault(request, answer, `no record has ${field.name} ${JSON.stringify(row[field.name])}`);
    else counts.set(n, (counts.get(n) ?? 0) + Number(row.n));
  }
  for (const n of new Set([...groups.keys(), ...counts.keys()])) {
    const { least, most } = groups.get(n) ?? { least: 0, most: 0 };
    const count = counts.get(n) ?? 0;
    if (count < least || count > most) context.fault(request, answer, `group ${n} counts ${count}, not ${least} to ${most}`);
  }
}

function numberOf({ oracle }: LoadContext, value: unknown, types: readonly LoadType[]): number | null | undefined {
  if (value === null) return null;
  const text = String(value);
  const digits = /\d+/.exec(text)?.[0];
  const n = digits === undefined ? (text === 'true' ? 0 : 1) : Number(digits);
  return types.some((type) => isDeepStrictEqual(value, wire(type, n, oracle.clients))) ? n : undefined;
}
