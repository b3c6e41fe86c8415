export type Density = 'comfortable' | 'compact';

const storageKey = 'trellis.density';
const listeners = new Set<() => void>();

/** How much room rows and inputs take in this browser. */
export function currentDensity(): Density {
  return localStorage.getItem(storageKey) === 'compact' ? 'compact' : 'comfortable';
}

/** Shows everything in that density from now on: theme.css goes by the attribute. */
export function applyDensity(density: Density): void {
  localStorage.setItem(storageKey, density);
  document.documentElement.dataset.density = density;
  for (const listener of listeners) listener();
}

export function subscribeDensity(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
