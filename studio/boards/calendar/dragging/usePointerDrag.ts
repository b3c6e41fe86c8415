import { type PointerEvent as ReactPointerEvent, useCallback, useEffect, useRef, useState } from 'react';
import { type EdgeScroll, edgeScroll } from './edge-scroll.ts';
import { followPointer } from './follow-pointer.ts';

/** How far a mouse goes before a press becomes a drag. */
const thresholdPx = 5;
/** A finger that rests so long on what can be dragged lifts it; one that moves before that scrolls. As on boards. */
const holdMs = 250;
const restingPx = 8;

export interface PointerDrag<T> {
  /** What is dragged and where it would go; undefined while nothing is. */
  readonly at: T | undefined;
  /** Begins with a press; `place` tells where the pointer stands for. */
  readonly begin: (event: ReactPointerEvent<HTMLElement>, place: (pointer: PointerEvent) => T | undefined) => void;
}

/**
 * Dragging by mouse or pen at once, by finger after a moment of holding. A press without a drag stays a click, Escape gives up, and the page scrolls
 * along at its edges. There is always another way: the dialogue of an event, the button for a new one.
 */
export function usePointerDrag<T>(onDrop: (at: T) => void): PointerDrag<T> {
  const [at, setAt] = useState<T>();
  const stop = useRef<() => void>(undefined);
  useEffect(() => () => stop.current?.(), []);
  const begin = useCallback<PointerDrag<T>['begin']>(
    (event, place) => {
      if (event.button !== 0) return;
      stop.current?.();
      const press = new Press(event.nativeEvent, event.currentTarget, place, setAt);
      const end = (drop: boolean): void => {
        stop.current?.();
        stop.current = undefined;
        setAt(undefined);
        if (press.moved) swallowClick();
        if (drop && press.last !== undefined) onDrop(press.last);
      };
      const unfollow = followPointer({
        pointerId: event.pointerId,
        move: (pointer) => press.move(pointer) || end(false),
        isLifted: () => press.lifted,
        up: () => end(true),
        cancel: () => end(false),
      });
      stop.current = () => {
        press.stop();
        unfollow();
      };
    },
    [onDrop],
  );
  return { at, begin };
}

/** One press of the pointer, from which a drag may come. */
class Press<T> {
  /** It has become a drag. */
  lifted = false;
  /** What was lifted has gone somewhere. */
  moved = false;
  /** Where it would be dropped; undefined until it was moved. */
  last: T | undefined;
  readonly #place: (pointer: PointerEvent) => T | undefined;
  readonly #show: (at: T | undefined) => void;
  readonly #touch: boolean;
  readonly #scroll: EdgeScroll;
  readonly #timer: ReturnType<typeof setTimeout> | undefined;
  #from: { readonly x: number; readonly y: number };
  #now: PointerEvent;

  constructor(pressed: PointerEvent, element: HTMLElement, place: (pointer: PointerEvent) => T | undefined, show: (at: T | undefined) => void) {
    this.#place = place;
    this.#show = show;
    this.#touch = pressed.pointerType === 'touch';
    this.#from = { x: pressed.clientX, y: pressed.clientY };
    this.#now = pressed;
    this.#scroll = edgeScroll(element, () => this.#put(this.#now));
    this.#timer = this.#touch ? setTimeout(() => this.#lift(), holdMs) : undefined;
  }

  #lift(): void {
    this.lifted = true;
    this.#from = { x: this.#now.clientX, y: this.#now.clientY };
    this.#show(this.#place(this.#now));
  }

  #put(pointer: PointerEvent): void {
    this.last = this.#place(pointer) ?? this.last;
    this.#show(this.last);
  }

  /** False where the finger moved before it rested: that is scrolling. */
  move(pointer: PointerEvent): boolean {
    this.#now = pointer;
    const far = Math.hypot(pointer.clientX - this.#from.x, pointer.clientY - this.#from.y);
    if (!this.lifted && this.#touch) return far <= restingPx;
    if (!this.moved && far < thresholdPx) return true;
    this.lifted = true;
    this.moved = true;
    pointer.preventDefault();
    this.#put(pointer);
    this.#scroll.at(pointer.clientY);
    return true;
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.#scroll.stop();
  }
}

/** The click that follows a drag is none. */
function swallowClick(): void {
  const swallow = (click: MouseEvent): void => {
    click.stopPropagation();
    click.preventDefault();
  };
  window.addEventListener('click', swallow, { capture: true, once: true });
  setTimeout(() => window.removeEventListener('click', swallow, { capture: true }), 0);
}
