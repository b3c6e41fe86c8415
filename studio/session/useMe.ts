import { createContext, useContext } from 'react';
import type { SignedInUser } from '../api/own/session.ts';

export const MeContext = createContext<SignedInUser | undefined>(undefined);

/** The person signed in. */
export function useMe(): SignedInUser {
  const me = useContext(MeContext);
  if (!me) throw new Error('useMe needs the session gate above it');
  return me;
}
