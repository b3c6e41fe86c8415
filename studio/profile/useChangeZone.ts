import { useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { type SignedInUser, updateMe } from '../api/own/session.ts';
import { problemText } from '../shell/problems/problem-text.ts';
import { showToast } from '../shell/toast.tsx';

/** Changes the zone in which dates are read; what is on screen is loaded anew, since "today" may be another day. */
export function useChangeZone(): (zone: string) => void {
  const client = useQueryClient();
  const { t } = useTranslation();
  return useCallback(
    (zone) => {
      const before = client.getQueryData<SignedInUser | null>(['me']);
      client.setQueryData<SignedInUser | null>(['me'], (me) => (me ? { ...me, zone } : me));
      updateMe({ zone }).then(
        () => client.invalidateQueries({ queryKey: ['records'] }),
        (error: unknown) => {
          client.setQueryData(['me'], before);
          showToast({ tone: 'failed', message: problemText(error, t) });
        },
      );
    },
    [client, t],
  );
}
