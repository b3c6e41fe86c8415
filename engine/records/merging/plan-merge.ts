import type { MergeRequest } from '../../../schemas/generated/api.ts';
import { systemActor } from '../../access/actor.ts';
import { objectAccess } from '../../access/object-access.ts';
import { AppError } from '../../errors/app-error.ts';
import type { Issue } from '../../errors/issue.ts';
import { missing } from '../../query/create-reader.ts';
import { getRecord } from '../../query/get-record.ts';
import type { MergeContext } from './merge-context.ts';
import { type FieldPlan, mergedFields, planField, type SeenRecord, shownOf } from './merge-values.ts';

/** The records as they are and as the actor is shown them, the kept one first. */
export async function readRecords(context: MergeContext): Promise<readonly [SeenRecord, ...SeenRecord[]]> {
  const [kept, ...others] = await Promise.all([context.kept, ...context.others].map((id) => readRecord(context, id)));
  if (!kept) throw missing(context.object.name, context.kept);
  return [kept, ...others];
}

async function readRecord(context: MergeContext, id: string): Promise<SeenRecord> {
  const { actor, object, model } = context;
  const fields = mergedFields(object);
  const access = objectAccess(model, actor, object);
  const seen = fields.filter((field) => access.revealCell(field) !== 'none');
  const system = systemActor('a merge', actor.zone);
  const [shown, whole] = [
    await getRecord(context, actor, object.name, id, ['id', 'version', object.title.name, ...seen.map(({ name }) => name)]),
    await getRecord(context, system, object.name, id, ['id', ...fields.map(({ name }) => name)]),
  ];
  if (!shown || !whole) throw missing(object.name, id);
  return { id, shown, whole };
}

/** What becomes of every field. Throws bad_request where the request chooses what cannot be chosen: a hidden field and none look the same. */
export function planMerge(
  context: MergeContext,
  [kept, ...others]: readonly [SeenRecord, ...SeenRecord[]],
  choose: MergeRequest['choose'] = {},
): readonly FieldPlan[] {
  const fields = mergedFields(context.object);
  const records = [kept, ...others];
  const issues: Issue[] = [];
  const chosen = new Map<string, string>();
  for (const [name, given] of Object.entries(choose)) {
    const field = fields.find((each) => each.name === name);
    const id = given.toLowerCase();
    const record = records.find((each) => each.id === id);
    const seen = field !== undefined && records.some((each) => shownOf(each, field) > 0);
    if (!field || !seen) issues.push({ pointer: `/choose/${name}`, message: `There is no field "${name}" whose value can be chosen.`, code: 'unknown_field' });
    else if (!record) issues.push({ pointer: `/choose/${name}`, message: 'This is none of the records.' });
    else if (record === kept) continue;
    else if (shownOf(record, field) !== 2) issues.push({ pointer: `/choose/${name}`, message: 'The value of this record is hidden from you.' });
    else if (!context.mayWrite(field))
      issues.push({ pointer: `/choose/${name}`, message: `You may not write "${field.document.label.en}".`, code: 'field_forbidden' });
    else chosen.set(name, id);
  }
  if (issues.length > 0) throw new AppError('bad_request', issues[0]?.message ?? '', { issues });
  // Whose value is the kept record's is asked for as well: a list is not united then.
  for (const [name, id] of Object.entries(choose)) if (!chosen.has(name)) chosen.set(name, id.toLowerCase());
  return fields.map((field) => planField(field, kept, others, chosen.get(field.name)));
}
