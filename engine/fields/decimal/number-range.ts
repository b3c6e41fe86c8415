import type { FieldDocument } from '../../../schemas/generated/metadata.ts';
import type { Issue } from '../../errors/issue.ts';
import { compareDecimal, parseDecimal } from '../decimal-text.ts';
import { badOption } from '../type-options.ts';
import { valueIssue } from '../value-issues.ts';

function compareToLimit(text: string, limit: number): number {
  const value = Number(text);
  if (value !== limit) return value < limit ? -1 : 1;
  const exact = parseDecimal(limit);
  return exact.ok && exact.value !== null ? compareDecimal(text, exact.value) : 0;
}

/** The issue of a number (canonical text) outside the field's minimum and maximum. */
export function rangeIssue(text: string, field: FieldDocument, pointer = ''): Issue | undefined {
  const options = field.options;
  if (options === undefined) return undefined;
  const { minimum, maximum } = options;
  if (minimum !== undefined && compareToLimit(text, minimum) < 0) return valueIssue('below_minimum', { min: minimum }, pointer);
  if (maximum !== undefined && compareToLimit(text, maximum) > 0) return valueIssue('above_maximum', { max: maximum }, pointer);
  return undefined;
}

/** The issue of a minimum above the maximum. */
export function rangeOptionIssues(field: FieldDocument): Issue[] {
  const { minimum, maximum } = field.options ?? {};
  return minimum !== undefined && maximum !== undefined && minimum > maximum ? [badOption('maximum', 'it is less than the minimum')] : [];
}
