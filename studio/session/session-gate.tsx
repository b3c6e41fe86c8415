import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useEffect } from 'react';
import { ProblemError } from '../api/problem.ts';
import { changeLocale } from '../i18n/start-i18n.ts';
import { MetadataContext } from '../metadata/useMetadata.ts';
import { OfflinePage } from '../pwa/offline-page.tsx';
import { PageSkeleton } from '../shell/pages/page-skeleton.tsx';
import { ProblemPanel } from '../shell/problems/problem-panel.tsx';
import { meQuery, metadataQuery, rememberSignedIn } from './session-queries.ts';
import { SignInPage } from './sign-in-page.tsx';
import { MeContext } from './useMe.ts';

/** Asks who is signed in; shows the sign-in page, or loads the metadata and shows the product. */
export function SessionGate({ children }: { readonly children: ReactNode }) {
  const me = useQuery(meQuery);
  const metadata = useQuery({ ...metadataQuery, enabled: Boolean(me.data) });
  const locale = me.data?.locale;
  useEffect(() => {
    if (me.data !== undefined) rememberSignedIn(me.data !== null);
  }, [me.data]);
  useEffect(() => {
    if (locale) changeLocale(locale).catch((error: unknown) => console.error('The language could not be loaded', error));
  }, [locale]);
  if (me.data === null) return <SignInPage />;
  const failed = me.error ?? metadata.error;
  if (failed instanceof ProblemError && failed.code === 'offline') return <OfflinePage />;
  if (failed) return <ProblemPanel error={failed} page onRetry={() => void (me.error ? me.refetch() : metadata.refetch())} />;
  if (!me.data || !metadata.data) return <PageSkeleton />;
  return (
    <MeContext value={me.data}>
      <MetadataContext value={metadata.data}>{children}</MetadataContext>
    </MeContext>
  );
}
