import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { ProblemError } from '../api/problem.ts';
import { problemText } from '../shell/problems/problem-text.ts';

/** Why a file or a matching was refused: in the person's language where the reason has a text, else in the server's own words. */
export function ImportProblem({ error }: { readonly error: unknown }) {
  const { t } = useTranslation('imports');
  const { t: common } = useTranslation();
  const issues = error instanceof ProblemError ? error.issues : [];
  const texts = issues.map(({ code, message, params }) => t(`refused.${code ?? 'none'}` as 'refused.empty_file', { defaultValue: message, ...params }));
  const shown = texts.length > 0 ? texts.slice(0, 5) : [problemText(error, common)];
  return (
    <div role="alert">
      {shown.map((text) => (
        <Text key={text} c="var(--mantine-color-error)" size="sm" style={{ overflowWrap: 'anywhere' }}>
          {text}
        </Text>
      ))}
    </div>
  );
}
