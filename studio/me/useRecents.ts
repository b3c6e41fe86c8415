import { useQuery } from '@tanstack/react-query';
import { loadRecents, type OwnEntry } from '../api/own/me.ts';

const none: readonly OwnEntry[] = [];

/** What the person opened lately, on any device, newest first. */
export function useRecents(): readonly OwnEntry[] {
  return useQuery({ queryKey: ['me', 'recents'], queryFn: ({ signal }) => loadRecents(signal), staleTime: 60_000 }).data ?? none;
}
