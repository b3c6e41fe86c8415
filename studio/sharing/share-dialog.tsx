import { ActionIcon, Divider, Group, Modal, Skeleton, Stack, Text } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Share } from '../../schemas/generated/api.ts';
import { Failure } from '../admin/parts/failure.tsx';
import { createShare, listShares, removeShare } from '../api/rights/shares.ts';
import { formatDate } from '../format/format-date.ts';
import { toLocalTime } from '../format/zoned-time.ts';
import { useLocale } from '../i18n/useLocale.ts';
import { useMe } from '../session/useMe.ts';
import { problemText } from '../shell/problems/problem-text.ts';
import { showToast } from '../shell/toast.tsx';
import { useIsPhone } from '../shell/useIsPhone.ts';
import { ShareForm } from './share-form.tsx';

export interface ShareDialogProps {
  readonly object: string;
  readonly id: string;
  readonly title: string;
  readonly onClose: () => void;
}

/** With whom a record is shared, and sharing it with more. */
export function ShareDialog({ object, id, title, onClose }: ShareDialogProps) {
  const { t } = useTranslation('rights');
  const { t: common } = useTranslation();
  const phone = useIsPhone();
  const client = useQueryClient();
  const queryKey = ['shares', object, id];
  const { data: shares, error } = useQuery({ queryKey, queryFn: ({ signal }) => listShares(object, id, signal) });
  const [failure, setFailure] = useState<unknown>();
  const refresh = () => client.invalidateQueries({ queryKey });
  const again = async ({ subject, can, reason, expires_at }: Share) => {
    try {
      await createShare(object, id, { subject, can, ...(reason === null ? {} : { reason }), ...(expires_at === null ? {} : { expires_at }) });
      await refresh();
    } catch (thrown) {
      showToast({ tone: 'failed', message: problemText(thrown, common) });
    }
  };
  const remove = async (share: Share) => {
    setFailure(undefined);
    try {
      await removeShare(object, id, share.id);
      await refresh();
      showToast({ message: t('share.removed', { name: share.subject_name }), action: { label: common('common.undo'), run: () => void again(share) } });
    } catch (thrown) {
      setFailure(thrown);
    }
  };
  return (
    <Modal
      opened
      onClose={onClose}
      size="lg"
      fullScreen={phone}
      title={t('share.title', { title })}
      closeButtonProps={{ 'aria-label': common('common.close') }}
    >
      <Stack gap="md">
        <ShareForm object={object} id={id} onShared={refresh} />
        <Divider />
        <section aria-label={t('share.with')}>
          <Text fw={500} mb="xs">
            {t('share.with')}
          </Text>
          <Failure error={error ?? failure} />
          {!shares && !error && <Skeleton height={40} />}
          {shares?.length === 0 && <Text c="dimmed">{t('share.nobody')}</Text>}
          {shares?.map((share) => (
            <SharedWith key={share.id} share={share} onRemove={() => void remove(share)} />
          ))}
        </section>
      </Stack>
    </Modal>
  );
}

function SharedWith({ share, onRemove }: { readonly share: Share; readonly onRemove: () => void }) {
  const { t } = useTranslation('rights');
  const locale = useLocale();
  const { zone } = useMe();
  const kind = share.subject.slice(0, share.subject.indexOf(':')) as 'user' | 'team' | 'role';
  const facts = [
    ...(kind === 'user' ? [] : [t(`share.kind.${kind}`)]),
    share.can.map((action) => t(`role.actions.${action}`)).join(', '),
    ...(share.expires_at === null ? [] : [t('share.untilDay', { day: formatDate(toLocalTime(new Date(share.expires_at), zone).date, locale) })]),
    ...(share.created_by.name === '' ? [] : [t('share.by', { name: share.created_by.name })]),
  ];
  return (
    <Group wrap="nowrap" mih={44} gap="sm">
      <div style={{ flex: 1, minWidth: 0 }}>
        <Text fw={500}>{share.subject_name}</Text>
        <Text size="sm" c="dimmed">
          {facts.join(' · ')}
        </Text>
        {share.reason !== null && <Text size="sm">{share.reason}</Text>}
      </div>
      {share.removable && (
        <ActionIcon variant="subtle" color="gray" size={36} aria-label={t('share.remove', { name: share.subject_name })} onClick={onRemove}>
          <IconX size={16} aria-hidden />
        </ActionIcon>
      )}
    </Group>
  );
}
