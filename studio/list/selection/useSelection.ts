import { useCallback, useMemo, useRef, useState } from 'react';

/** Records chosen in a list. */
export interface Selection {
  /** Chosen one by one; of `all` those that are loaded. */
  readonly ids: ReadonlySet<string>;
  /** All records that the list stands for, loaded or not. */
  readonly all: boolean;
  has(id: string): boolean;
  /** Chooses a record or leaves it out; with `range` all from the one last touched to this. */
  toggle(id: string, range: boolean): void;
  /** Chooses all that are loaded, or none. */
  toggleLoaded(): void;
  /** Chooses all that the list stands for. */
  chooseAll(): void;
  clear(): void;
}

interface Chosen {
  readonly place: string;
  readonly ids: ReadonlySet<string>;
  readonly all: boolean;
}

const none: ReadonlySet<string> = new Set();

/** Keeps what is chosen as long as the list shows the same records: another view, filter or search begins anew. */
export function useSelection(place: string, loaded: readonly string[]): Selection {
  const [kept, keep] = useState<Chosen>({ place, ids: none, all: false });
  const chosen = kept.place === place ? kept : { place, ids: none, all: false };
  const touched = useRef<string>(undefined);
  // Rows are drawn anew only when what they are given changes: what acts on them stays the same and looks here.
  const now = useRef({ chosen, loaded, place });
  now.current = { chosen, loaded, place };
  const toggle = useCallback((id: string, range: boolean) => {
    const { chosen: before, loaded: rows, place: here } = now.current;
    const ids = new Set(before.all ? rows : before.ids);
    const on = !ids.has(id);
    for (const each of range ? between(rows, touched.current, id) : [id]) {
      if (on) ids.add(each);
      else ids.delete(each);
    }
    touched.current = id;
    keep({ place: here, ids, all: false });
  }, []);
  return useMemo(() => {
    const ids = chosen.all ? new Set(loaded) : chosen.ids;
    return {
      ids,
      all: chosen.all,
      has: (id) => chosen.all || chosen.ids.has(id),
      toggle,
      toggleLoaded: () => keep({ place, ids: ids.size > 0 ? none : new Set(loaded), all: false }),
      chooseAll: () => keep({ place, ids: none, all: true }),
      clear: () => keep({ place, ids: none, all: false }),
    };
  }, [chosen.all, chosen.ids, loaded, place, toggle]);
}

function between(rows: readonly string[], from: string | undefined, to: string): readonly string[] {
  const [start, end] = [from === undefined ? -1 : rows.indexOf(from), rows.indexOf(to)];
  return start < 0 || end < 0 ? [to] : rows.slice(Math.min(start, end), Math.max(start, end) + 1);
}
