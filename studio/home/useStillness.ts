import { type FocusEvent, type PointerEvent, useState } from 'react';

export interface Stillness {
  /** True while a pointer or the keyboard is within: nothing may move there. */
  readonly held: boolean;
  readonly handlers: {
    onPointerEnter(event: PointerEvent): void;
    onPointerLeave(): void;
    onFocus(): void;
    onBlur(event: FocusEvent): void;
  };
}

/** Whether somebody is about to do something within an element. */
export function useStillness(): Stillness {
  const [pointer, setPointer] = useState(false);
  const [focus, setFocus] = useState(false);
  return {
    held: pointer || focus,
    handlers: {
      // A finger is within for the moment of its tap only.
      onPointerEnter: (event) => setPointer(event.pointerType !== 'touch'),
      onPointerLeave: () => setPointer(false),
      onFocus: () => setFocus(true),
      onBlur: (event) => {
        if (!event.currentTarget.contains(event.relatedTarget)) setFocus(false);
      },
    },
  };
}
