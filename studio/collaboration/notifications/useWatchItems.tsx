import { Menu } from '@mantine/core';
import { IconBell, IconBellOff, IconBellPlus } from '@tabler/icons-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Watch } from '../../../schemas/generated/api.ts';
import { changeWatch, readWatch } from '../../api/collaboration/notifications.ts';
import { problemText } from '../../shell/problems/problem-text.ts';
import { showToast } from '../../shell/toast.tsx';

const said = { following: 'watch.nowFollowing', muted: 'watch.nowMuted', default: 'watch.nowDefault' } as const;

/** Following and muting a record, as entries of its menu; how it stands is asked when the menu opens. */
export function useWatchItems(object: string, id: string): { readonly items: ReactNode; load(): void } {
  const { t } = useTranslation('record');
  const { t: common } = useTranslation();
  const client = useQueryClient();
  const [asked, setAsked] = useState(false);
  const key = ['watch', object, id];
  const { data } = useQuery({ queryKey: key, queryFn: ({ signal }) => readWatch(object, id, signal), enabled: asked });
  const change = async (state: Watch['state']) => {
    try {
      client.setQueryData(key, await changeWatch(object, id, state));
      showToast({ message: t(said[state]) });
    } catch (error) {
      showToast({ tone: 'failed', message: problemText(error, common) });
    }
  };
  const state = data?.state ?? 'default';
  const items = (
    <>
      {state !== 'following' && (
        <Menu.Item leftSection={<IconBellPlus size={16} aria-hidden />} onClick={() => void change('following')}>
          {t('watch.follow')}
        </Menu.Item>
      )}
      {state === 'following' && (
        <Menu.Item leftSection={<IconBell size={16} aria-hidden />} onClick={() => void change('default')}>
          {t('watch.unfollow')}
        </Menu.Item>
      )}
      <Menu.Item leftSection={<IconBellOff size={16} aria-hidden />} onClick={() => void change(state === 'muted' ? 'default' : 'muted')}>
        {t(state === 'muted' ? 'watch.unmute' : 'watch.mute')}
      </Menu.Item>
    </>
  );
  return { items, load: () => setAsked(true) };
}
