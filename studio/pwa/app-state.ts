/** What the frame tells of the app itself. */
export interface AppState {
  /** Nothing reaches the server at the moment. */
  readonly offline: boolean;
  /** A newer build waits: shows it by loading the page anew. */
  readonly update: (() => void) | undefined;
}

let state: AppState = { offline: false, update: undefined };
const listeners = new Set<() => void>();

export function appState(): AppState {
  return state;
}

export function changeAppState(changes: Partial<AppState>): void {
  state = { ...state, ...changes };
  for (const listener of listeners) listener();
}

export function subscribeAppState(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
