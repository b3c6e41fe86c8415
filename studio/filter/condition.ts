import type { ClientField, OperatorName } from '../metadata/client-metadata.ts';

/** One line of the filter builder. The value is wire-like text, several for `in`, none for blank and the like. */
export interface Condition {
  readonly field: string;
  readonly operator: OperatorName;
  readonly values: readonly string[];
}

/** A filter that the builder can show: conditions all joined by the same word. */
export interface SimpleFilter {
  readonly join: 'and' | 'or';
  readonly conditions: readonly Condition[];
}

const known: ReadonlySet<string> = new Set<OperatorName>([
  'equals',
  'not_equals',
  'contains',
  'starts_with',
  'less',
  'at_most',
  'greater',
  'at_least',
  'in',
  'has',
  'blank',
  'not_blank',
  'is_true',
  'is_false',
]);

/** A moment is compared by days: before one, or from one on. */
const byDay: ReadonlySet<string> = new Set<OperatorName>(['less', 'at_least', 'blank', 'not_blank']);

const withoutValue: ReadonlySet<string> = new Set<OperatorName>(['blank', 'not_blank', 'is_true', 'is_false']);

/** The type whose values a field compares with: a formula's is that of its result. */
export function comparedType(field: ClientField): string {
  if (field.type !== 'formula') return field.type;
  return field.options.result === 'number' ? 'decimal' : (field.options.result ?? 'text');
}

/** What the builder offers for a field, in the order of its type. */
export function operatorsOf(field: ClientField): readonly OperatorName[] {
  const moment = comparedType(field) === 'datetime';
  // @NOTE `known` holds exactly the names of OperatorName.
  const names = field.operators.filter((name) => known.has(name)) as OperatorName[];
  return moment ? names.filter((name) => byDay.has(name)) : names;
}

export function takesValue(operator: OperatorName): boolean {
  return !withoutValue.has(operator);
}

/** True when nothing is left to fill in. */
export function isComplete(condition: Condition): boolean {
  return !takesValue(condition.operator) || condition.values.some((value) => value !== '');
}
