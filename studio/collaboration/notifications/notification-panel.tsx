import { ActionIcon, Button, ScrollArea, Skeleton, Text } from '@mantine/core';
import { IconArrowLeft, IconSettings } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { listNotifications } from '../../api/collaboration/notifications.ts';
import { useCellContext } from '../../fields/useCellContext.ts';
import { Delayed } from '../../shell/delayed.tsx';
import { EmptyState } from '../../shell/pages/empty-state.tsx';
import { ProblemPanel } from '../../shell/problems/problem-panel.tsx';
import { NotificationGroup } from './notification-group.tsx';
import classes from './notification-panel.module.css';
import { NotificationSettings } from './notification-settings.tsx';
import { useMark } from './useMark.ts';

export interface NotificationPanelProps {
  readonly onClose: () => void;
  /** Shows its own heading. */
  readonly titled?: boolean;
}

/** What one should know of, grouped by record; and how one wants to be told. */
export function NotificationPanel({ onClose, titled = false }: NotificationPanelProps) {
  const { t } = useTranslation('record');
  const { t: common } = useTranslation();
  const [settings, setSettings] = useState(false);
  const mark = useMark();
  return (
    <div className={classes.panel} data-titled={titled || undefined}>
      <div className={classes.head}>
        {settings && (
          <ActionIcon variant="subtle" color="gray" aria-label={t('notifications.back')} onClick={() => setSettings(false)}>
            <IconArrowLeft size={16} aria-hidden />
          </ActionIcon>
        )}
        {(titled || settings) && <h2 className={classes.title}>{settings ? t('notifications.settings') : common('notifications.title')}</h2>}
        {!settings && (
          <>
            <Button variant="subtle" size="compact-sm" ml="auto" onClick={() => void mark(true)}>
              {t('notifications.readAll')}
            </Button>
            <ActionIcon variant="subtle" color="gray" aria-label={t('notifications.settings')} onClick={() => setSettings(true)}>
              <IconSettings size={16} aria-hidden />
            </ActionIcon>
          </>
        )}
      </div>
      {settings ? <NotificationSettings /> : <Groups onClose={onClose} />}
    </div>
  );
}

function Groups({ onClose }: Pick<NotificationPanelProps, 'onClose'>) {
  const { t } = useTranslation('record');
  const { t: common } = useTranslation();
  const context = useCellContext();
  const query = useInfiniteQuery({
    queryKey: ['notifications', 'list'],
    queryFn: ({ pageParam, signal }) => listNotifications(pageParam, signal),
    initialPageParam: '',
    getNextPageParam: (page) => page.next_cursor,
  });
  if (query.isPending)
    return (
      <Delayed>
        <Skeleton height={160} m="sm" aria-label={common('common.loading')} />
      </Delayed>
    );
  if (query.isError && !query.data) return <ProblemPanel error={query.error} onRetry={() => void query.refetch()} />;
  const groups = query.data.pages.flatMap((page) => page.items);
  if (groups.length === 0) return <EmptyState icon="bell" title={t('notifications.none')} text={t('notifications.noneText')} />;
  return (
    <ScrollArea.Autosize mah="min(70vh, 640px)" type="auto" scrollbarSize={6}>
      <ul className={classes.groups}>
        {groups.map((group) => (
          <NotificationGroup key={group.key} group={group} context={context} onOpen={onClose} />
        ))}
      </ul>
      {query.hasNextPage && (
        <Text ta="center" py={6}>
          <Button variant="subtle" size="compact-sm" loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
            {common('related.more')}
          </Button>
        </Text>
      )}
    </ScrollArea.Autosize>
  );
}
