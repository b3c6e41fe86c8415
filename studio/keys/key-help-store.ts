let opened = false;
const listeners = new Set<() => void>();

function set(next: boolean): void {
  opened = next;
  for (const listener of listeners) listener();
}

/** Shows which keys do what on the page. */
export function openKeyHelp(): void {
  set(true);
}

export function closeKeyHelp(): void {
  set(false);
}

export function keyHelpOpened(): boolean {
  return opened;
}

export function subscribeKeyHelp(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
