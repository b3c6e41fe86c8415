import { useSyncExternalStore } from 'react';
import { currentDensity, type Density, subscribeDensity } from './density.ts';

/** The density on screen, for what counts in pixels. */
export function useDensity(): Density {
  return useSyncExternalStore(subscribeDensity, currentDensity);
}
