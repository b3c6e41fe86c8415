import { useCallback, useState } from 'react';
import { asMembers } from '../../fields/wire-value.ts';
import type { FormValues } from '../schema/validator.ts';

export interface Draft {
  /** What was typed before the page was loaded again. */
  readonly restored: FormValues | undefined;
  readonly save: (values: FormValues) => void;
  readonly clear: () => void;
}

function read(key: string): FormValues | undefined {
  const text = sessionStorage.getItem(key);
  if (text === null) return undefined;
  try {
    return asMembers(JSON.parse(text));
  } catch {
    sessionStorage.removeItem(key);
    return undefined;
  }
}

/** Keeps an unsaved form through a reload, in this window only. */
export function useDraft(name: string): Draft {
  const key = `trellis.draft.${name}`;
  const [restored, setRestored] = useState(() => read(key));
  const save = useCallback((values: FormValues) => sessionStorage.setItem(key, JSON.stringify(values)), [key]);
  const clear = useCallback(() => {
    sessionStorage.removeItem(key);
    setRestored(undefined);
  }, [key]);
  return { restored, save, clear };
}
