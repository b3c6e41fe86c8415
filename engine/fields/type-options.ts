import type { FieldDocument } from '../../schemas/generated/metadata.ts';
import { type Issue, pointerSegment } from '../errors/issue.ts';
import { valueIssue } from './value-issues.ts';

type OptionName = keyof NonNullable<FieldDocument['options']>;

/** Issues for options the type does not know and for required ones that are absent. */
export function optionIssues(field: FieldDocument, allowed: readonly OptionName[], required: readonly OptionName[] = []): Issue[] {
  const issues: Issue[] = [];
  const names: readonly string[] = allowed;
  for (const name of Object.keys(field.options ?? {})) {
    if (!names.includes(name)) issues.push(valueIssue('unknown_option', { type: field.type }, `/options${pointerSegment(name)}`));
  }
  for (const name of required) {
    if (field.options?.[name] === undefined) issues.push(valueIssue('missing_option', { type: field.type }, `/options/${name}`));
  }
  return issues;
}

/** An option that is known but does not make sense. */
export function badOption(name: string, reason: string): Issue {
  return valueIssue('bad_option', { reason }, `/options/${name}`);
}

/** What deleting the target does must be something that a record can bear: a required link cannot be cleared. */
export function deletePolicyIssues(field: FieldDocument): readonly Issue[] {
  return field.required === true && field.options?.on_delete === 'clear' ? [badOption('on_delete', 'a required link cannot be cleared')] : [];
}
