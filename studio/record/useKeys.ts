import { useEffect, useRef } from 'react';

const burstMs = 60;

/** Single keys of a page. None while one types, while a dialogue is open, or within a burst: a barcode scanner types faster than people. */
export function useKeys(keys: Readonly<Record<string, () => void>>): void {
  const latest = useRef(keys);
  useEffect(() => {
    latest.current = keys;
  });
  useEffect(() => {
    let waiting: number | undefined;
    let last = 0;
    const press = (event: KeyboardEvent): void => {
      const burst = event.timeStamp - last < burstMs;
      last = event.timeStamp;
      window.clearTimeout(waiting);
      const modified = event.ctrlKey || event.metaKey || event.altKey || event.shiftKey;
      if (burst || modified || event.repeat || event.defaultPrevented || isTyping(event.target) || document.querySelector('[role="dialog"]')) return;
      waiting = window.setTimeout(() => latest.current[event.key]?.(), burstMs);
    };
    window.addEventListener('keydown', press);
    return () => {
      window.clearTimeout(waiting);
      window.removeEventListener('keydown', press);
    };
  }, []);
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));
}
