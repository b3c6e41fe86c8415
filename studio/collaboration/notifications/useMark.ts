import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { markNotifications } from '../../api/collaboration/notifications.ts';
import { problemText } from '../../shell/problems/problem-text.ts';
import { showToast } from '../../shell/toast.tsx';

/** Marks groups, or all, as read or unread. */
export function useMark(): (read: boolean, groups?: readonly string[]) => Promise<void> {
  const { t } = useTranslation();
  const client = useQueryClient();
  return async (read, groups) => {
    try {
      client.setQueryData(['notifications', 'count'], await markNotifications(read, groups));
      await client.invalidateQueries({ queryKey: ['notifications', 'list'] });
    } catch (error) {
      showToast({ tone: 'failed', message: problemText(error, t) });
    }
  };
}
