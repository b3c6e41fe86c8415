import { type RefObject, useEffect, useImperativeHandle, useLayoutEffect, useRef } from 'react';

/** Keeps a place of the page where it is, while what stands above it grows or shrinks. */
export interface Anchor {
  /** Notes where what is pointed at, or has the focus, stands now. */
  keep(): void;
}

interface Place {
  readonly element: Element;
  readonly top: number;
}

/** Scrolls what was kept back to its place once `drawn` has changed: what is under the pointer stays under it. */
export function useAnchor(scroller: RefObject<HTMLElement | null>, anchor: RefObject<Anchor | null>, drawn: unknown): void {
  const pointer = useRef<{ readonly x: number; readonly y: number }>(null);
  const kept = useRef<Place>(null);
  useEffect(() => {
    const move = ({ clientX: x, clientY: y, pointerType }: PointerEvent) => {
      // A finger points at nothing once it is lifted.
      pointer.current = pointerType === 'touch' ? null : { x, y };
    };
    document.addEventListener('pointermove', move, { passive: true });
    return () => document.removeEventListener('pointermove', move);
  }, []);
  useImperativeHandle(anchor, () => ({
    keep() {
      const focused = document.activeElement;
      const at = pointer.current && document.elementFromPoint(pointer.current.x, pointer.current.y);
      const element = [focused?.matches('input, textarea') ? focused : null, at, focused].find(
        (each) => each && each !== scroller.current && scroller.current?.contains(each),
      );
      kept.current = element ? { element, top: element.getBoundingClientRect().top } : null;
    },
  }));
  // biome-ignore lint/correctness/useExhaustiveDependencies: after what was drawn anew.
  useLayoutEffect(() => {
    const place = kept.current;
    kept.current = null;
    if (place?.element.isConnected && scroller.current) scroller.current.scrollTop += place.element.getBoundingClientRect().top - place.top;
  }, [drawn]);
}
