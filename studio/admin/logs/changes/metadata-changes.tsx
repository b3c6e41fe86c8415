import { Button, Group, List, Modal, Stack, Text } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ChangeSet } from '../../../../schemas/generated/api.ts';
import { listChangeSets, rollBackChangeSet } from '../../../api/change-sets.ts';
import { useLabel } from '../../../i18n/useLabel.ts';
import { problemText } from '../../../shell/problems/problem-text.ts';
import { showToast } from '../../../shell/toast.tsx';
import { Moment } from '../log-cells.tsx';
import { LogTable } from '../log-table.tsx';

/** Change sets that were applied, each with the way back. Drafts are no changes yet. */
export function MetadataChanges() {
  const { t } = useTranslation('rights');
  const query = useQuery({ queryKey: ['change-sets'], queryFn: ({ signal }) => listChangeSets(signal), staleTime: 0 });
  const items = query.data?.filter(({ status }) => status !== 'draft');
  return (
    <LogTable<ChangeSet>
      label={t('logs.changes')}
      items={items}
      query={{ ...query, hasNextPage: false, isFetchingNextPage: false, fetchNextPage: query.refetch }}
      empty={{ title: t('logs.noChanges'), text: t('logs.noChangesText') }}
      columns={[
        { label: t('logs.when'), cell: ({ applied_at, created_at }) => <Moment at={applied_at ?? created_at} /> },
        { label: t('logs.what'), cell: (set) => <Told set={set} /> },
        { label: t('logs.state'), cell: (set) => <State set={set} /> },
      ]}
    />
  );
}

const shortStory = 3;

function Told({ set }: { readonly set: ChangeSet }) {
  const { t } = useTranslation('rights');
  const label = useLabel();
  const story = set.plan?.story ?? [];
  return (
    <>
      <Text fw={500}>{set.title}</Text>
      {story.slice(0, shortStory).map((sentence) => (
        <Text key={sentence.en} size="sm" c="dimmed">
          {label(sentence)}
        </Text>
      ))}
      {story.length > shortStory && (
        <Text size="sm" c="dimmed">
          {t('logs.moreStory', { count: story.length - shortStory })}
        </Text>
      )}
    </>
  );
}

function State({ set }: { readonly set: ChangeSet }) {
  const { t } = useTranslation('rights');
  const { t: common } = useTranslation();
  const client = useQueryClient();
  const [busy, setBusy] = useState(false);
  const [asking, setAsking] = useState(false);
  const takeBack = async (id: string, title: string) => {
    setAsking(false);
    setBusy(true);
    try {
      const made = await rollBackChangeSet(id);
      await Promise.all([['change-sets'], ['roles'], ['role'], ['metadata']].map((queryKey) => client.invalidateQueries({ queryKey })));
      showToast({ message: t('logs.takenBack', { title }), action: { label: common('common.undo'), run: () => void takeBack(made.id, made.title) } });
    } catch (error) {
      showToast({ tone: 'failed', message: problemText(error, common) });
    } finally {
      setBusy(false);
    }
  };
  if (set.status !== 'applied') return t(`logs.status.${set.status}`);
  return (
    <>
      <Button size="compact-sm" variant="default" loading={busy} aria-label={t('logs.takeBackOf', { title: set.title })} onClick={() => setAsking(true)}>
        {t('logs.takeBack')}
      </Button>
      {asking && <Asked set={set} onClose={() => setAsking(false)} onTakeBack={() => void takeBack(set.id, set.title)} />}
    </>
  );
}

interface AskedProps {
  readonly set: ChangeSet;
  readonly onClose: () => void;
  readonly onTakeBack: () => void;
}

/** Says what would be undone before it is. */
function Asked({ set, onClose, onTakeBack }: AskedProps) {
  const { t } = useTranslation('rights');
  const { t: common } = useTranslation();
  const label = useLabel();
  return (
    <Modal opened onClose={onClose} title={t('logs.takeBackOf', { title: set.title })} closeButtonProps={{ 'aria-label': common('common.close') }}>
      <Stack gap="md">
        <Text>{t('logs.takeBackText')}</Text>
        {set.plan && set.plan.story.length > 0 && (
          <List size="sm">
            {set.plan.story.map((sentence) => (
              <List.Item key={sentence.en}>{label(sentence)}</List.Item>
            ))}
          </List>
        )}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            {common('common.cancel')}
          </Button>
          <Button color="red" onClick={onTakeBack}>
            {t('logs.takeBack')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
