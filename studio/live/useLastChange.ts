import { useSyncExternalStore } from 'react';
import { liveStore } from './live-store.ts';

/** Records whose changes one follows: those of an object, or one of them. */
export interface Followed {
  readonly object: string;
  readonly id?: string;
}

/** The number of the last hint that others changed one of these, see LiveStore.now; 0 where there was none. */
export function useLastChange(followed: readonly Followed[]): number {
  return useSyncExternalStore(liveStore.subscribe, () => Math.max(0, ...followed.map(({ object, id }) => liveStore.lastChange(object, id))));
}
