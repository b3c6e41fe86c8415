import { useEffect, useRef } from 'react';
import { bindKeys, type KeyBinding, type KeyBindings } from './key-registry.ts';

/**
 * Single keys of a page, while it is shown: {c: {label, run}}. They do nothing in inputs, beneath dialogs, when a scanner types, or when the
 * person has switched them off. The latest bindings are in force, whatever was given first.
 */
export function useSingleKeys(bindings: KeyBindings, enabled = true): void {
  const latest = useRef(bindings);
  useEffect(() => {
    latest.current = bindings;
  });
  const names = Object.keys(bindings).join('\n');
  useEffect(() => {
    if (!enabled || names === '') return undefined;
    const live: Record<string, KeyBinding> = {};
    for (const name of names.split('\n')) {
      live[name] = {
        get label() {
          return latest.current[name]?.label ?? '';
        },
        get repeats() {
          return latest.current[name]?.repeats ?? false;
        },
        run: () => latest.current[name]?.run(),
      };
    }
    return bindKeys(live);
  }, [names, enabled]);
}
