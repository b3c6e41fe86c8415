import { type PointerEvent as ReactPointerEvent, useCallback, useEffect, useRef, useState } from 'react';

/** How far the pointer goes before a press becomes a drag. */
const thresholdPx = 5;

export interface PointerDrag<T> {
  /** What is dragged and where it would go; undefined while nothing is. */
  readonly at: T | undefined;
  /** Begins with a press; `place` tells where the pointer stands for. */
  readonly begin: (event: ReactPointerEvent<HTMLElement>, place: (pointer: PointerEvent) => T | undefined) => void;
}

/**
 * Dragging by mouse or pen; fingers scroll, and have a dialogue instead. A press without a drag stays a click. Escape gives up.
 */
export function usePointerDrag<T>(onDrop: (at: T) => void): PointerDrag<T> {
  const [at, setAt] = useState<T>();
  const stop = useRef<() => void>(undefined);
  useEffect(() => () => stop.current?.(), []);
  const begin = useCallback<PointerDrag<T>['begin']>(
    (event, place) => {
      if (event.button !== 0 || event.pointerType === 'touch') return;
      const [left, top] = [event.clientX, event.clientY];
      let last: T | undefined;
      let dragging = false;
      const end = (drop: boolean): void => {
        stop.current?.();
        setAt(undefined);
        if (!dragging) return;
        // The click that follows the drag is none.
        const swallow = (click: MouseEvent): void => {
          click.stopPropagation();
          click.preventDefault();
        };
        window.addEventListener('click', swallow, { capture: true, once: true });
        setTimeout(() => window.removeEventListener('click', swallow, { capture: true }), 0);
        if (drop && last !== undefined) onDrop(last);
      };
      const move = (pointer: PointerEvent): void => {
        if (!dragging && Math.hypot(pointer.clientX - left, pointer.clientY - top) < thresholdPx) return;
        dragging = true;
        pointer.preventDefault();
        last = place(pointer) ?? last;
        setAt(last);
      };
      const up = (): void => end(true);
      const cancel = (): void => end(false);
      const giveUp = (key: KeyboardEvent): void => {
        if (key.key === 'Escape') cancel();
      };
      stop.current = () => {
        window.removeEventListener('pointermove', move);
        window.removeEventListener('pointerup', up);
        window.removeEventListener('pointercancel', cancel);
        window.removeEventListener('keydown', giveUp);
      };
      window.addEventListener('pointermove', move);
      window.addEventListener('pointerup', up);
      window.addEventListener('pointercancel', cancel);
      window.addEventListener('keydown', giveUp);
    },
    [onDrop],
  );
  return { at, begin };
}

/** The day beneath the pointer, as cells name it. */
export function dayUnder({ clientX, clientY }: PointerEvent): string | undefined {
  const cell = document.elementsFromPoint(clientX, clientY).find((element) => element instanceof HTMLElement && element.dataset.day !== undefined);
  return cell instanceof HTMLElement ? cell.dataset.day : undefined;
}
