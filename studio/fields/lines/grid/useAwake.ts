import { type RefObject, useEffect, useRef, useState } from 'react';

/** Near enough to be seen soon. */
const margin = '600px';

/** Whether something long is to be drawn in full: from the beginning, or once it has come near the part that is seen. It never goes back. */
export function useAwake<E extends Element>(first: boolean): readonly [RefObject<E | null>, boolean] {
  const ref = useRef<E>(null);
  const [seen, setSeen] = useState(first);
  const awake = first || seen;
  useEffect(() => {
    const { current } = ref;
    if (awake || !current) return;
    const observer = new IntersectionObserver((entries) => entries.some(({ isIntersecting }) => isIntersecting) && setSeen(true), { rootMargin: margin });
    observer.observe(current);
    return () => observer.disconnect();
  }, [awake]);
  return [ref, awake];
}
