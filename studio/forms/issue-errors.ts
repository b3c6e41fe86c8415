import type { ErrorSchema } from '@rjsf/utils';
import { toErrorSchema } from '@rjsf/utils';
import type { TFunction } from 'i18next';
import type { ProblemError, ProblemIssue } from '../api/problem.ts';
import { type ClientObject, findField } from '../metadata/client-metadata.ts';
import type { FormValues } from './schema/validator.ts';

export interface SaveFailure {
  /** Beside the fields. */
  readonly errors: ErrorSchema<FormValues>;
  /** Above the form: what belongs to no field shown. */
  readonly general: readonly string[];
}

function segmentsOf(pointer: string): string[] {
  return pointer
    .split('/')
    .slice(1)
    .map((segment) => segment.replaceAll('~1', '/').replaceAll('~0', '~'));
}

/** What is wrong, in the language of the person where the server gave a code. */
export function issueText(issue: ProblemIssue, t: TFunction): string {
  if (issue.code === undefined) return issue.message;
  // @NOTE codes come from the server; those without a translation fall back to the message it sent.
  return t(`issues.${issue.code}` as 'issues.value_required', { defaultValue: issue.message, ...issue.params });
}

/** Sorts the issues of a refused save to the fields they belong to. */
export function saveFailure(error: ProblemError, object: ClientObject, t: TFunction): SaveFailure {
  const general: string[] = [];
  const beside = error.issues.flatMap((issue) => {
    const path = segmentsOf(issue.pointer);
    const field = findField(object, path[0] ?? '');
    if (!field) {
      // The server's own words name the place.
      general.push(issue.message);
      return [];
    }
    const text = issueText(issue, t);
    // Only lines show errors within; a part of a money or an address is told at the field.
    const place = field.type === 'lines' ? path.slice(0, 3) : path.slice(0, 1);
    return [{ property: place.map((segment) => `.${segment}`).join(''), message: text, stack: text }];
  });
  // @NOTE toErrorSchema builds the tree that mirrors the form data.
  return { errors: toErrorSchema(beside) as ErrorSchema<FormValues>, general };
}
