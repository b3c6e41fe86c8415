import { createContext, useContext } from 'react';
import type { ClientMetadata } from './client-metadata.ts';

export const MetadataContext = createContext<ClientMetadata | undefined>(undefined);

/** The metadata of the person signed in; the shell loads it before any page shows. */
export function useMetadata(): ClientMetadata {
  const metadata = useContext(MetadataContext);
  if (!metadata) throw new Error('useMetadata needs the session gate above it');
  return metadata;
}
