import type { FieldDocument } from '../../../schemas/generated/metadata.ts';
import { fieldTypes } from '../../fields/registry.ts';
import { type Sql, sql } from '../../sql/sql.ts';
import type { ColumnOf, Conversion, ConversionSettings, Converted, Suffix } from './conversion.ts';
import { directConversion } from './direct-conversions.ts';
import { readableTypes, textAsValue } from './text-as-value.ts';
import { valueAsText } from './value-as-text.ts';

const texts = new Set(['text', 'long_text', 'email', 'url', 'choice', 'auto_number', 'person_name', 'address', 'phone']);
/** What a value that is not text may become by way of its text; the rest would be guessing. */
const textual = new Set(['text', 'long_text', 'tags']);
const fitsLongText = new Set(['text', 'email', 'url', 'choice', 'auto_number']);
const fitsText = new Set(['choice', 'auto_number']);

/** How values of one field become values of the other; undefined when they cannot. */
export function findConversion(before: FieldDocument, after: FieldDocument): Conversion | undefined {
  if (isSame(before, after)) return { kind: 'same' };
  const direct = directConversion(before, after);
  if (direct) return conversion(before, (column, settings) => direct(column, after, settings));
  if (!texts.has(before.type) && !textual.has(after.type)) return undefined;
  if (!readableTypes.has(after.type) || valueAsText(before.type, () => sql`null`) === undefined) return undefined;
  return conversion(before, (column, settings) => {
    // @NOTE both were found a line above.
    const text = valueAsText(before.type, column) as Sql;
    return textAsValue(text, after, settings) as Converted;
  });
}

/** One text column both before and after, and no value that the new type would refuse. */
function isSame(before: FieldDocument, after: FieldDocument): boolean {
  const limit = after.options?.max_length;
  if (after.type === 'long_text') return limit === undefined && fitsLongText.has(before.type);
  if (after.type === 'text') return limit === undefined && fitsText.has(before.type);
  if (after.type === 'tags') return before.type === 'multi_choice';
  return after.type === 'auto_number' && before.type === 'text';
}

function conversion(before: FieldDocument, convert: (column: ColumnOf, settings: ConversionSettings) => Converted): Conversion {
  return {
    kind: 'convert',
    values(column, settings) {
      const { main, parts } = convert(column, settings);
      return new Map<Suffix, Sql>([['', main], ...(parts ?? [])]);
    },
    loses(column, settings) {
      const { main, alters } = convert(column, settings);
      const present = presentSql(before, column);
      if (before.type === 'phone' || alters === undefined) return sql`(${present} and (${main}) is null)`;
      return sql`(${present} and coalesce(${alters}, true))`;
    },
  };
}

function presentSql(field: FieldDocument, column: ColumnOf): Sql {
  const suffixes = fieldTypes.get(field.type)?.columns(field) ?? [];
  const main = field.type === 'phone' ? sql`coalesce(${column('')}, ${column('__raw')})` : column('');
  return suffixes.length === 0 ? sql`false` : sql`${main} is not null`;
}
