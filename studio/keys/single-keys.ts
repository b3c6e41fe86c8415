/** The same name in every window of the browser: people who dictate, or whose scanner types, switch single keys off. */
const storageKey = 'trellis.singleKeys';
const listeners = new Set<() => void>();

/** Whether single keys do something; true unless they were switched off. */
export function singleKeysOn(): boolean {
  return localStorage.getItem(storageKey) !== 'off';
}

export function setSingleKeys(on: boolean): void {
  localStorage.setItem(storageKey, on ? 'on' : 'off');
  for (const listener of listeners) listener();
}

export function subscribeSingleKeys(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
