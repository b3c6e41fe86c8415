/** So near to an edge, in pixels, what is dragged pulls the page along. */
const edgePx = 48;
const mostPx = 14;

/** Scrolls what scrolls around an element while something is dragged to its upper or lower edge. */
export interface EdgeScroll {
  /** Tells where the pointer is. */
  at(y: number): void;
  stop(): void;
}

/** `onScroll` is called after each step: beneath the pointer there is something else now. */
export function edgeScroll(element: HTMLElement, onScroll: () => void): EdgeScroll {
  const scroller = scrollerOf(element);
  let frame = 0;
  let step = 0;
  const run = (): void => {
    const before = scroller?.scrollTop ?? 0;
    scroller?.scrollBy({ top: step, behavior: 'instant' });
    frame = step !== 0 && scroller?.scrollTop !== before ? requestAnimationFrame(run) : 0;
    if (frame !== 0) onScroll();
  };
  return {
    at(y) {
      const box = scroller?.getBoundingClientRect();
      step = box ? pull(y, box.top, box.bottom) : 0;
      if (step !== 0 && frame === 0) frame = requestAnimationFrame(run);
    },
    stop() {
      cancelAnimationFrame(frame);
      step = 0;
    },
  };
}

/** Pixels a step, faster towards the edge; 0 away from both. */
export function pull(y: number, top: number, bottom: number): number {
  const share = (distance: number): number => Math.min(1, Math.max(0, (edgePx - distance) / edgePx));
  // Never both at once, however small the place is.
  return y - top < bottom - y ? -Math.round(share(y - top) * mostPx) || 0 : Math.round(share(bottom - y) * mostPx);
}

function scrollerOf(element: HTMLElement): HTMLElement | undefined {
  for (let at: HTMLElement | null = element; at; at = at.parentElement) {
    const { overflowY } = getComputedStyle(at);
    if ((overflowY === 'auto' || overflowY === 'scroll') && at.scrollHeight > at.clientHeight) return at;
  }
  return undefined;
}
