import { useEffect, useRef } from 'react';

/** What a key of its own does; by `KeyboardEvent.key`. */
export type SingleKeys = Readonly<Record<string, (event: KeyboardEvent) => void>>;

/** Where it is kept that a person wants no single keys: "off". */
export const singleKeysPreference = 'trellis.singleKeys';

/** Keys that follow each other faster than this are typed by a machine: a barcode scanner, not a hand. */
const burstMs = 50;

const modifiers: ReadonlySet<string> = new Set(['Shift', 'Control', 'Alt', 'Meta', 'AltGraph', 'CapsLock']);

/**
 * Single keys of a page: j, k, e and the like. They do nothing while one types into a field, while a dialogue or a menu is open, with Ctrl, Alt or
 * Meta, when they come in a burst, and when the person has switched them off. A key waits for a moment to see whether a burst begins with it.
 */
export function useSingleKeys(keys: SingleKeys, enabled = true): void {
  const current = useRef(keys);
  useEffect(() => {
    current.current = keys;
  });
  useEffect(() => {
    if (!enabled) return;
    let last = Number.NEGATIVE_INFINITY;
    let waiting: ReturnType<typeof setTimeout> | undefined;
    const onKey = (event: KeyboardEvent) => {
      if (modifiers.has(event.key)) return;
      const burst = event.timeStamp - last < burstMs;
      last = event.timeStamp;
      // The first key of a burst was no key of its own, either. A key held down repeats, and is meant.
      if (burst && !event.repeat) {
        clearTimeout(waiting);
        return;
      }
      const act = Object.hasOwn(current.current, event.key) ? current.current[event.key] : undefined;
      if (!act || event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || isTaken(event.target) || isOff()) return;
      // A slash or a letter must not land in the field that it opens.
      event.preventDefault();
      clearTimeout(waiting);
      if (event.repeat) act(event);
      else waiting = setTimeout(() => act(event), burstMs);
    };
    window.addEventListener('keydown', onKey);
    return () => {
      clearTimeout(waiting);
      window.removeEventListener('keydown', onKey);
    };
  }, [enabled]);
}

function isOff(): boolean {
  return localStorage.getItem(singleKeysPreference) === 'off';
}

/** Where keys mean something else: fields, open dialogues and menus. */
function isTaken(target: EventTarget | null): boolean {
  if (document.querySelector('[role="dialog"], [role="menu"], [role="alertdialog"]')) return true;
  if (!(target instanceof HTMLElement)) return false;
  return target.isContentEditable || target.closest('input:not([type="checkbox"], [type="radio"]), textarea, select, [role="combobox"], [role="listbox"]') !== null;
}
