import { useSyncExternalStore } from 'react';

const asking = new Set<() => void>();
let watched: MediaQueryList | undefined;

/** Asked for when the first component is drawn: what imports this may run where there is no window. */
function narrow(): MediaQueryList {
  if (watched) return watched;
  watched = window.matchMedia('(max-width: 48em)');
  // React draws after each listener of the browser: with one for each that asks, a page of many fields is drawn dozens of times in a row, which it takes for a loop.
  watched.addEventListener('change', () => {
    for (const notify of asking) notify();
  });
  return watched;
}

function watch(notify: () => void): () => void {
  asking.add(notify);
  return () => void asking.delete(notify);
}

/** True on screens narrower than 768 px: cards for tables, a bar at the foot for the sidebar. All who ask change in one drawing. */
export function useIsPhone(): boolean {
  return useSyncExternalStore(watch, () => narrow().matches);
}
