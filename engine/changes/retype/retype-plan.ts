import type { FieldDocument } from '../../../schemas/generated/metadata.ts';
import type { ColumnType } from '../../fields/field-type.ts';
import { fieldType } from '../../fields/registry.ts';
import type { WorkspaceSettings } from '../../metadata/model.ts';
import { ident, type Sql, sql } from '../../sql/sql.ts';
import type { Retype } from '../documents/resolve-changes.ts';
import { convertTrigger, nextField, retiredField } from '../physical-names.ts';
import type { ColumnOf, Suffix } from './conversion.ts';
import { findConversion } from './find-conversion.ts';

/** One column of the field as it will be. */
export interface NextColumn {
  readonly suffix: Suffix;
  readonly type: ColumnType;
  /** SQL of its value from the columns of the row named by `row` (a table alias, or new). */
  value(row: string): Sql;
}

/** Everything physical about a change of type. */
export interface RetypePlan {
  readonly object: string;
  readonly field: string;
  readonly before: FieldDocument;
  readonly after: FieldDocument;
  /** The kept columns of the type it goes back to; they are dropped when it is done. */
  readonly was?: string;
  readonly oldSuffixes: readonly Suffix[];
  readonly columns: readonly NextColumn[];
  /** Name of the columns while they are filled. */
  readonly next: string;
  readonly trigger: string;
  /** SQL condition over the row: its value would be lost or altered. */
  loses(row: string): Sql;
  /** Name of the former columns once retired by this Model version. */
  retired(version: number): string;
}

function columnsOf(row: string, field: string): ColumnOf {
  return (suffix) => sql`${sql.raw(row)}.${ident(`${field}${suffix}`)}`;
}

/** Plans a change of type. With kept columns of that very type, values not touched since come from there as they were. */
export function planRetype({ before, after, was }: Retype, settings: WorkspaceSettings): RetypePlan {
  const { object, field } = before;
  const conversion = findConversion(before, after);
  const current = (row: string): ColumnOf => columnsOf(row, field);
  const kept = was === undefined ? undefined : unchangedSince(before, after, was, settings);
  const converted = (row: string, suffix: Suffix): Sql =>
    (conversion?.kind === 'convert' ? conversion.values(current(row), settings).get(suffix) : conversion && current(row)(suffix)) ?? sql`null`;
  const value = (row: string, suffix: Suffix): Sql =>
    kept ? sql`(case when ${kept.unchanged(row)} then ${kept.column(row)(suffix)} else ${converted(row, suffix)} end)` : converted(row, suffix);
  const loses = (row: string): Sql => {
    const lost = conversion?.kind === 'convert' ? conversion.loses(current(row), settings) : conversion ? sql`false` : sql`${current(row)('')} is not null`;
    return kept ? sql`(not ${kept.unchanged(row)} and ${lost})` : lost;
  };
  return {
    object,
    field,
    before,
    after,
    ...(was === undefined ? {} : { was }),
    oldSuffixes: fieldType(before.type)
      .columns(before)
      .map(({ suffix }) => suffix),
    columns: fieldType(after.type)
      .columns(after)
      .map(({ suffix, type }) => ({ suffix, type, value: (row: string) => value(row, suffix) })),
    next: nextField(field),
    trigger: convertTrigger(object, field),
    loses,
    retired: (version) => retiredField(field, version),
  };
}

/** Whether the value now is still what the kept value had become: then nobody wrote it since. */
function unchangedSince(
  before: FieldDocument,
  after: FieldDocument,
  was: string,
  settings: WorkspaceSettings,
): { unchanged(row: string): Sql; column(row: string): ColumnOf } {
  const forward = findConversion(after, before);
  const unchanged = (row: string): Sql => {
    const kept = columnsOf(row, was);
    const became = forward?.kind === 'convert' ? forward.values(kept, settings) : new Map<Suffix, Sql>([['', kept('')]]);
    const suffixes = fieldType(before.type).columns(before);
    const same = suffixes.map(({ suffix }) => sql`${columnsOf(row, before.field)(suffix)} is not distinct from ${became.get(suffix) ?? sql`null`}`);
    return sql`(${sql.join(same, sql` and `)})`;
  };
  return { unchanged, column: (row) => columnsOf(row, was) };
}
