import { useMemo } from 'react';
import { useLocation, useNavigationType } from 'react-router';

const offsets = new Map<string, number>();

/** Where a list stood when it was left: Back returns to the same place, a fresh visit starts at the top. */
export function useScrollMemory(): { readonly initial: number; remember(offset: number): void } {
  const { pathname, search } = useLocation();
  const type = useNavigationType();
  return useMemo(() => {
    const key = pathname + search;
    return { initial: type === 'POP' ? (offsets.get(key) ?? 0) : 0, remember: (offset: number) => void offsets.set(key, offset) };
  }, [pathname, search, type]);
}
