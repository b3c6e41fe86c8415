import { useCallback } from 'react';
import { useChangePreferences } from '../../me/usePreferences.ts';

/** Goes over to another app, here and on the person's other devices. */
export function useChooseApp(): (name: string) => void {
  const change = useChangePreferences();
  return useCallback((name) => change({ app: name }), [change]);
}
