import type { ClientField, OperatorName } from '../../metadata/client-metadata.ts';
import { isPeriod } from './periods.ts';

/** What a line of the builder may compare by: what a field offers, days as seen from today, and oneself. */
export type ConditionOperator = OperatorName | 'within' | 'is_me';

/** One line of the filter builder. The value is wire-like text, several for `in`, none for blank and the like; of `within` a period and its days. */
export interface Condition {
  /** A field, or a path over links or into its parts. */
  readonly field: string;
  readonly operator: ConditionOperator;
  readonly values: readonly string[];
}

/** Conditions and further groups, all joined by the same word. */
export interface FilterGroup {
  readonly join: 'and' | 'or';
  readonly items: readonly FilterItem[];
}

export type FilterItem = Condition | FilterGroup;

export const emptyGroup: FilterGroup = { join: 'and', items: [] };

export function isGroup(item: FilterItem): item is FilterGroup {
  return 'items' in item;
}

/** All conditions, however deep. */
export function conditionsOf(group: FilterGroup): readonly Condition[] {
  return group.items.flatMap((item) => (isGroup(item) ? conditionsOf(item) : [item]));
}

/** The conditions of a group without groups in it; undefined where there are any. */
export function flatConditions(group: FilterGroup): readonly Condition[] | undefined {
  const conditions = group.items.filter((item): item is Condition => !isGroup(item));
  return conditions.length === group.items.length ? conditions : undefined;
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

const withoutValue: ReadonlySet<string> = new Set<ConditionOperator>(['blank', 'not_blank', 'is_true', 'is_false', 'is_me']);

const dates: ReadonlySet<string> = new Set(['date', 'datetime']);

/** The type whose values a field compares with: that of its result for a formula and for a roll-up that picks a value. */
export function comparedType(field: ClientField): string {
  if (field.type !== 'formula' && (field.type !== 'roll_up' || field.options.result === undefined)) return field.type;
  if (field.options.choices) return 'choice';
  return field.options.result === 'number' ? 'decimal' : (field.options.result ?? 'text');
}

/** What the builder offers for a field, in the order of its type. */
export function operatorsOf(field: ClientField): readonly ConditionOperator[] {
  const type = comparedType(field);
  // @NOTE `known` holds exactly the names of OperatorName.
  const names = field.operators.filter((name) => known.has(name)) as OperatorName[];
  const offered = type === 'datetime' ? names.filter((name) => byDay.has(name)) : names;
  if (offered.length === 0) return offered;
  if (dates.has(type)) return ['within', ...offered];
  return type === 'user' ? ['is_me', ...offered] : offered;
}

export function takesValue(operator: ConditionOperator): boolean {
  return !withoutValue.has(operator);
}

/** True when nothing is left to fill in. */
export function isComplete(condition: Condition): boolean {
  if (condition.operator === 'within') return isPeriod(condition.values);
  return !takesValue(condition.operator) || condition.values.some((value) => value !== '');
}
