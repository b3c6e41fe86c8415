import { randomUUID } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { type LoadType, valuesOf, wire } from './field-values.ts';
import type { LoadAnswer } from './load-client.ts';
import type { LoadContext } from './load-context.ts';
import type { LoadField, LoadObject, LoadRecord, Oracle, Period } from './oracle.ts';
import type { Random } from './random.ts';

/** Values given in a write: their numbers, by field, and as they are sent. */
interface Given {
  readonly fields: readonly LoadField[];
  readonly numbers: ReadonlyMap<string, number | null>;
  readonly values: Readonly<Record<string, unknown>>;
}

/** Random values for some fields, of the type that each has as far as anyone knows. */
export function randomValues(oracle: Oracle, random: Random, object: LoadObject, always: readonly string[], probability: number): Given {
  const tick = oracle.tick();
  const fields = oracle.livingFields(object).filter(({ name }) => always.includes(name) || random.chance(probability));
  const numbers = new Map<string, number | null>();
  const values: Record<string, unknown> = {};
  for (const field of fields) {
    const type = random.pick(field.type.possible(tick, tick)) as LoadType;
    const choices = Math.max(...field.choiceCount.possible(tick, tick));
    // Most amounts are below every limit.
    const end = field.name === 'amount' && random.chance(0.85) ? 50_000 : valuesOf(type, choices, oracle.clients);
    const n = field.name !== 'amount' && !always.includes(field.name) && random.chance(0.1) ? null : random.below(end);
    numbers.set(field.name, n);
    values[field.name] = wire(type, n, oracle.clients);
  }
  return { fields, numbers, values };
}

export async function create(context: LoadContext): Promise<void> {
  const { oracle, random } = context;
  const object = context.object();
  const given = randomValues(oracle, random, object, ['title', 'amount'], 0.6);
  const record = oracle.addRecord(object, randomUUID(), false);
  record.busy = true;
  const offered = oracle.tick();
  record.alive.offer(true, offered);
  for (const [name, n] of given.numbers) oracle.value(record, name).settle(n, offered);
  for (const { name, fallback } of object.fields.values())
    if (fallback !== null && !given.numbers.has(name)) oracle.value(record, name).offer(fallback, offered);
  const { answer, period, request } = await context.ask('POST', `/api/records/${object.name}`, { id: record.id, ...given.values });
  record.busy = false;
  if (answer.status !== 201) {
    record.alive.settle(false, oracle.tick());
    return judgeRefusal(context, { request, answer, period }, object, given, undefined);
  }
  for (const field of object.fields.values())
    if (field.fallback !== null && !given.numbers.has(field.name)) settleDefault(oracle, record, field, answer.body, { from: offered, to: period.to });
  record.alive.settle(true, oracle.tick());
  judgeAccepted(context, { request, answer, period }, object, given, record);
}

/** A field that was not given holds its default if it was there at that moment; where both are possible, the answer says on which side it fell. */
function settleDefault(oracle: Oracle, record: LoadRecord, field: LoadField, answer: Readonly<Record<string, unknown>>, { from, to }: Period): void {
  const alive = field.alive.possible(from, to);
  const value = alive.includes(true) && (alive.length === 1 || (answer[field.name] ?? null) !== null) ? field.fallback : null;
  oracle.value(record, field.name).settle(value, from);
}

export async function patch(context: LoadContext): Promise<void> {
  const { oracle, random } = context;
  const object = context.object();
  const record = random.pick(oracle.livingRecords(object));
  if (!record) return;
  const given = randomValues(oracle, random, object, [], 0.4);
  if (given.fields.length === 0) return;
  const before = valuesBefore(oracle, object, record);
  record.busy = true;
  const offered = oracle.tick();
  for (const [name, n] of given.numbers) oracle.value(record, name).offer(n, offered);
  const headers: Record<string, string> = random.chance(0.5) ? { 'if-match': `"${record.version}"` } : {};
  const { answer, period, request } = await context.ask('PATCH', `/api/records/${object.name}/${record.id}`, given.values, headers);
  record.busy = false;
  const done = oracle.tick();
  for (const [name, n] of given.numbers) oracle.value(record, name).settle(answer.status === 200 ? n : (before.get(name) ?? null), done);
  if (answer.status !== 200) return judgeRefusal(context, { request, answer, period }, object, given, before);
  judgeAccepted(context, { request, answer, period }, object, given, record, before);
}

function valuesBefore(oracle: Oracle, object: LoadObject, record: LoadRecord): ReadonlyMap<string, number | null> {
  const tick = oracle.tick();
  return new Map([...object.fields.keys()].map((name) => [name, oracle.value(record, name).now(tick) ?? null]));
}

/** Two people change one record at once, having seen the same version: of the same field one wins, of different ones both. */
export async function race(context: LoadContext): Promise<void> {
  const { oracle, random } = context;
  const object = context.object();
  const record = random.pick(oracle.livingRecords(object));
  if (!record) return;
  record.busy = true;
  const same = random.chance(0.5);
  const amount = oracle.value(record, 'amount');
  const title = oracle.value(record, 'title');
  const before = { amount: amount.now(oracle.tick()) as number, title: title.now(oracle.tick()) as number };
  // Below every limit, and never what stands.
  const other = (from: number, stands: number): number => {
    const n = from + random.below(300);
    return n === stands ? n + 300 : n;
  };
  const first = other(0, before.amount);
  const second = other(600, same ? before.amount : before.title);
  const offered = oracle.tick();
  amount.offer(first, offered);
  (same ? amount : title).offer(second, offered);
  const headers = { 'if-match': `"${record.version}"` };
  const url = `/api/records/${object.name}/${record.id}`;
  const [one, two] = await Promise.all([
    context.ask('PATCH', url, { amount: first }, headers),
    context.ask('PATCH', url, same ? { amount: second } : { title: String(second) }, headers),
  ]);
  record.busy = false;
  const done = oracle.tick();
  const period = { from: Math.min(one.period.from, two.period.from), to: Math.max(one.period.to, two.period.to) };
  const ends = [one, two].map(({ answer }) => answer.status);
  if (same) amount.settle(ends[0] === 200 ? (ends[1] === 200 ? second : first) : ends[1] === 200 ? second : before.amount, done);
  else {
    amount.settle(ends[0] === 200 ? first : before.amount, done);
    title.settle(ends[1] === 200 ? second : before.title, done);
  }
  for (const { answer } of [one, two]) if (answer.status === 200) record.version = Math.max(record.version, Number(answer.body.version));
  if (object.alive.certain(period.from, period.to) !== true) return;
  const expected = same ? '200,409' : '200,200';
  if (ends.toSorted().join() !== expected)
    context.fault(`${one.request} and ${two.request}`, two.answer, `answers ${ends.join()}, not ${expected}; ${JSON.stringify(one.answer.body)}`);
  const lost = [one, two].find(({ answer }) => answer.status === 409);
  if (lost && (lost.answer.body.code !== 'conflict' || String(lost.answer.body.fields) !== 'amount'))
    context.fault(lost.request, lost.answer, 'is not the conflict it should be');
}

export async function remove(context: LoadContext): Promise<void> {
  const { oracle, random } = context;
  const object = context.object();
  const record = random.pick(oracle.livingRecords(object).filter(({ id }) => !oracle.clients.includes(id)));
  if (!record) return;
  record.busy = true;
  record.alive.offer(false, oracle.tick());
  const { answer, period, request } = await context.ask('DELETE', `/api/records/${object.name}/${record.id}`);
  record.alive.settle(answer.status !== 204, oracle.tick());
  record.busy = false;
  if (answer.status !== 204) context.mustBeMoving(request, answer, object, [], period);
}

/** Deleting a client that others lead to is refused, whatever else changes. */
export async function removeLinked(context: LoadContext): Promise<void> {
  const { oracle, random } = context;
  const clients = oracle.objects.get('client') as LoadObject;
  const record = random.pick(oracle.livingRecords(oracle.objects.get('parcel') as LoadObject));
  const target = record && oracle.value(record, 'client').now(oracle.tick());
  if (!record || typeof target !== 'number') return;
  record.busy = true;
  const { answer, request } = await context.ask('DELETE', `/api/records/${clients.name}/${oracle.clients[target]}`);
  record.busy = false;
  if (answer.status !== 409 || answer.body.code !== 'link_in_use') context.fault(request, answer, 'is not refused as link_in_use');
}

interface Asked {
  readonly request: string;
  readonly answer: LoadAnswer;
  readonly period: Period;
}

/** The pointers of what certainly breaks a rule, and of what perhaps does. */
function brokenRules(object: LoadObject, given: Given, before: ReadonlyMap<string, number | null> | undefined, { from, to }: Period) {
  const certain = new Set<string>();
  const perhaps = new Set<string>();
  const note = (pointer: string, breaks: readonly boolean[]): void => {
    if (breaks.includes(true)) perhaps.add(pointer);
    if (!breaks.includes(false)) certain.add(pointer);
  };
  const after = (name: string): number | null => (given.numbers.has(name) ? (given.numbers.get(name) ?? null) : (before?.get(name) ?? null));
  const changes = (name: string): boolean => before === undefined || (given.numbers.has(name) && given.numbers.get(name) !== before.get(name));
  const amount = after('amount') ?? 0;
  if (changes('amount'))
    note(
      '',
      object.limit.possible(from, to).map((limit) => limit !== null && amount >= limit),
    );
  for (const field of object.fields.values()) {
    const blank = after(field.name) === null;
    if (!blank || !(changes('amount') || changes(field.name))) continue;
    const alive = field.alive.possible(from, to);
    const broken = field.requiredFrom.possible(from, to).flatMap((least) => alive.map((there) => there && least !== null && amount >= least));
    note(`/${field.name}`, broken);
  }
  return { certain, perhaps };
}

function judgeAccepted(
  context: LoadContext,
  asked: Asked,
  object: LoadObject,
  given: Given,
  record: LoadRecord,
  before?: ReadonlyMap<string, number | null>,
): void {
  const { request, answer, period } = asked;
  const { certain } = brokenRules(object, given, before, period);
  if (certain.size > 0) context.fault(request, answer, `accepted although ${[...certain].join(' ')} is against the rules`);
  context.fault(request, answer, context.oracle.wrongRecord(object, answer.body, undefined, period));
  for (const field of given.fields) {
    const written = field.type.possible(period.from, period.to).map((type) => wire(type, given.numbers.get(field.name) ?? null, context.oracle.clients));
    const right = written.some((value) => isDeepStrictEqual(value, answer.body[field.name]));
    if (!right && context.oracle.stable(object, field, period)) context.fault(request, answer, `${field.name} is not what was written`);
  }
  const version = Number(answer.body.version);
  if (version < record.version) context.fault(request, answer, `version ${version} after ${record.version}`);
  if (answer.etag !== `"${version}"`) context.fault(request, answer, `ETag ${answer.etag}`);
  record.version = version;
}

/** A write may be refused where it breaks a rule, or names a field that is changing in that moment. */
function judgeRefusal(context: LoadContext, asked: Asked, object: LoadObject, given: Given, before: ReadonlyMap<string, number | null> | undefined): void {
  const { request, answer, period } = asked;
  const { perhaps } = brokenRules(object, given, before, period);
  const unstable = given.fields.filter(
    (field) => !context.oracle.stable(object, field, period) || field.choiceCount.certain(period.from, period.to) === undefined,
  );
  const allowed = new Set([...perhaps, ...unstable.map(({ name }) => `/${name}`)]);
  const issues = (answer.body.issues ?? []) as readonly { readonly pointer: string }[];
  const explained =
    answer.status === 422 &&
    issues.length > 0 &&
    issues.every(({ pointer }) => [...allowed].some((one) => (one === '' ? pointer === '' : pointer === one || pointer.startsWith(`${one}/`))));
  if (explained) return;
  if (object.alive.certain(period.from, period.to) !== true && answer.status === 404) return;
  context.fault(request, answer, `refused; allowed were ${JSON.stringify([...allowed])}`);
}
