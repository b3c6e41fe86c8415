import type { TFunction } from 'i18next';
import type { CellContext } from '../../fields/field-cell.ts';
import { fieldCells } from '../../fields/registry.ts';
import { asText, isBlank } from '../../fields/wire-value.ts';
import { languageTags } from '../../format/locale.ts';
import { bucketDays } from './bucket-days.ts';
import { type GroupField, groupedType } from './group-field.ts';

/** What stands in the head of a group. */
export function groupTitle(group: GroupField, value: unknown, row: Readonly<Record<string, unknown>>, context: CellContext, t: TFunction): string {
  const { field, bucket, titles } = group;
  if (isBlank(value)) return t('list.noValue', { field: context.label(group.labels.at(-1) ?? field.label) });
  if (groupedType(field) === 'boolean') return t(value === true ? 'list.yes' : 'list.no', { field: context.label(field.label) });
  if (bucket !== undefined) return bucketTitle(asText(value), bucket, context, t);
  const title = titles[0];
  if (title !== undefined) return asText(row[title]) || t('record.untitled');
  return fieldCells[field.type].text(value, field, context);
}

function bucketTitle(value: string, bucket: NonNullable<GroupField['bucket']>, { locale }: CellContext, t: TFunction): string {
  const days = bucketDays(value, bucket);
  if (!days) return value;
  const first = new Date(`${days.first}T00:00:00Z`);
  const written = (options: Intl.DateTimeFormatOptions) => {
    const text = new Intl.DateTimeFormat(languageTags[locale], { ...options, timeZone: 'UTC' }).format(first);
    return text.charAt(0).toLocaleUpperCase(languageTags[locale]) + text.slice(1);
  };
  switch (bucket) {
    case 'year':
      return value;
    case 'quarter':
      return t('list.quarter', { quarter: value.slice(6), year: value.slice(0, 4) });
    case 'month':
      return written({ month: 'long', year: 'numeric' });
    case 'week':
      return t('list.weekOf', { day: written({ day: 'numeric', month: 'numeric', year: 'numeric' }) });
    default:
      return written({ weekday: 'long', day: 'numeric', month: 'numeric', year: 'numeric' });
  }
}
