import { useCallback, useSyncExternalStore } from 'react';
import { liveStore } from './live-store.ts';

/** Ids of records of an object that others changed since the data on screen was loaded. */
export function useChangedIds(object: string): ReadonlySet<string> {
  return useSyncExternalStore(
    liveStore.subscribe,
    useCallback(() => liveStore.changedIds(object), [object]),
  );
}
