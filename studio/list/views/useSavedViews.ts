import { queryOptions, useQuery } from '@tanstack/react-query';
import { loadViews } from '../../api/views.ts';

/** The query of all views that the person has, and of how they have set up their lists. */
export const viewsQuery = queryOptions({ queryKey: ['views'], queryFn: ({ signal }) => loadViews(signal), staleTime: 5 * 60_000 });

/** Saved views and settings; `pending` until they are known or cannot be had: a list without them still works. */
export function useSavedViews() {
  const { data, isPending } = useQuery(viewsQuery);
  return { saved: data, pending: isPending };
}
