import { asId, asText, isBlank } from '../../fields/wire-value.ts';
import { literalText } from '../../filter/text/filter-text.ts';
import { bucketDays } from './bucket-days.ts';
import { type GroupField, groupedType } from './group-field.ts';

const comparedAsText: ReadonlySet<string> = new Set(['link', 'user']);

/** The condition that the records of a group meet, as expression text: a list of its own shows them. */
export function groupCondition({ path, field, bucket }: GroupField, value: unknown, zone: string): string {
  if (isBlank(value)) return `ISBLANK(${path})`;
  const type = groupedType(field);
  if (type === 'boolean') return `${path} == ${value === true}`;
  if (bucket !== undefined) {
    const days = bucketDays(asText(value), bucket);
    if (!days) return `ISBLANK(${path})`;
    const [from, to] = [days.first, days.next].map((day) => literalText(day, field, zone));
    return `${path} >= ${from} && ${path} < ${to}`;
  }
  const text = comparedAsText.has(type) ? (asId(value) ?? '') : asText(value);
  return `${path} == ${literalText(text, field, zone)}`;
}
