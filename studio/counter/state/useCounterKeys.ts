import { useLayoutEffect } from 'react';
import { useSteady } from '../../fields/lines/grid/useSteady.ts';

/** What keys of the counter do. */
export interface CounterKeys {
  /** The field for codes. */
  readonly focusCode: () => void;
  readonly byKey: ReadonlyMap<string, () => void>;
}

function isEditable(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.closest('input, textarea, select, [contenteditable], [role="dialog"], [role="menu"]') !== null;
}

/**
 * Function keys work wherever the focus is. Whatever else is typed while no input has the focus goes into the field for codes: a scanner types,
 * and the person holding it looks at the goods.
 */
export function useCounterKeys(keys: CounterKeys): void {
  const steady = useSteady(keys);
  // Before the screen is painted: what is typed at the first sight of it counts.
  useLayoutEffect(() => {
    const press = (event: KeyboardEvent) => {
      const name = `${event.altKey ? 'Alt+' : ''}${event.key}`;
      const act = steady.current.byKey.get(name);
      if (act && !event.ctrlKey && !event.metaKey) {
        event.preventDefault();
        act();
      } else if (event.key.length === 1 && event.key !== ' ' && !event.altKey && !event.ctrlKey && !event.metaKey && !isEditable(event.target))
        steady.current.focusCode();
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, [steady]);
}
