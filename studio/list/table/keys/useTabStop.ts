import { type FocusEvent, type RefObject, useLayoutEffect } from 'react';

const focusable = 'a[href], button, input, [tabindex]';

/** What is being typed in, and menus that are open, keep their own order. */
const ownOrder = '[data-editor], [role="menu"]';

export interface TabStop {
  readonly tabIndex: 0;
  readonly onFocus: (event: FocusEvent<HTMLElement>) => void;
  readonly onBlur: (event: FocusEvent<HTMLElement>) => void;
}

/**
 * Makes a table one stop of the Tab key, however many links stand in it. While the focus is elsewhere the region that scrolls is the stop; it hands the
 * focus on by `enter`. Within, what has the focus is the stop, so that Tab and Shift+Tab leave.
 *
 * @NOTE set in the page itself: cells are drawn by field types that know nothing of tables, and lines come and go as one scrolls.
 */
export function useTabStop(scroller: RefObject<HTMLElement | null>, enter: () => void): TabStop {
  useLayoutEffect(() => {
    // What had the focus may have been scrolled away with its line, which says so to nobody.
    if (scroller.current && !scroller.current.contains(document.activeElement)) scroller.current.tabIndex = 0;
    for (const each of scroller.current?.querySelectorAll<HTMLElement>(focusable) ?? []) {
      if (each.tabIndex === 0 && each !== document.activeElement && !each.closest(ownOrder)) each.tabIndex = -1;
    }
  });
  return {
    tabIndex: 0,
    onFocus: ({ target, currentTarget }) => {
      if (target === currentTarget) {
        enter();
        return;
      }
      if (target.closest(ownOrder)) return;
      currentTarget.tabIndex = -1;
      target.tabIndex = 0;
    },
    onBlur: ({ target, currentTarget, relatedTarget }) => {
      if (target === currentTarget) return;
      if (!target.closest(ownOrder)) target.tabIndex = -1;
      if (!(relatedTarget instanceof Node) || !currentTarget.contains(relatedTarget)) currentTarget.tabIndex = 0;
    },
  };
}
