import { Alert, Button, Group, Progress, Skeleton, Stack, Text } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SampleDataState } from '../../schemas/generated/api.ts';
import { removeSampleData, sampleData } from '../api/data.ts';
import { cancelOperation } from '../api/records/operations.ts';
import { refreshRecords, useUndo } from '../api/records/useUndo.ts';
import { useCellContext } from '../fields/useCellContext.ts';
import { formatDateTime } from '../format/format-date.ts';
import { problemText } from '../shell/problems/problem-text.ts';
import { showToast } from '../shell/toast.tsx';
import { SampleDataPreview } from './sample-data-preview.tsx';

const pollMs = 1_000;
const queryKey = ['sample-data'];

/** The sample records: what would go, removing them with progress, and bringing them back. */
export function SampleDataPart() {
  const { t } = useTranslation('data');
  const { t: common } = useTranslation();
  const client = useQueryClient();
  const query = useQuery({
    queryKey,
    queryFn: ({ signal }) => sampleData(signal),
    refetchInterval: ({ state }) => (state.data?.status === 'removing' || state.data?.status === 'returning' ? pollMs : false),
  });
  const { data: state } = query;
  // When it is over, lists read differently.
  const status = state?.status;
  useEffect(() => {
    if (status === 'removed' || status === 'there') void refreshRecords(client);
  }, [status, client]);
  const act = (work: () => Promise<unknown>) => {
    work()
      .catch((error: unknown) => showToast({ tone: 'failed', message: problemText(error, common) }))
      .finally(() => void client.invalidateQueries({ queryKey }));
  };
  if (query.isError) return <Alert color="red">{problemText(query.error, common)}</Alert>;
  if (!state) return <Skeleton height={36} />;
  if (state.status === 'none') return <Text>{t('samples.none')}</Text>;
  if (state.status === 'removing' || state.status === 'returning')
    return <Running state={state} onCancel={() => act(() => cancelOperation(state.operation ?? ''))} />;
  if (state.status === 'removed') return <Removed state={state} />;
  return <There state={state} onRemove={() => act(removeSampleData)} />;
}

function Running({ state, onCancel }: { readonly state: SampleDataState; readonly onCancel: () => void }) {
  const { t } = useTranslation('data');
  const { t: common } = useTranslation();
  return (
    <Stack gap="xs" role="status">
      <Progress value={state.total === 0 ? 0 : (100 * state.done) / state.total} aria-label={t('samples.title')} />
      <Text size="sm">{t(`samples.${state.status === 'removing' ? 'removing' : 'returning'}`, { done: state.done, total: state.total })}</Text>
      <Group>
        <Button variant="default" onClick={onCancel}>
          {common('common.cancel')}
        </Button>
      </Group>
    </Stack>
  );
}

function There({ state, onRemove }: { readonly state: SampleDataState; readonly onRemove: () => void }) {
  const { t } = useTranslation('data');
  const [looking, setLooking] = useState(false);
  if (state.status === 'stopped')
    return (
      <Stack gap="sm">
        <Text>{t('samples.stopped', { done: state.done, total: state.total })}</Text>
        {state.issues.map(({ pointer, message }) => (
          <Text key={`${pointer} ${message}`} c="var(--mantine-color-error)" size="sm">
            {message}
          </Text>
        ))}
        <Group>
          <Button onClick={onRemove}>{t('samples.goOn')}</Button>
        </Group>
      </Stack>
    );
  return (
    <Stack gap="sm">
      {!looking && (
        <Group>
          <Button variant="default" onClick={() => setLooking(true)}>
            {t('samples.look')}
          </Button>
        </Group>
      )}
      {looking && <SampleDataPreview onRemove={onRemove} onClose={() => setLooking(false)} />}
    </Stack>
  );
}

function Removed({ state }: { readonly state: SampleDataState }) {
  const { t } = useTranslation('data');
  const { locale, zone } = useCellContext();
  const client = useQueryClient();
  const undo = useUndo();
  const day = state.at === null ? '' : formatDateTime(state.at, locale, zone);
  return (
    <Stack gap="sm">
      <Text>{t('samples.removed', { day, kept: state.kept_count })}</Text>
      {state.operation !== null && (
        <Group>
          <Button variant="default" onClick={() => void undo(state.operation ?? '').then(() => client.invalidateQueries({ queryKey }))}>
            {t('samples.bringBack')}
          </Button>
        </Group>
      )}
    </Stack>
  );
}
