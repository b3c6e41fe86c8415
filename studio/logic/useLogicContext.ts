import { useMemo } from 'react';
import { useMe } from '../session/useMe.ts';
import type { LogicContext } from './form-logic.ts';

/** Who asks and when: the clock stands still while a form is open, so that its fields do not come and go by themselves. */
export function useLogicContext(): LogicContext {
  const { id, zone } = useMe();
  return useMemo(() => ({ now: new Date().toISOString(), zone, me: id }), [id, zone]);
}
