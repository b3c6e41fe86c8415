import type { SignedIn } from './signed-in.ts';

const lifetimeMs = 1_000;
const mostEntries = 10_000;

/** Remembers for a second who a token stands for, so that a page of requests costs one look-up. Rights taken away are gone within that second. */
export interface ActorCache {
  get(key: string): SignedIn | undefined;
  put(key: string, signedIn: SignedIn): void;
  drop(key: string): void;
  clear(): void;
}

export function createActorCache(clock: () => Date): ActorCache {
  const entries = new Map<string, { readonly at: number; readonly signedIn: SignedIn }>();
  return {
    get(key) {
      const entry = entries.get(key);
      if (entry === undefined) return undefined;
      const age = clock().getTime() - entry.at;
      if (age >= 0 && age < lifetimeMs) return entry.signedIn;
      entries.delete(key);
      return undefined;
    },
    put(key, signedIn) {
      if (entries.size >= mostEntries) entries.clear();
      entries.set(key, { at: clock().getTime(), signedIn });
    },
    drop: (key) => void entries.delete(key),
    clear: () => entries.clear(),
  };
}
