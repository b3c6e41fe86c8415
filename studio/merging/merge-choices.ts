import type { MergePreview, MergeRequest } from '../../schemas/generated/api.ts';

/** In place of a record: what all of them have, of a list. */
export const united = 'united';

/** By field the record whose value is taken, or `united`; fields that are not named take what is offered. */
export type MergeChoices = Readonly<Record<string, string>>;

type PreviewField = MergePreview['fields'][number];

/** What is ticked for a field: what the person chose as long as that can still be had, else what is offered. */
export function chosenFor(field: PreviewField, choices: MergeChoices): string {
  const chosen = choices[field.field];
  const offered = field.united ? united : (field.from[0] ?? '');
  if (chosen === undefined) return offered;
  return chosen === united ? offered : field.choices.includes(chosen) ? chosen : offered;
}

/** The request: what is kept, what goes into it, and only those choices that differ from what happens anyway. */
export function mergeRequest(ids: readonly string[], kept: string, preview: MergePreview, choices: MergeChoices): MergeRequest {
  const choose = preview.fields.flatMap((field): [string, string][] => {
    const chosen = chosenFor(field, choices);
    const offered = field.united ? united : field.from[0];
    return chosen === offered || chosen === united ? [] : [[field.field, chosen]];
  });
  const versions = preview.records.flatMap(({ id, version }): [string, number][] => (version === undefined ? [] : [[id, version]]));
  // @NOTE at least two records are merged.
  const others = ids.filter((id) => id !== kept) as MergeRequest['others'];
  return { others, versions: Object.fromEntries(versions), ...(choose.length === 0 ? {} : { choose: Object.fromEntries(choose) }) };
}
