import { useSyncExternalStore } from 'react';

const narrow = window.matchMedia('(max-width: 48em)');
const asking = new Set<() => void>();

// React draws after each listener of the browser: with one for each that asks, a page of many fields is drawn dozens of times in a row, which it takes for a loop.
narrow.addEventListener('change', () => {
  for (const notify of asking) notify();
});

function watch(notify: () => void): () => void {
  asking.add(notify);
  return () => void asking.delete(notify);
}

/** True on screens narrower than 768 px: cards for tables, a bar at the foot for the sidebar. All who ask change in one drawing. */
export function useIsPhone(): boolean {
  return useSyncExternalStore(watch, () => narrow.matches);
}
