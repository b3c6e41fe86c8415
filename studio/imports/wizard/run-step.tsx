import { Anchor, Button, Group, Stack, Text, Title } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { cancelImport, faultsAddress, type ImportState, isRunning, startImport } from '../../api/imports.ts';
import { formatNumber } from '../../format/format-number.ts';
import { useLocale } from '../../i18n/useLocale.ts';
import { ImportProblem } from '../import-problem.tsx';
import { ImportProgress } from '../run/import-progress.tsx';
import { totals } from '../run/totals.ts';
import { importKey, useImport } from '../run/useImport.ts';
import { dropDraft } from './import-draft.ts';
import { requestOf } from './usePreview.ts';
import type { StepProps } from './wizard-steps.ts';

/** Tries all rows without keeping anything, says what would be, and then imports. */
export function RunStep({ draft, inspected, change }: StepProps) {
  const { t } = useTranslation('imports');
  const navigate = useNavigate();
  const client = useQueryClient();
  const { data: trial } = useImport(draft.trial);
  const [starting, setStarting] = useState<'trial' | 'import'>();
  const [failure, setFailure] = useState<unknown>();
  const start = async (dry_run: boolean) => {
    setStarting(dry_run ? 'trial' : 'import');
    setFailure(undefined);
    try {
      const id = await startImport(draft.file, { ...requestOf(draft, inspected), dry_run });
      if (dry_run) change((before) => ({ ...before, trial: id }));
      else {
        dropDraft(draft.file);
        await navigate(`/import/runs/${id}`);
      }
    } catch (error) {
      setFailure(error);
    } finally {
      setStarting(undefined);
    }
  };
  const running = trial !== undefined && isRunning(trial);
  const tried = draft.trial !== undefined && trial?.status === 'done';
  const cancel = () => {
    if (trial) cancelImport(trial.id).then((stopped) => client.setQueryData(importKey(trial.id), stopped), setFailure);
  };
  return (
    <Stack gap="md" maw={720}>
      <div>
        <Title order={2} size="h4">
          {t('run.title')}
        </Title>
        <Text c="dimmed">{t('run.tryHelp')}</Text>
      </div>
      {draft.trial !== undefined && running && <ImportProgress state={trial} onCancel={cancel} />}
      {tried && <Tried trial={trial} />}
      {draft.trial !== undefined &&
        trial?.status === 'failed' &&
        trial.issues.map(({ message }) => (
          <Text key={message} c="var(--mantine-color-error)" role="alert">
            {message}
          </Text>
        ))}
      {failure !== undefined && <ImportProblem error={failure} />}
      <Group gap="xs">
        {!tried && (
          <Button loading={starting === 'trial'} disabled={running} onClick={() => void start(true)}>
            {t('run.try')}
          </Button>
        )}
        <Button variant={tried ? 'filled' : 'default'} loading={starting === 'import'} disabled={running} onClick={() => void start(false)}>
          {tried ? t('run.import') : t('run.importWithout')}
        </Button>
        {tried && (
          <Button variant="subtle" loading={starting === 'trial'} onClick={() => void start(true)}>
            {t('run.tryAgain')}
          </Button>
        )}
      </Group>
    </Stack>
  );
}

function Tried({ trial }: { readonly trial: ImportState }) {
  const { t } = useTranslation('imports');
  const locale = useLocale();
  const n = (value: number) => formatNumber(value, locale);
  const { created, updated, unchanged } = totals(trial);
  const doubtful = trial.progress.rows_faulty;
  return (
    <div role="status">
      <Text size="lg" fw={600}>
        {t('run.tried', { created: n(created), updated: n(updated), doubtful: n(doubtful) })}
      </Text>
      {unchanged > 0 && <Text c="dimmed">{t('run.triedSame', { count: unchanged })}</Text>}
      {doubtful > 0 && (
        <Text c="dimmed">
          {t('run.doubtfulHelp')}{' '}
          <Anchor href={faultsAddress(trial.id)} download underline="always">
            {t('run.faults')}
          </Anchor>
        </Text>
      )}
    </div>
  );
}
