import { useEffect, useRef, useState } from 'react';

/** Several changes in a row are one reason to look, and one's own are known as such by then. */
const quietMs = 300;
/** Where much happens, no more often than this. */
const restMs = 2_000;

/**
 * Looks again, quietly, when something changed after what is shown was asked for: `last` and `asOf` are numbers of hints, see LiveStore.now. Answers
 * what came of it until what is shown is loaded anew; `failed` where it could not be told.
 */
export function useLooking<T>(last: number, asOf: number | undefined, look: () => Promise<T>): { readonly found: T | undefined; readonly failed: boolean } {
  const [seen, setSeen] = useState<{ readonly of: number; readonly found: T | undefined; readonly failed: boolean }>();
  const latest = useRef(look);
  latest.current = look;
  const lookedAt = useRef(0);
  useEffect(() => {
    if (asOf === undefined || last <= asOf) return undefined;
    let gone = false;
    const run = async () => {
      lookedAt.current = Date.now();
      try {
        const found = await latest.current();
        if (!gone) setSeen({ of: asOf, found, failed: false });
      } catch {
        // Whatever it was: that there is something new is known, what it is not.
        if (!gone) setSeen({ of: asOf, found: undefined, failed: true });
      }
    };
    const timer = setTimeout(() => void run(), Math.max(quietMs, lookedAt.current + restMs - Date.now()));
    return () => {
      gone = true;
      clearTimeout(timer);
    };
  }, [last, asOf]);
  return seen !== undefined && seen.of === asOf ? seen : { found: undefined, failed: false };
}
