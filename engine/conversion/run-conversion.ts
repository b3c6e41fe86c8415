import type { ConversionAnswer, ConversionRequest } from '../../schemas/generated/api.ts';
import { AppError } from '../errors/app-error.ts';
import type { Issue } from '../errors/issue.ts';
import type { ObjectModel } from '../metadata/model.ts';
import { missing } from '../query/create-reader.ts';
import { getRecord } from '../query/get-record.ts';
import type { RowWrite } from '../records/record-writer.ts';
import { uuidV7 } from '../records/uuid-v7.ts';
import type { CommittedChange } from '../records/write-context.ts';
import type { ConversionContext, Step } from './conversion-context.ts';
import type { Converted } from './conversions.ts';
import { keepRelated, type Writing } from './keep-related.ts';
import { lacking, linkValues, plainValues, type StepRecord, type Values } from './source-values.ts';

type StepRequest = NonNullable<ConversionRequest['steps']>[string];

/** A step that is done, as asked for. */
interface Chosen {
  readonly step: Step;
  readonly into: ObjectModel;
  readonly asked: StepRequest;
  readonly record: StepRecord;
}

/** Makes and takes the records, sets the links, changes the record converted, and lets related ones follow: all as the operation. */
export async function runConversion(context: ConversionContext, writing: Writing, request: ConversionRequest): Promise<Converted> {
  const { conversion, object, source } = context;
  const chosen = chooseSteps(context, request);
  const records = new Map(chosen.map(({ step, record }) => [step.as, record]));
  const changes: CommittedChange[] = [];
  const there = new Set<string>();
  for (const each of chosen) {
    if (await writeStep(context, writing, each, only(records, there))) changes.push(changeOf(each.record, writing));
    there.add(each.step.as);
    await fillIn(context, writing, each, there, chosen);
  }
  const set = { ...plainValues(context, object, conversion.set ?? {}), ...linkValues(object, conversion.set ?? {}, records) };
  if (Object.keys(set).length > 0) {
    await write(context, writing, object.name, { op: 'update', id: source.id, values: set }, '');
    changes.push(changeOf({ object: object.name, id: source.id }, writing));
  }
  changes.push(...(await keepRelated(context, writing, records)));
  return { answer: { operation: writing.operation, records: chosen.map(answerOf) }, changes };
}

function answerOf({ step, asked, record }: Chosen): ConversionAnswer['records'][number] {
  return { as: step.as, object: record.object, id: record.id, taken: asked.id !== undefined };
}

function changeOf({ object, id }: StepRecord, { operation }: Writing): CommittedChange {
  return { object, ids: [id], operation };
}

function only(records: ReadonlyMap<string, StepRecord>, names: ReadonlySet<string>): ReadonlyMap<string, StepRecord> {
  return new Map([...records].filter(([name]) => names.has(name)));
}

/** The steps to be done, each with the id that its record has or will have. Throws bad_request for what the conversion does not offer. */
function chooseSteps({ model, conversion }: ConversionContext, { steps = {} }: ConversionRequest): readonly Chosen[] {
  const issues: Issue[] = Object.keys(steps)
    .filter((name) => !conversion.steps.some(({ as }) => as === name))
    .map((name) => ({ pointer: `/steps/${name}`, message: `There is no step "${name}".` }));
  const chosen: Chosen[] = [];
  for (const step of conversion.steps) {
    const asked = steps[step.as] ?? {};
    const into = model.objects.get(step.object);
    if (!into) throw new AppError('not_found', `There is no object "${step.object}" that you can write.`);
    if (asked.skip === true && step.optional !== true) issues.push({ pointer: `/steps/${step.as}/skip`, message: 'This step cannot be left out.' });
    if (asked.id !== undefined && step.match !== true) issues.push({ pointer: `/steps/${step.as}/id`, message: 'This step always makes a new record.' });
    if (asked.skip !== true) chosen.push({ step, into, asked, record: { object: step.object, id: asked.id?.toLowerCase() ?? uuidV7() } });
  }
  if (issues.length > 0) throw new AppError('bad_request', issues[0]?.message ?? '', { issues });
  return chosen;
}

/** Makes the record, or fills what the one taken lacks; false where nothing was written. Links to records of later steps follow when those are there. */
async function writeStep(
  context: ConversionContext,
  writing: Writing,
  { step, into, asked, record }: Chosen,
  there: ReadonlyMap<string, StepRecord>,
): Promise<boolean> {
  const links = linkValues(into, step.values, there);
  const plain = plainValues(context, into, step.values);
  if (asked.id === undefined) {
    await write(context, writing, step.object, { op: 'create', id: record.id, values: { ...plain, ...asked.values, ...links } }, step.as);
    return true;
  }
  const taken = await getRecord(context, context.actor, step.object, record.id);
  if (!taken) throw missing(step.object, record.id);
  const values = lacking(taken, { ...(asked.values ?? plain), ...links });
  if (Object.keys(values).length === 0) return false;
  // What somebody filled meanwhile is a conflict, as any other.
  const seen = taken.version === undefined ? {} : { version: taken.version };
  await write(context, writing, step.object, { op: 'update', id: record.id, values, ...seen }, step.as);
  return true;
}

/** Gives records of earlier steps their links to this one. */
async function fillIn(
  context: ConversionContext,
  writing: Writing,
  { step, record }: Chosen,
  there: ReadonlySet<string>,
  chosen: readonly Chosen[],
): Promise<void> {
  for (const earlier of chosen) {
    if (earlier.step.as === step.as || !there.has(earlier.step.as)) continue;
    const links = linkValues(earlier.into, earlier.step.values, new Map([[step.as, record]]));
    if (Object.keys(links).length === 0) continue;
    const before = await getRecord(context, context.actor, earlier.record.object, earlier.record.id, ['id', ...Object.keys(links)]);
    const values: Values = earlier.asked.id === undefined ? links : lacking(before ?? { id: earlier.record.id }, links);
    if (Object.keys(values).length > 0) await write(context, writing, earlier.record.object, { op: 'update', id: earlier.record.id, values }, earlier.step.as);
  }
}

/** Writes one row as the actor; what is wrong is told where the request has it. */
async function write({ actor }: ConversionContext, { tx, writer, operation }: Writing, object: string, row: RowWrite, step: string): Promise<void> {
  try {
    await writer.writeBatch(tx, actor, object, [row], { operation, kind: 'convert', mode: 'all' });
  } catch (error) {
    if (!(error instanceof AppError) || step === '') throw error;
    const issues = error.issues.map((issue) => ({ ...issue, pointer: `/steps/${step}/values${issue.pointer}` }));
    throw new AppError(error.code, error.message, { issues, extra: { ...error.extra, step }, cause: error });
  }
}
