import { fromLocalTime } from '../../format/zoned-time.ts';
import type { ClientField } from '../../metadata/client-metadata.ts';
import { type Condition, comparedType, type FilterGroup, isComplete, isGroup } from '../conditions/condition.ts';
import { periodText } from '../conditions/periods.ts';

const numberTypes: ReadonlySet<string> = new Set(['integer', 'decimal', 'money', 'percent', 'roll_up']);

const comparisons: Partial<Record<Condition['operator'], string>> = {
  equals: '==',
  not_equals: '!=',
  less: '<',
  at_most: '<=',
  greater: '>',
  at_least: '>=',
};

/** A text literal of the expression language. */
export function quoted(text: string): string {
  return `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'").replaceAll('\n', '\\n').replaceAll('\r', '\\r').replaceAll('\t', '\\t')}'`;
}

/** What a path of a filter compares; undefined for one that is not there. */
export type FieldAt = (path: string) => ClientField | undefined;

/** The builder's filter as expression text; unfinished conditions, and groups of nothing else, are left out. */
export function filterText(filter: FilterGroup, fieldAt: FieldAt, zone: string): string {
  const texts = filter.items.flatMap((item) => {
    if (isGroup(item)) {
      const inner = filterText(item, fieldAt, zone);
      return inner === '' ? [] : [`(${inner})`];
    }
    const field = fieldAt(item.field);
    return field && isComplete(item) ? [conditionText(item, field, zone)] : [];
  });
  return texts.join(filter.join === 'and' ? ' && ' : ' || ');
}

function conditionText({ field: name, operator, values }: Condition, field: ClientField, zone: string): string {
  const literal = (value: string) => literalText(value, field, zone);
  const first = literal(values[0] ?? '');
  const sign = comparisons[operator];
  if (sign !== undefined) return `${name} ${sign} ${first}`;
  switch (operator) {
    case 'within':
      return periodText(comparedType(field) === 'datetime' ? `DATEVALUE(${name})` : name, values);
    case 'is_me':
      return `${name} == ME()`;
    case 'contains':
      return `CONTAINS(${name}, ${first})`;
    case 'starts_with':
      return `STARTS_WITH(${name}, ${first})`;
    case 'in':
      return `${name} in [${values.map(literal).join(', ')}]`;
    case 'has':
      return `${first} in ${name}`;
    case 'blank':
      return `ISBLANK(${name})`;
    case 'not_blank':
      return `!ISBLANK(${name})`;
    default:
      return `${name} == ${operator === 'is_true'}`;
  }
}

/** A value of a field as a literal of the expression language; a day of a moment as its midnight. */
export function literalText(value: string, field: ClientField, zone: string): string {
  const type = comparedType(field);
  if (numberTypes.has(type) && /^-?\d+(\.\d+)?$/.test(value)) return value;
  return quoted(type === 'datetime' ? startOfDay(value, zone) : value);
}

/** Midnight of a day in a zone with its offset: "2026-11-22T00:00:00+07:00". */
function startOfDay(day: string, zone: string): string {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day)) return day;
  const minutes = (Date.parse(`${day}T00:00:00Z`) - Date.parse(fromLocalTime({ date: day, time: '00:00' }, zone))) / 60_000;
  const two = (part: number) => String(Math.floor(part)).padStart(2, '0');
  const size = Math.abs(minutes);
  return `${day}T00:00:00${minutes < 0 ? '-' : '+'}${two(size / 60)}:${two(size % 60)}`;
}
