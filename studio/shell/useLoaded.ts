import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { problemText } from './problems/problem-text.ts';
import { showToast } from './toast.tsx';

/**
 * A part of the screen that is loaded when it is first asked for. `load` answers when it is there, so that what opens around it has
 * something to focus.
 */
export function useLoaded<T>(load: () => Promise<T>): readonly [T | undefined, (then: () => void) => void] {
  const { t } = useTranslation();
  const [part, setPart] = useState<{ readonly value: T }>();
  const ask = useCallback(
    (then: () => void) => {
      load()
        .then((value) => {
          setPart({ value });
          then();
        })
        .catch((error: unknown) => showToast({ tone: 'failed', message: problemText(error, t) }));
    },
    [load, t],
  );
  return [part?.value, ask];
}
