import { systemActor } from '../../access/actor.ts';
import type { Tx } from '../../database/database.ts';
import { readTitles } from '../../query/read-titles.ts';
import type { RecordWriter } from '../record-writer.ts';
import type { MergeContext } from './merge-context.ts';
import { type FieldPlan, pointedTo, shownOf } from './merge-values.ts';
import { readRecords } from './plan-merge.ts';

/** What a merge is being written with. */
export interface MergeWriting {
  readonly tx: Tx;
  readonly writer: Pick<RecordWriter, 'writeBatch'>;
  readonly operation: string;
}

const linking: ReadonlySet<string> = new Set(['link', 'links', 'any_link', 'user']);

/**
 * Gives the kept record its values. What the actor is shown and may write is written as theirs. The system adds what fills blanks and lists
 * behind their back, as far as the record takes it: that they learn of none of it, not even where a rule refuses it, keeps it hidden.
 */
export async function writeKept(context: MergeContext, writing: MergeWriting, plans: readonly FieldPlan[]): Promise<void> {
  const changing = plans.filter(({ changes }) => changes);
  const own: FieldPlan[] = [];
  const trusted: FieldPlan[] = [];
  for (const plan of changing) (await isTheirs(context, plan)) ? own.push(plan) : trusted.push(plan);
  const { tx, writer, operation } = writing;
  const { actor, object, kept } = context;
  const options = { operation, kind: 'merge' };
  if (own.length > 0) await writer.writeBatch(tx, actor, object.name, [{ op: 'update', id: kept, values: valuesOf(own) }], { ...options, mode: 'all' });
  const system = systemActor(`merge ${operation}`, actor.zone);
  const chosen = trusted.filter((plan) => plan.chosen);
  if (chosen.length > 0) await writer.writeBatch(tx, system, object.name, [{ op: 'update', id: kept, values: valuesOf(chosen) }], { ...options, mode: 'all' });
  const silent = await stillHidden(
    context,
    trusted.filter((plan) => !plan.chosen),
  );
  const write = async (some: readonly FieldPlan[]): Promise<boolean> => {
    const [result] = await writer.writeBatch(tx, system, object.name, [{ op: 'update', id: kept, values: valuesOf(some) }], { ...options, mode: 'valid' });
    return result?.ok === true;
  };
  if (silent.length === 0 || (await write(silent)) || silent.length === 1) return;
  for (const plan of silent) await write([plan]);
}

function valuesOf(plans: readonly FieldPlan[]): Readonly<Record<string, unknown>> {
  return Object.fromEntries(plans.map(({ field, value }) => [field.name, value]));
}

/** Whether the actor could write the value themselves. Links to what they cannot see, and files of a record in the trash, nobody but the system takes over. */
async function isTheirs(context: MergeContext, { field, value, open, chosen }: FieldPlan): Promise<boolean> {
  if (!context.mayWrite(field) || !(open || chosen) || field.type.type === 'file') return false;
  if (field.document.read_only === true) return false;
  if (!linking.has(field.type.type)) return true;
  const entries = (Array.isArray(value) ? value : [value]).filter((entry) => entry !== null && entry !== undefined);
  for (const [object, group] of Map.groupBy(entries, (entry: unknown) => objectOf(entry) ?? field.target ?? '')) {
    const ids = group.flatMap((entry: unknown) => pointedTo(entry) ?? []);
    if ((await readTitles(context, context.actor, object, ids)).size < new Set(ids).size) return false;
  }
  return true;
}

function objectOf(value: unknown): string | undefined {
  const name: unknown = typeof value === 'object' && value !== null ? Reflect.get(value, 'object') : undefined;
  return typeof name === 'string' ? name : undefined;
}

/** What is written may show the actor more of the kept record, such as when it becomes theirs: what they were not shown of the others stays out then. */
async function stillHidden(context: MergeContext, plans: readonly FieldPlan[]): Promise<readonly FieldPlan[]> {
  if (plans.length === 0) return plans;
  const kept = (await readRecords({ ...context, others: [] }))[0];
  return plans.filter(({ field, least }) => least >= shownOf(kept, field));
}
