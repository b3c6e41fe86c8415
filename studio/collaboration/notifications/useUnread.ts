import { useQuery } from '@tanstack/react-query';
import { countNotifications } from '../../api/collaboration/notifications.ts';

const soonestMs = 5_000;
const longestMs = 6 * 3_600_000;

/** How many groups hold something unread: told by the server as it changes, and asked for when something held back is due. */
export function useUnread(): number {
  const { data } = useQuery({
    queryKey: ['notifications', 'count'],
    queryFn: ({ signal }) => countNotifications(signal),
    staleTime: Number.POSITIVE_INFINITY,
    refetchInterval: ({ state }) => {
      const next = state.data?.next_at;
      return next === undefined || next === null ? false : Math.min(longestMs, Math.max(soonestMs, Date.parse(next) - Date.now()));
    },
  });
  return data?.unread ?? 0;
}
