import { useSyncExternalStore } from 'react';
import { singleKeysOn, subscribeSingleKeys } from './single-keys.ts';

/** Whether single keys do something. */
export function useSingleKeysOn(): boolean {
  return useSyncExternalStore(subscribeSingleKeys, singleKeysOn);
}
