import { Alert, List } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { ProblemError } from '../../api/problem.ts';
import { PlanRefused } from '../../editors/role/plan-refused.ts';
import { problemText } from '../../shell/problems/problem-text.ts';

/** Why a change was not made, each reason in a line; nothing where there is no error. */
export function Failure({ error }: { readonly error: unknown }) {
  const { t } = useTranslation();
  if (error === undefined) return null;
  const issues = error instanceof PlanRefused || error instanceof ProblemError ? error.issues : [];
  return (
    <Alert color="red" variant="light" role="alert" title={t('form.notSaved')}>
      {issues.length > 0 ? (
        <List size="sm">
          {issues.map((issue) => (
            <List.Item key={`${issue.pointer} ${issue.message}`}>{issue.message}</List.Item>
          ))}
        </List>
      ) : (
        problemText(error, t)
      )}
    </Alert>
  );
}
