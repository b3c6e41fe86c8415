import type { LayoutDocument } from '../../../schemas/generated/metadata.ts';
import { isFor, type ScreenContext, sightInList, sightOf } from './screen-context.ts';

/** A layout without what the person is not shown; undefined where they may not read the object or it is for other roles. */
export function readableLayout(context: ScreenContext, layout: LayoutDocument): LayoutDocument | undefined {
  const sight = sightOf(context, 'layout', layout.object);
  if (!sight || !isFor(context, layout.roles)) return undefined;
  const sections = layout.sections.flatMap((section) => {
    const fields = section.fields.filter(sight.reads);
    if (fields.length === 0) return [];
    const { visible_when: condition, ...rest } = section;
    return [condition === undefined || !sight.tells(condition) ? { ...rest, fields } : { ...rest, fields, visible_when: condition }];
  });
  const { stage, timeline, ...rest } = layout;
  return {
    ...rest,
    header: (layout.header ?? []).filter(sight.reads),
    sections,
    related: (layout.related ?? []).flatMap((list) => readableRelated(context, list) ?? []),
    ...(stage !== undefined && sight.reads(stage) ? { stage } : {}),
    ...(timeline ? { timeline: timeline.flatMap((entry) => readableEntry(context, entry) ?? []) } : {}),
  };
}

type Related = NonNullable<LayoutDocument['related']>[number];

function readableRelated(context: ScreenContext, list: Related): Related | undefined {
  const other = sightInList(context, 'layout', list.object);
  // Without its condition a list would show other records than its heading says.
  if (!other?.reads(list.link) || !other.tells(list.filter)) return undefined;
  return {
    ...list,
    ...(list.columns ? { columns: list.columns.filter(other.reads) } : {}),
    // A list is not sorted by what its reader may not see, nor is that named.
    ...(list.sort ? { sort: list.sort.filter(other.readsAtOnce) } : {}),
  };
}

type Entry = NonNullable<LayoutDocument['timeline']>[number];

function readableEntry(context: ScreenContext, entry: Entry): Entry | undefined {
  const other = sightInList(context, 'layout', entry.object);
  if (!other?.reads(entry.link) || (entry.at !== undefined && !other.readsAtOnce(entry.at))) return undefined;
  return { ...entry, ...(entry.columns ? { columns: entry.columns.filter(other.reads) } : {}) };
}
