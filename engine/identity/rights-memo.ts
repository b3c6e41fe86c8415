import type { Database } from '../database/database.ts';
import { type LoadedRights, loadRights } from './load-rights.ts';

const mostPeople = 2_000;
// Shares by rule end at a time of their own, without a change of the rights version.
const lifetimeMs = 60_000;

/** Remembers what rows give to people until the rights version rises, so that only a change costs the look-up. */
export interface RightsMemo {
  /** `version` is the rights version that was in force when the person was looked up. */
  rightsOf(user: string, version: number): Promise<LoadedRights>;
}

export function createRightsMemo(database: Database, clock: () => Date): RightsMemo {
  const known = new Map<string, { readonly version: number; readonly at: number; readonly loaded: LoadedRights }>();
  return {
    async rightsOf(user, version) {
      const entry = known.get(user);
      const now = clock();
      if (entry?.version === version && Math.abs(now.getTime() - entry.at) < lifetimeMs) return entry.loaded;
      // @NOTE read after the version: what is loaded may be newer than it says, never older.
      const loaded = await loadRights(database, user, now);
      if (known.size >= mostPeople) known.clear();
      known.set(user, { version, at: now.getTime(), loaded });
      return loaded;
    },
  };
}
