import type { TFunction } from 'i18next';
import { ProblemError } from '../../api/problem.ts';
import { expressionText } from './expression-text.ts';

/** What went wrong and what to do, in the person's language: the code is the key, the server's own words the fallback. */
export function problemText(error: unknown, t: TFunction): string {
  if (!(error instanceof ProblemError)) return t('problems.unknown');
  const [issue] = error.issues;
  if (error.code === 'bad_expression' && issue?.code?.startsWith('expression_')) return expressionText(issue, t);
  // @NOTE codes come from the server; those without a translation fall back to the detail it sent.
  return t(`problems.${error.code}` as 'problems.unknown', { defaultValue: error.status >= 500 ? t('problems.internal') : error.message });
}
