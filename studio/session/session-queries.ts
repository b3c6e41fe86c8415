import { type QueryClient, queryOptions } from '@tanstack/react-query';
import { loadMetadata } from '../api/metadata.ts';
import { loadMe } from '../api/own/session.ts';
import { viewsQuery } from '../list/views/useSavedViews.ts';

const storageKey = 'trellis.signed-in';

/** Who is signed in, or null. */
export const meQuery = queryOptions({ queryKey: ['me'], queryFn: ({ signal }) => loadMe(signal), staleTime: Number.POSITIVE_INFINITY });

/** What the person signed in is shown of objects, layouts and pages. */
export const metadataQuery = queryOptions({
  queryKey: ['metadata'],
  queryFn: ({ signal }) => loadMetadata(signal),
  staleTime: Number.POSITIVE_INFINITY,
});

/** Remembers for the next visit whether somebody is signed in here. */
export function rememberSignedIn(signedIn: boolean): void {
  if (signedIn) localStorage.setItem(storageKey, '1');
  else localStorage.removeItem(storageKey);
}

/**
 * Asks for all that a list waits for at once, before anything is drawn: on a slow line each question after another is a third of a second.
 * What is refused to others only where somebody was signed in. What fails here is asked again and shown by the session gate.
 */
export function askEarly(client: QueryClient): void {
  void client.prefetchQuery(meQuery);
  if (localStorage.getItem(storageKey) === null) return;
  void client.prefetchQuery({ ...metadataQuery, retry: false });
  void client.prefetchQuery({ ...viewsQuery, retry: false });
}
