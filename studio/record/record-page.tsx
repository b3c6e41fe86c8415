import { Tabs } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams, useSearchParams } from 'react-router';
import { getRecord, type WireRecord } from '../api/records.ts';
import { useCellContext } from '../fields/useCellContext.ts';
import { LiveHint } from '../live/live-hint.tsx';
import { liveStore } from '../live/live-store.ts';
import { useChangedIds } from '../live/useChangedIds.ts';
import { dots } from '../masks/masked-value.tsx';
import { type ClientObject, findObject } from '../metadata/client-metadata.ts';
import { useMetadata } from '../metadata/useMetadata.ts';
import { NotFoundPage } from '../shell/not-found-page.tsx';
import { PageSkeleton } from '../shell/page-skeleton.tsx';
import { ProblemPanel } from '../shell/problem-panel.tsx';
import { HistoryTab } from './history-tab.tsx';
import { type Layout, layoutOf } from './layout-of.ts';
import { recordFields } from './record-fields.ts';
import { RecordHeader } from './record-header.tsx';
import classes from './record-page.module.css';
import { RecordSections } from './record-sections.tsx';
import { RecordStamps } from './record-stamps.tsx';
import { RelatedList } from './related-list.tsx';
import { useHiddenFields } from './useHiddenFields.ts';

/** A record as its layout arranges it. */
export function RecordPage() {
  const { object: name, id } = useParams();
  const object = findObject(useMetadata(), name);
  return object && id !== undefined ? <LoadedRecord key={`${object.name} ${id}`} object={object} id={id} /> : <NotFoundPage />;
}

function LoadedRecord({ object, id }: { readonly object: ClientObject; readonly id: string }) {
  const { t } = useTranslation();
  const metadata = useMetadata();
  const context = useCellContext();
  // The record's type may choose another layout, so the fields of all are asked for at once.
  const fields = useMemo(() => allFields(metadata, object), [metadata, object]);
  const query = useQuery({ queryKey: ['record', object.name, id, fields], queryFn: ({ signal }) => getRecord(object.name, id, fields, signal) });
  const layout = useMemo(() => layoutOf(metadata, object, query.data?.record_type), [metadata, object, query.data]);
  const hidden = useHiddenFields(object, layout, query.data);
  if (query.isError && !query.data) {
    return (
      <ProblemPanel
        error={query.error}
        page
        onRetry={() => void query.refetch()}
        back={{ to: `/records/${object.name}`, label: t('record.backTo', { objects: context.label(object.plural) }) }}
      />
    );
  }
  if (!query.data || !hidden) return <PageSkeleton />;
  return <Record object={object} record={query.data} layout={layout} hidden={hidden} onReload={() => void query.refetch()} />;
}

function allFields(metadata: ReturnType<typeof useMetadata>, object: ClientObject): readonly string[] {
  const types = [undefined, ...(object.record_types ?? []).map((type) => type.name)];
  return [...new Set(types.flatMap((type) => recordFields(metadata, object, layoutOf(metadata, object, type))))];
}

interface RecordProps {
  readonly object: ClientObject;
  readonly record: WireRecord;
  readonly layout: Layout;
  readonly hidden: ReadonlySet<string>;
  readonly onReload: () => void;
}

function Record({ object, record, layout, hidden, onReload }: RecordProps) {
  const { t } = useTranslation();
  const context = useCellContext();
  const [parameters, setParameters] = useSearchParams();
  const changed = useChangedIds(object.name).has(record.id);
  const tab = parameters.get('tab') === 'history' ? 'history' : 'details';
  const untitled = record._masked?.includes(object.title) ? dots : t('record.untitled');
  const title = context.titleOf(object.name, record) ?? untitled;
  const show = () => {
    liveStore.clear(object.name);
    onReload();
  };
  return (
    <>
      <title>{`${title} · Trellis`}</title>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard. */}
      <section className={classes.scroller} aria-label={title} tabIndex={0}>
        <RecordHeader object={object} record={record} title={title} facts={layout.header ?? []} stage={layout.stage} context={context} />
        {changed && <LiveHint text={t('live.recordChanged')} onShow={show} />}
        <Tabs value={tab} onChange={(next) => setParameters(next === 'history' ? { tab: next } : {})} keepMounted={false}>
          <Tabs.List px={{ base: 16, sm: 24 }}>
            <Tabs.Tab value="details">{t('record.details')}</Tabs.Tab>
            <Tabs.Tab value="history">{t('record.history')}</Tabs.Tab>
          </Tabs.List>
          <Tabs.Panel value="details" className={classes.panel ?? ''}>
            <RecordSections object={object} record={record} layout={layout} hidden={hidden} context={context} />
            {layout.related?.map((related) => (
              <RelatedList
                key={`${related.object} ${related.link}`}
                object={related.object}
                link={related.link}
                id={record.id}
                label={related.label}
                columns={related.columns}
                sort={related.sort}
                context={context}
              />
            ))}
            <RecordStamps record={record} context={context} />
          </Tabs.Panel>
          <Tabs.Panel value="history" className={classes.panel ?? ''}>
            <HistoryTab object={object} id={record.id} context={context} />
          </Tabs.Panel>
        </Tabs>
      </section>
    </>
  );
}
