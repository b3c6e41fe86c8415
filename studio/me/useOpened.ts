import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { addRecent, type OwnEntry } from '../api/own/me.ts';
import { entryKey } from './entries.ts';

/** A page that one only passes by was not opened. */
const afterMs = 800;

/** Notes that the person opened this, once it has stood for a moment; undefined while it is not there yet. A failure is nobody's trouble. */
export function useOpened(entry: OwnEntry | undefined): void {
  const client = useQueryClient();
  const key = entry && entryKey(entry);
  const title = entry?.title;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key says which entry it is.
  useEffect(() => {
    if (!entry) return undefined;
    const timer = setTimeout(() => {
      client.setQueryData<readonly OwnEntry[]>(
        ['me', 'recents'],
        (known) => known && [entry, ...known.filter((other) => entryKey(other) !== key)].slice(0, 50),
      );
      const { title: _title, at: _at, ...destination } = entry;
      addRecent(destination).catch(() => undefined);
    }, afterMs);
    return () => clearTimeout(timer);
  }, [key, title, client]);
}
