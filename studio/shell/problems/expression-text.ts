import type { TFunction } from 'i18next';
import type { ProblemIssue } from '../../api/problem.ts';

const typeNames = new Set(['text', 'number', 'boolean', 'date', 'datetime', 'duration', 'list']);

/** What is wrong with an expression, and how it would be right where that is known, in the person's language. */
export function expressionText(issue: ProblemIssue, t: TFunction, withExample = true): string {
  const typed = (name: string | number | undefined): string => {
    const known = String(name ?? '');
    // @NOTE the set keeps to what the texts have.
    return typeNames.has(known) ? t(`expressionTypes.${known}` as 'expressionTypes.text') : known;
  };
  const { params = {} } = issue;
  const said = t(`issues.${issue.code}` as 'issues.expression_syntax', {
    defaultValue: issue.message,
    ...params,
    position: (issue.start ?? 0) + 1,
    actual: typed(params.actual),
    expected: typed(params.expected),
  });
  return issue.example === undefined || !withExample ? said : `${said} ${t('issues.instead', { example: issue.example })}`;
}
