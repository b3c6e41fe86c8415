import { useEffect, useState } from 'react';
import { liveStore } from '../../../live/live-store.ts';
import { useLastChange } from '../../../live/useLastChange.ts';

/** Many changes at once are one reason to look again. */
const quietMs = 700;

/** Looks again when others have changed records of the object. */
export function useFollowed(object: string, refetch: () => void): void {
  const last = useLastChange([{ object }]);
  const [seen, setSeen] = useState(() => liveStore.now);
  useEffect(() => {
    if (last <= seen) return undefined;
    const timer = setTimeout(() => {
      setSeen(liveStore.now);
      refetch();
    }, quietMs);
    return () => clearTimeout(timer);
  }, [last, seen, refetch]);
}
