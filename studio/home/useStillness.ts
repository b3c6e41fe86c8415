import { type FocusEvent, type PointerEvent, useState } from 'react';

export interface Stillness {
  /** True while a pointer or the keyboard is within: nothing may move there. */
  readonly held: boolean;
  /** What had the focus is gone: no event tells of that. */
  release(): void;
  readonly handlers: {
    onPointerEnter(event: PointerEvent): void;
    onPointerLeave(): void;
    onFocus(event: FocusEvent): void;
    onBlur(event: FocusEvent): void;
  };
}

/** Whether somebody is about to do something within an element. */
export function useStillness(): Stillness {
  const [pointer, setPointer] = useState(false);
  const [focus, setFocus] = useState(false);
  return {
    held: pointer || focus,
    release: () => setFocus(false),
    handlers: {
      // A finger is within for the moment of its tap only.
      onPointerEnter: (event) => setPointer(event.pointerType !== 'touch'),
      onPointerLeave: () => setPointer(false),
      // Whoever clicked something has the focus there still, and is perhaps elsewhere.
      onFocus: (event) => setFocus(event.target.matches(':focus-visible')),
      onBlur: (event) => {
        if (!event.currentTarget.contains(event.relatedTarget)) setFocus(false);
      },
    },
  };
}
