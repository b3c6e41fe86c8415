import { createContext, type ReactNode, useContext, useMemo, useState } from 'react';
import type { MaskedCell } from './masked-cell.ts';

/** Values that were revealed on the page. */
export interface Revealed {
  has(cell: MaskedCell): boolean;
  get(cell: MaskedCell): unknown;
  add(cell: MaskedCell, value: unknown): void;
}

const RevealedContext = createContext<Revealed | undefined>(undefined);
const nothing: ReadonlyMap<string, unknown> = new Map();

function keyOf({ object, id, field }: MaskedCell): string {
  return `${object} ${id} ${field.name}`;
}

/** Keeps what was revealed until the page (its place, such as the pathname) is left; rows that scroll out of sight and back keep theirs. */
export function RevealScope({ place, children }: { readonly place: string; readonly children: ReactNode }) {
  const [kept, keep] = useState({ place, values: nothing });
  // Also what one comes back to: leaving forgets.
  if (kept.place !== place) keep({ place, values: nothing });
  const { values } = kept;
  const revealed = useMemo(
    (): Revealed => ({
      has: (cell) => values.has(keyOf(cell)),
      get: (cell) => values.get(keyOf(cell)),
      add: (cell, value) => keep((before) => ({ place, values: new Map([...(before.place === place ? before.values : nothing), [keyOf(cell), value]]) })),
    }),
    [place, values],
  );
  return <RevealedContext value={revealed}>{children}</RevealedContext>;
}

export function useRevealed(): Revealed {
  const revealed = useContext(RevealedContext);
  if (!revealed) throw new Error('useRevealed needs a RevealScope above it');
  return revealed;
}
