import { useEffect, useRef } from 'react';
import { useChangedIds } from '../../live/useChangedIds.ts';

/** Many changes at once are one reason to look again. */
const quietMs = 700;

/** Looks again when others have changed records of the object. */
export function useFollowed(object: string, refetch: () => void): void {
  const changed = useChangedIds(object);
  const seen = useRef(changed);
  useEffect(() => {
    if (seen.current === changed) return undefined;
    const timer = setTimeout(() => {
      seen.current = changed;
      refetch();
    }, quietMs);
    return () => clearTimeout(timer);
  }, [changed, refetch]);
}
