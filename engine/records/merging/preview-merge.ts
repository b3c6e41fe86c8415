import type { ReadContext } from '../../query/read-context.ts';
import { countBeside } from './beside-records.ts';
import { type MergeContext, type MergeTask, openMerge } from './merge-context.ts';
import { type FieldPlan, isBlank, type SeenRecord, sameValue, shownOf } from './merge-values.ts';
import type { MergePreview } from './merges.ts';
import { planMerge, readRecords } from './plan-merge.ts';
import { pointingCounts } from './pointing-counts.ts';

type PreviewField = MergePreview['fields'][number];

/** What a merge would make of the records, as the actor is shown them. */
export async function previewMerge(reading: ReadContext, task: MergeTask): Promise<MergePreview> {
  const context = await openMerge(reading, task, false);
  const records = await readRecords(context);
  const plans = planMerge(context, records, task.request.choose);
  return {
    records: records.map(({ shown }) => shown),
    fields: plans.flatMap((plan) => previewField(context, records, plan)),
    pointing: [...(await pointingCounts(context))],
    ...(await countBeside(context.connection, context.object.name, context.others)),
  };
}

/** A field that the records differ in. Where a cell of the kept record is hidden, whether it is filled is not told: that would tell that it was blank. */
function previewField(context: MergeContext, records: readonly [SeenRecord, ...SeenRecord[]], { field, from, united }: FieldPlan): readonly PreviewField[] {
  const [kept] = records;
  const open = records.filter((record) => shownOf(record, field) === 2);
  const [first] = open;
  if (!first || open.every((record) => sameValue(record.shown[field.name], first.shown[field.name]))) return [];
  const sources = records.filter(({ id }) => from.includes(id));
  const told = shownOf(kept, field) === 2 && sources.every((record) => shownOf(record, field) === 2);
  // Of a list of links the entries that the actor cannot see are united, too; they do not learn whose they are.
  const named = united ? sources.filter(({ shown }) => !isBlank(shown[field.name])) : sources;
  return [
    {
      field: field.name,
      from: told && named.length > 0 ? named.map(({ id }) => id) : [kept.id],
      united: told && united && named.length > 1,
      choices: context.mayWrite(field) ? open.map(({ id }) => id) : [],
    },
  ];
}
