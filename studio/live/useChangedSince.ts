import { useMemo, useSyncExternalStore } from 'react';
import { liveStore } from './live-store.ts';

/** Ids of records of an object that others changed after that many hints (see LiveStore.now). The set stays the same until there are more or fewer. */
export function useChangedSince(object: string, since: number): ReadonlySet<string> {
  const text = useSyncExternalStore(liveStore.subscribe, () => [...liveStore.changedSince(object, since)].sort().join(' '));
  return useMemo(() => new Set(text === '' ? [] : text.split(' ')), [text]);
}
