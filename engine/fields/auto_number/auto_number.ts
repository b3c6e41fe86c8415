import type { FieldDocument } from '../../../schemas/generated/metadata.ts';
import type { Issue } from '../../errors/issue.ts';
import type { FieldType } from '../field-type.ts';
import { computedValue } from '../formula/computed-value.ts';
import { singleColumn, textOperators } from '../single-column.ts';
import { badOption, optionIssues } from '../type-options.ts';
import { textSchema } from '../wire-schemas.ts';

/** What the pattern must show so that numbers of two periods differ. */
function showsPeriod(pattern: string, reset: string): boolean {
  const year = pattern.includes('{yyyy}') || pattern.includes('{yy}');
  const month = year && pattern.includes('{mm}');
  if (reset === 'year') return year;
  if (reset === 'month') return month;
  return reset !== 'day' || (month && pattern.includes('{dd}'));
}

function patternIssues(field: FieldDocument): Issue[] {
  const { pattern, reset = 'never' } = field.options ?? {};
  if (pattern === undefined) return [];
  const counters = pattern.match(/\{0{1,18}\}/g) ?? [];
  if (counters.length !== 1) return [badOption('pattern', 'it needs one run of zeros in braces, such as {00000}')];
  const rest = pattern.replace(/\{(?:yyyy|yy|mm|dd|0{1,18})\}/g, '');
  if (/[{}]/.test(rest)) return [badOption('pattern', 'only {yyyy} {yy} {mm} {dd} and zeros may stand in braces')];
  return showsPeriod(pattern, reset) ? [] : [badOption('pattern', `numbers would repeat: it does not show the ${reset}`)];
}

/** A number the engine gives to each new record, such as ORD-2026-00042; see formatAutoNumber and autoNumberPeriod. */
export const autoNumberField: FieldType = {
  type: 'auto_number',
  ...singleColumn('text', 'text'),
  ...computedValue,
  validateOptions: (field) => [...optionIssues(field, ['pattern', 'reset'], ['pattern']), ...patternIssues(field)],
  outputSchema: () => textSchema(),
  operators: textOperators,
  format: (wire) => (typeof wire === 'string' ? wire : ''),
  searchSuffixes: [''],
};
