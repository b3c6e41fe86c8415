import { Button, Group, Stack } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { cancelImport, isRunning } from '../../api/imports.ts';
import { ProblemPanel } from '../../shell/problems/problem-panel.tsx';
import { problemText } from '../../shell/problems/problem-text.ts';
import { showToast } from '../../shell/toast.tsx';
import { DelayedSkeleton } from '../delayed-skeleton.tsx';
import { ImportFrame } from '../import-frame.tsx';
import classes from '../import-page.module.css';
import { ImportProgress } from './import-progress.tsx';
import { ImportResult } from './import-result.tsx';
import { importKey, useImport } from './useImport.ts';

/** One import: how far it is, then what it did. */
export function RunPage() {
  const { t } = useTranslation('imports');
  const { t: common } = useTranslation();
  const { id = '' } = useParams();
  const client = useQueryClient();
  const { data: state, error, refetch } = useImport(id);
  const cancel = () => {
    cancelImport(id)
      .then((stopped) => client.setQueryData(importKey(id), stopped))
      .catch((failure: unknown) => showToast({ tone: 'failed', message: problemText(failure, common) }));
  };
  if (error && !state) return <ProblemPanel error={error} page onRetry={() => void refetch()} back={{ to: '/import', label: t('run.all') }} />;
  return (
    <ImportFrame title={state?.file_name ?? t('title')}>
      <Stack gap="lg" className={classes.narrow ?? ''}>
        {!state && <DelayedSkeleton />}
        {state && (isRunning(state) ? <ImportProgress state={state} onCancel={cancel} /> : <ImportResult state={state} />)}
        <Group gap="xs">
          <Button component={Link} to="/import" variant="subtle" size="compact-md">
            {state && isRunning(state) ? t('run.all') : t('run.another')}
          </Button>
        </Group>
      </Stack>
    </ImportFrame>
  );
}
