import { useEffect, useRef, useState } from 'react';

/** Several changes in a row are one reason to look, and one's own are known as such by then. */
const quietMs = 300;
/** Where much happens, no more often than this. */
const restMs = 2_000;

interface Seen<T> {
  /** What was shown when one looked. */
  readonly of: number;
  readonly found: T | undefined;
  readonly failed: boolean;
}

/**
 * Looks again, quietly, when something changed after what is shown was asked for: `last` and `asOf` are numbers of hints, see LiveStore.now. Answers
 * what came of it until what is shown is loaded anew; `failed` where it could not be told.
 */
export function useLooking<T>(last: number, asOf: number | undefined, look: () => Promise<T>): { readonly found: T | undefined; readonly failed: boolean } {
  const [seen, setSeen] = useState<Seen<T>>();
  const latest = useRef({ look, asOf });
  latest.current = { look, asOf };
  const lookedAt = useRef(0);
  // When it is time: more hints do not put it off.
  const due = useRef<number>(undefined);
  useEffect(() => {
    if (asOf === undefined || last <= asOf) {
      due.current = undefined;
      return undefined;
    }
    const run = async () => {
      due.current = undefined;
      lookedAt.current = Date.now();
      const outcome = await latest.current.look().then(
        (found) => ({ of: asOf, found, failed: false }),
        // Whatever it was: that there is something new is known, what it is not.
        () => ({ of: asOf, found: undefined, failed: true }),
      );
      if (latest.current.asOf === asOf) setSeen(outcome);
    };
    due.current ??= Math.max(Date.now() + quietMs, lookedAt.current + restMs);
    const timer = setTimeout(() => void run(), due.current - Date.now());
    return () => clearTimeout(timer);
  }, [last, asOf]);
  return seen !== undefined && seen.of === asOf ? seen : { found: undefined, failed: false };
}
