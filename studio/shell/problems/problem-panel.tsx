import { Button, Stack, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { isFinal } from '../../api/problem.ts';
import { problemText } from './problem-text.ts';

export interface ProblemPanelProps {
  readonly error: unknown;
  readonly onRetry?: () => void;
  /** A way out, such as back to the list. */
  readonly back?: { readonly to: string; readonly label: string };
  /** True where the panel is the page and names it. */
  readonly page?: boolean;
}

/** Stands where data should be when it could not be loaded. */
export function ProblemPanel({ error, onRetry, back, page = false }: ProblemPanelProps) {
  const { t } = useTranslation();
  return (
    <Stack align="center" gap="sm" py={64} px="md" role="alert">
      <Title order={page ? 1 : 2}>{t('problems.heading')}</Title>
      <Text c="dimmed" ta="center" maw={440}>
        {problemText(error, t)}
      </Text>
      {onRetry && !isFinal(error) && (
        <Button variant="default" onClick={onRetry}>
          {t('common.retry')}
        </Button>
      )}
      {back && (
        <Button variant="default" component={Link} to={back.to}>
          {back.label}
        </Button>
      )}
    </Stack>
  );
}
