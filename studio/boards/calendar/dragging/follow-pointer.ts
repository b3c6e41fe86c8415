export interface Following {
  readonly pointerId: number;
  move(pointer: PointerEvent): void;
  /** Something is dragged: fingers neither scroll nor open menus now. */
  isLifted(): boolean;
  up(): void;
  /** The browser took the pointer, or the person pressed Escape. */
  cancel(): void;
}

/** Follows one pointer over the whole window until the answer is called. */
export function followPointer({ pointerId, move, isLifted, up, cancel }: Following): () => void {
  const ends = new AbortController();
  const { signal } = ends;
  const own = (then: (pointer: PointerEvent) => void) => (pointer: PointerEvent) => {
    if (pointer.pointerId === pointerId) then(pointer);
  };
  window.addEventListener('pointermove', own(move), { signal });
  window.addEventListener('pointerup', own(up), { signal });
  window.addEventListener('pointercancel', own(cancel), { signal });
  window.addEventListener('keydown', ({ key }) => key === 'Escape' && cancel(), { signal });
  // @NOTE a finger scrolls unless its first move is refused, so these must be there from the press on, and must not be passive.
  const refuse = (event: Event): void => {
    if (isLifted() && event.cancelable) event.preventDefault();
  };
  for (const name of ['touchmove', 'touchend', 'contextmenu']) window.addEventListener(name, refuse, { signal, passive: false });
  return () => ends.abort();
}
