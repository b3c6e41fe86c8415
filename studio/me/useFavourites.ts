import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { type Destination, loadFavourites, type OwnEntry, putFavourites } from '../api/own/me.ts';
import { problemText } from '../shell/problems/problem-text.ts';
import { showToast } from '../shell/toast.tsx';
import { entryKey, toDestination } from './entries.ts';

const queryKey = ['me', 'favourites'];
const none: readonly OwnEntry[] = [];

export interface Favourites {
  readonly items: readonly OwnEntry[];
  has(destination: Destination): boolean;
  /** Takes it in at the end, or out. */
  toggle(entry: OwnEntry): void;
  /** Puts them into another order. */
  arrange(items: readonly OwnEntry[]): void;
}

/** The person's favourites; changes show at once and go back when the server refuses. */
export function useFavourites(): Favourites {
  const { t } = useTranslation();
  const client = useQueryClient();
  const { data: items = none } = useQuery({ queryKey, queryFn: ({ signal }) => loadFavourites(signal), staleTime: 60_000 });
  const arrange = useCallback(
    (next: readonly OwnEntry[]) => {
      const before = client.getQueryData<readonly OwnEntry[]>(queryKey);
      void client.cancelQueries({ queryKey });
      client.setQueryData(queryKey, next);
      putFavourites(next.map(toDestination)).then(
        (kept) => client.setQueryData(queryKey, kept),
        (error: unknown) => {
          client.setQueryData(queryKey, before);
          showToast({ tone: 'failed', message: problemText(error, t) });
        },
      );
    },
    [client, t],
  );
  const has = (destination: Destination) => items.some((item) => entryKey(item) === entryKey(destination));
  const toggle = (entry: OwnEntry) => arrange(has(entry) ? items.filter((item) => entryKey(item) !== entryKey(entry)) : [...items, entry]);
  return { items, has, toggle, arrange };
}
