import { useParams } from 'react-router';
import { findObject } from '../metadata/client-metadata.ts';
import { useMetadata } from '../metadata/useMetadata.ts';
import { NotFoundPage } from '../shell/pages/not-found-page.tsx';
import { PageSkeleton } from '../shell/pages/page-skeleton.tsx';
import { ProblemPanel } from '../shell/problems/problem-panel.tsx';
import { PrintSheet } from './print-sheet.tsx';
import { usePrintData } from './usePrintData.ts';

/** A record on paper, by a print template: /print/<template>/<id>. */
export function PrintPage() {
  const { template, id } = useParams();
  const metadata = useMetadata();
  const print = metadata.prints?.find(({ name }) => name === template);
  const object = findObject(metadata, print?.object);
  if (!print || !object || id === undefined) return <NotFoundPage />;
  return <LoadedPrint key={`${print.name} ${id}`} print={print} object={object} id={id} />;
}

function LoadedPrint({ print, object, id }: Parameters<typeof usePrintData>[0]) {
  const query = usePrintData({ print, object, id });
  if (query.isError) return <ProblemPanel error={query.error} page onRetry={() => void query.refetch()} />;
  if (!query.data) return <PageSkeleton />;
  return <PrintSheet print={print} object={object} record={query.data.record} blocks={query.data.blocks} />;
}
