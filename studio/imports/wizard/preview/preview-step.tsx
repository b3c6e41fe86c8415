import { Alert, Button, Group, Stack, Switch, Text, Title } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ImportPreview } from '../../../../schemas/generated/api.ts';
import { formatNumber } from '../../../format/format-number.ts';
import { useLocale } from '../../../i18n/useLocale.ts';
import { DelayedSkeleton } from '../../delayed-skeleton.tsx';
import { ImportProblem } from '../../import-problem.tsx';
import { type Correction, changed } from '../import-draft.ts';
import { usePreview } from '../usePreview.ts';
import type { StepProps } from '../wizard-steps.ts';
import { PreviewTable } from './preview-table.tsx';
import { rowState } from './row-state.ts';

/** The first rows as they will be; what is wrong in them can be corrected on the spot. */
export function PreviewStep({ draft, inspected, change }: StepProps) {
  const { t } = useTranslation('imports');
  const [onlyFaults, setOnlyFaults] = useState(false);
  const { data, error, isPending } = usePreview(draft, inspected);
  const correct = ({ row, column, value }: Correction) =>
    change((before) =>
      changed(before, { corrections: [...before.corrections.filter((other) => other.row !== row || other.column !== column), { row, column, value }] }),
    );
  const rows = data?.rows.filter((row) => !onlyFaults || row.faults.length > 0) ?? [];
  return (
    <Stack gap="md">
      <Group justify="space-between" align="end">
        <div>
          <Title order={2} size="h4">
            {t('preview.title')}
          </Title>
          {data && <Tally preview={data} />}
        </div>
        <Group gap="md">
          {draft.corrections.length > 0 && (
            <Group gap={4}>
              <Text size="sm">{t('preview.corrections', { count: draft.corrections.length })}</Text>
              <Button size="compact-sm" variant="subtle" onClick={() => change((before) => changed(before, { corrections: [] }))}>
                {t('preview.dropCorrections')}
              </Button>
            </Group>
          )}
          <Switch label={t('preview.onlyFaults')} checked={onlyFaults} onChange={({ currentTarget }) => setOnlyFaults(currentTarget.checked)} />
        </Group>
      </Group>
      {error && (
        <Alert color="red" title={t('columns.refused')}>
          <ImportProblem error={error} />
        </Alert>
      )}
      {isPending && <DelayedSkeleton />}
      {data && rows.length === 0 && <Text c="dimmed">{t('preview.noFaults')}</Text>}
      {data && rows.length > 0 && <PreviewTable preview={data} rows={rows} corrections={draft.corrections} onCorrect={correct} />}
      <Text size="sm" c="dimmed">
        {t('preview.help')}
      </Text>
    </Stack>
  );
}

function Tally({ preview }: { readonly preview: ImportPreview }) {
  const { t } = useTranslation('imports');
  const locale = useLocale();
  const states = preview.rows.map(rowState);
  const count = (state: string) => formatNumber(states.filter((one) => one === state).length, locale);
  const of = t('preview.of', { shown: formatNumber(preview.rows.length, locale), total: formatNumber(preview.rows_total, locale) });
  const tally = t('preview.tally', { created: count('created'), updated: count('updated'), unchanged: count('unchanged'), faulty: count('faulty') });
  return <Text c="dimmed" role="status">{`${of}: ${tally}`}</Text>;
}
